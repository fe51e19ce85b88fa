import type { Cognito, SavedState } from '../../emulator/index.js'
import type { Store } from '../emulator/qualification/clients/store.js'
import { openPage } from './pages.js'
import { type Situation, type SituationName, situations, type Visitor } from './situations.js'
import {
  type Moment,
  OTHER_USERNAME,
  PASSWORD,
  POOL_ID,
  restore,
  USERNAME,
} from './world-states.js'

/** The moment that a program starts in, which is made once for each situation. */
export interface Moments {
  of(name: SituationName, signsIn: boolean): Promise<Moment>
}

/**
 * Sessions are written by a sign-in of the real v5, once for each kind of visitor, and opened by
 * both majors: that is what a visitor's browser holds on the day of the migration.
 */
export function createMoments(cognito: Cognito, url: string): Moments {
  const initial: Moment = { service: cognito.state(), storage: new Map() }
  const visits = new Map<Visitor, Promise<Moment>>()
  const moments = new Map<string, Promise<Moment>>()

  const visit = (visitor: Visitor): Promise<Moment> =>
    once(visits, visitor, async () => {
      const plan = visitors[visitor]
      if (plan === null) return initial
      const store = restore(cognito, { ...initial, service: withPool(initial.service, plan.pool) })
      const since = plan.hoursAgo * HOUR
      cognito.clock.set(since === 0 ? undefined : Date.now() - since)
      await signIn(plan.username, url, store)
      cognito.clock.set(undefined)
      // The client took the hour of the service for its own.
      for (const key of store.entries.keys())
        if (key.endsWith('.clockDrift')) store.setItem(key, '0')
      return { service: cognito.state(), storage: store.entries }
    })
  return {
    of: (name, signsIn) => {
      const situation: Situation = situations[name]
      const visitor = signsIn && situation.emptyForSignIn ? 'nobody' : situation.visitor
      return once(moments, `${name} ${visitor}`, async () => {
        const before = await visit(visitor)
        restore(cognito, before)
        await situation.prepare?.(cognito, url)
        return { ...before, service: withPool(cognito.state(), situation.pool) }
      })
    },
  }
}

const HOUR = 60 * 60 * 1000

const visitors: Readonly<Record<Visitor, Visit | null>> = {
  nobody: null,
  'signed in': { username: USERNAME, hoursAgo: 0 },
  'signed in long ago': { username: USERNAME, hoursAgo: 2 },
  another: { username: OTHER_USERNAME, hoursAgo: 0 },
  'signed in with a device': {
    username: USERNAME,
    hoursAgo: 0,
    pool: { deviceTracking: { challengeRequiredOnNewDevice: true, rememberedOnlyOnPrompt: true } },
  },
}

interface Visit {
  readonly username: string
  readonly hoursAgo: number
  readonly pool?: Readonly<Record<string, unknown>>
}

async function signIn(username: string, url: string, store: Store): Promise<void> {
  const load = openPage.v5({ url, store, withIdentityPool: false })
  const { Auth } = load('aws-amplify') as typeof import('aws-amplify-v5')
  await Auth.signIn(username, PASSWORD)
}

function withPool(service: SavedState, change: Readonly<Record<string, unknown>> = {}): SavedState {
  const pools = service.pools as Readonly<Record<string, object>>
  return { ...service, pools: { ...pools, [POOL_ID]: { ...pools[POOL_ID], ...change } } }
}

function once<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = known.get(key) ?? make()
  known.set(key, value)
  return value
}

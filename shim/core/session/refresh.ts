import type { AuthenticationResultType } from '@aws-sdk/client-cognito-identity-provider'
import { userPoolOf } from '../call.js'
import type { Engine } from '../engine.js'
import { Fault } from '../fault.js'
import { fault } from '../faults.js'
import { inMemory } from '../memory.js'
import { refusalOf } from '../refusals.js'
import { alone } from './alone.js'
import { claimsOf } from './claims.js'
import { measureDrift } from './clock-drift.js'
import { deviceKeyOf } from './device-secret.js'
import { endsSession } from './endings.js'
import { isExpired } from './expiry.js'
import { callRefresh } from './refresh-call.js'
import type { Session } from './session.js'
import { clearSession, holdSession, loadSession, storeSession } from './store.js'

type ClientMetadata = Readonly<Record<string, string>>

const flights = inMemory('refreshes', () => new Map<string, Promise<Session | null>>())

/**
 * Refreshes a session. All who ask at the same time get the tokens of one request, other tabs too;
 * those who have something else for the Lambda functions come after it.
 *
 * @param stale - the session whose tokens are not wanted any more
 * @returns null where the service says that nobody is signed in, or somebody has signed out meanwhile
 * @throws Fault `TokenRefreshException`, what the service refuses with, `NetworkError`
 */
export function refreshSession(
  engine: Engine,
  stale: Session,
  metadata: ClientMetadata | null,
): Promise<Session | null> {
  const { clientId } = userPoolOf(engine)
  const name = `amplift.refresh.${clientId}.${stale.username}`
  const key = `${name} ${JSON.stringify(metadata)}`
  const under = flights(engine)
  const { clock } = engine.platform
  const asked = clock.now()
  const flight =
    under.get(key) ??
    inItsTurn(engine, name, () => {
      const hasWaited = clock.now() - asked > NOTICEABLE
      return refreshUnlessDone(engine, stale, metadata, hasWaited)
    }).finally(() => under.delete(key))
  under.set(key, flight)
  return flight
}

/**
 * Does something when its turn has come. Where other tabs take turns too, theirs comes a moment after
 * the end, so that they find what was stored; nobody here waits for that.
 */
function inItsTurn(
  engine: Engine,
  name: string,
  run: () => Promise<Session | null>,
): Promise<Session | null> {
  const { locks, clock } = engine.platform
  if (locks === null) return alone(engine, name, run)
  return new Promise((resolve, reject) => {
    const turn = alone(engine, name, async () => {
      const done = run()
      done.then(resolve, reject)
      await done.catch(() => undefined)
      await clock.wait(SETTLING)
    })
    turn.catch(reject)
  })
}

/** How long a browser may take, in milliseconds, to show a tab what another one has stored. */
const SETTLING = 100

/** A turn that comes later than this, in milliseconds, comes after somebody else's. */
const NOTICEABLE = 20

/** Who has waited for its turn looks first whether there are other tokens by now. */
async function refreshUnlessDone(
  engine: Engine,
  stale: Session,
  metadata: ClientMetadata | null,
  hasWaited: boolean,
): Promise<Session | null> {
  const session = await loadAfterOthers(engine, stale, hasWaited)
  if (session === null) return null
  const isOther = session.accessToken !== stale.accessToken
  return isOther && metadata === null && !isExpired(engine, session)
    ? session
    : refresh(engine, session, metadata)
}

/**
 * What is stored when the turn has come. What another tab has stored before it gave its turn away may
 * take a moment to arrive: browsers do not bring their storages and their locks into step.
 */
async function loadAfterOthers(
  engine: Engine,
  stale: Session,
  hasWaited: boolean,
): Promise<Session | null> {
  const looks = hasWaited ? 6 : 1
  for (let look = 1; ; look += 1) {
    const session = await loadSession(engine)
    if (look === looks || session?.accessToken !== stale.accessToken) return session
    await engine.platform.clock.wait(50)
  }
}

async function refresh(
  engine: Engine,
  session: Session,
  metadata: ClientMetadata | null,
): Promise<Session | null> {
  try {
    const fresh = await requestTokens(engine, session, metadata)
    return await keepRefreshed(engine, session, fresh)
  } catch (error) {
    return onRefused(engine, session, metadata, refusalOf(error))
  }
}

async function onRefused(
  engine: Engine,
  session: Session,
  metadata: ClientMetadata | null,
  refusal: Fault,
): Promise<Session | null> {
  const isOver = endsSession(refusal.name)
  const stored = await loadAfter(engine, session, refusal)
  // Who has signed out meanwhile wants no answer any more.
  if (stored === null) return null
  const isOutrun = stored.accessToken !== session.accessToken
  if (isOutrun) return isExpired(engine, stored) ? refresh(engine, stored, metadata) : stored
  if (isOver) await clearSession(engine, session.username)
  engine.events.tell({ kind: 'refreshFailed', fault: refusal, endsSession: isOver })
  if (refusal.name.startsWith('NotAuthorizedException')) return null
  throw refusal
}

/**
 * What is stored after a refusal. A refresh token that was used before was used by somebody who does
 * not know our lock, and who is about to store what came of it.
 */
async function loadAfter(
  engine: Engine,
  session: Session,
  { name }: Fault,
): Promise<Session | null> {
  const looks = name.startsWith('RefreshTokenReuseException') ? 5 : 1
  for (let look = 1; ; look += 1) {
    const stored = await loadSession(engine)
    if (look === looks || stored?.refreshToken !== session.refreshToken) return stored
    await engine.platform.clock.wait(200)
  }
}

async function requestTokens(
  engine: Engine,
  session: Session,
  clientMetadata: ClientMetadata | null,
): Promise<Session> {
  const { refreshToken } = session
  if (refreshToken === null) throw fault('TokenRefreshException')
  const deviceKey = await deviceKeyOf(engine, session)
  const result = await callRefresh(engine, { refreshToken, deviceKey, clientMetadata })
  return refreshed(engine, session, result)
}

function refreshed(
  engine: Engine,
  session: Session,
  result: AuthenticationResultType | undefined,
): Session {
  const accessToken = result?.AccessToken ?? null
  const claims = claimsOf(engine, accessToken)
  if (accessToken === null || claims === null) throw fault('InvalidTokens')
  return {
    ...session,
    accessToken,
    idToken: result?.IdToken ?? null,
    refreshToken: result?.RefreshToken ?? session.refreshToken,
    clockDrift: measureDrift(claims, engine.platform.clock.now()),
  }
}

/** Stores what came, unless somebody has signed out, in, or refreshed while it was on its way. */
async function keepRefreshed(
  engine: Engine,
  before: Session,
  fresh: Session,
): Promise<Session | null> {
  const stored = await loadSession(engine)
  if (stored?.username !== before.username || stored.refreshToken !== before.refreshToken) {
    return stored
  }
  try {
    await storeSession(engine, fresh)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    // The tokens are good, and the refresh token may be a new one: they must not be lost.
    await holdSession(engine, fresh)
  }
  engine.events.tell({ kind: 'tokensRefreshed' })
  return fresh
}

import type { Engine } from '../core/engine.js'
import type { AuthEvent } from '../core/events.js'
import { forgetCredentials } from '../core/identity/credentials.js'
import { inMemory } from '../core/memory.js'
import { userOf } from '../core/session/names.js'
import { hearOtherTabs, type OtherTabEvent } from '../core/session/other-tabs.js'
import { loadSession } from '../core/session/store.js'
import { hubPayloadsOf } from './hub-payload.js'
import type { HubLike, HubPayload } from './types/hub.js'

const relayed = inMemory('relayed', () => new WeakSet<HubLike>())

/**
 * Tells a Hub what happens to the session of an engine, and the engine what others tell that Hub:
 * functions of aws-amplify itself may be in use beside ours. Once for each Hub.
 */
export function relay(engine: Engine, hub: HubLike): void {
  const hubs = relayed(engine)
  if (hubs.has(hub)) return
  hubs.add(hub)
  // What one side is being told comes straight back from there.
  let isTelling = false
  const tell = (run: () => void): void => {
    if (isTelling) return
    isTelling = true
    try {
      run()
    } finally {
      isTelling = false
    }
  }
  engine.events.hear((event) => tell(() => tellHub(hub, hubPayloadsOf(event))))
  hub.listen('auth', ({ payload, crossTab }) => {
    if (!crossTab) tell(() => tellEngine(engine, payload))
  })
  hearOtherTabs(engine, (event) => {
    void relayOtherTab(engine, hub, event)
  })
}

function tellHub(hub: HubLike, payloads: readonly HubPayload[], crossTab?: boolean): void {
  quietly(hub, () => {
    for (const payload of payloads) hub.dispatch('auth', payload, 'Auth', undefined, crossTab)
  })
}

/** v6 warns of everybody but itself who tells something on its channels. */
function quietly(hub: HubLike & { protectedChannels?: unknown }, run: () => void): void {
  const { protectedChannels } = hub
  if (!Array.isArray(protectedChannels)) {
    run()
    return
  }
  hub.protectedChannels = protectedChannels.filter((channel) => channel !== 'auth')
  try {
    run()
  } finally {
    hub.protectedChannels = protectedChannels
  }
}

function tellEngine(engine: Engine, { event, data }: HubPayload): void {
  const heard = eventOf(event, data)
  if (heard === null) return
  forgetCredentials(engine)
  engine.events.tell(heard)
}

/** What somebody else has done with the session; failures are theirs to report. */
function eventOf(event: string, data: unknown): AuthEvent | null {
  if (event === 'signedOut') return { kind: 'signedOut' }
  if (event === 'tokenRefresh') return { kind: 'tokensRefreshed' }
  if (event !== 'signedIn') return null
  const { username, userId } = (data ?? {}) as Record<string, unknown>
  if (typeof username !== 'string' || typeof userId !== 'string') return null
  return { kind: 'signedIn', user: { username, userId, signInDetails: null } }
}

async function relayOtherTab(engine: Engine, hub: HubLike, kind: OtherTabEvent): Promise<void> {
  const event = kind === 'signedIn' ? await signedInEvent(engine) : { kind }
  if (event !== null) tellHub(hub, hubPayloadsOf(event), true)
}

async function signedInEvent(engine: Engine): Promise<AuthEvent | null> {
  try {
    const session = await loadSession(engine)
    return session && { kind: 'signedIn', user: userOf(engine, session) }
  } catch {
    // Another tab may have signed out, or this one may not read the storage: there is nobody to tell of.
    return null
  }
}

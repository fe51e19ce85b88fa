import { toHex } from '../bytes/hex.js'
import type { Engine } from '../engine.js'
import { Fault } from '../fault.js'
import { readItems, removeItems, writeItems } from '../items.js'
import type { Attempt, Setup } from './attempt.js'
import { isFlow } from './flows.js'

/** v6's keys, and ours for what it does not keep. */
const keys = {
  username: 'CognitoSignInState.username',
  challenge: 'CognitoSignInState.challengeName',
  session: 'CognitoSignInState.signInSession',
  expiry: 'CognitoSignInState.expiry',
  more: 'CognitoSignInState.ampliftAttempt',
} as const

/** For how long the service keeps a session at the least, in milliseconds. */
const LIFETIME = 180_000

/** What v6 does not keep, and the session that it belongs to. */
type More = Pick<Attempt, 'flow' | 'loginId' | 'setup' | 'session'>

/**
 * The attempt in the storage of the tab, where it is not the one that is held; that one where nothing
 * newer is there. An attempt that is held does not expire here: the service knows how long it is good.
 */
export async function readTab(engine: Engine, held: Attempt | null): Promise<Attempt | null> {
  const [username, challenge, session, expiry, more] = await read(engine)
  if (!username || !challenge || !session) return held
  const isHeld =
    held?.username === username && held.challenge === challenge && held.session === session
  const isGood = Number(expiry) > engine.platform.clock.now()
  if (isHeld || !isGood) return held
  const { flow = null, loginId = null, setup = null } = parseMore(more, session)
  return {
    id: toHex(engine.platform.randomBytes(8)),
    flow,
    loginId,
    username,
    takesName: false,
    waitsFor: 'person',
    challenge,
    session,
    setup,
    proved: [],
  }
}

/** Keeps an attempt in the storage of the tab, or removes what is there; says whether that worked. */
export async function writeTab(engine: Engine, attempt: Attempt | null): Promise<boolean> {
  if (attempt !== null && (await succeeds(() => write(engine, attempt)))) return true
  const { tabStorage } = engine.platform
  // What is there belongs to another attempt, or is one half of this one.
  const isRemoved = await succeeds(() => removeItems(tabStorage, Object.values(keys)))
  return attempt === null && isRemoved
}

async function write({ platform }: Engine, attempt: Attempt): Promise<void> {
  const { username, challenge, session, flow, loginId, setup } = attempt
  const more: More = { flow, loginId, setup, session }
  await writeItems(platform.tabStorage, [
    [keys.username, username],
    [keys.challenge, challenge],
    [keys.session, session],
    [keys.expiry, String(platform.clock.now() + LIFETIME)],
    [keys.more, JSON.stringify(more)],
  ])
}

/** A storage may be full, or forbidden: the attempt goes on without it, but for a reload. */
async function succeeds(run: () => Promise<void>): Promise<boolean> {
  try {
    await run()
    return true
  } catch (error) {
    if (error instanceof Fault) return false
    throw error
  }
}

async function read({ platform }: Engine): Promise<readonly (string | null)[]> {
  try {
    const { username, challenge, session, expiry, more } = keys
    return await readItems(platform.tabStorage, username, challenge, session, expiry, more)
  } catch (error) {
    // Forbidden: then there is nothing in it.
    if (error instanceof Fault) return []
    throw error
  }
}

/** Nothing where v6 has gone on with the attempt since, or somebody has changed what is stored. */
function parseMore(text: string | null | undefined, session: string): Partial<More> {
  try {
    const more = JSON.parse(text ?? '{}') as Readonly<Record<string, unknown>> | null
    if (more?.session !== session) return {}
    const { flow, loginId, setup } = more
    return {
      ...(isFlow(flow) && { flow }),
      ...(typeof loginId === 'string' && { loginId }),
      ...(isSetup(setup) && { setup }),
    }
  } catch {
    return {}
  }
}

const stages: readonly unknown[] = ['choice', 'app', 'address', 'verified']

function isSetup(value: unknown): value is Setup {
  if (typeof value !== 'object' || value === null) return false
  const { stage, factors } = value as Readonly<Record<string, unknown>>
  return stages.includes(stage) && Array.isArray(factors)
}

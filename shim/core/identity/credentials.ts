import type { IdentityPoolConfig } from '../config/config.js'
import type { Engine } from '../engine.js'
import { Fault } from '../fault.js'
import { fault } from '../faults.js'
import { inMemory } from '../memory.js'
import { claimsOf } from '../session/claims.js'
import type { Session } from '../session/session.js'
import { callIdentity, type Logins } from './call-identity.js'
import { clearGuestId, loadGuestId, storeGuestId } from './identity-store.js'

/** Who credentials are for. */
export type Holder = Pick<Session, 'idToken' | 'clockDrift'>

/** Keys to services of AWS, and whose they are. */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string | null
  /** By the clock of the service. */
  readonly expiration: Date | null
  readonly identityId: string
}

/** What was got, and for how long it is used. */
interface Cached {
  readonly credentials: Credentials
  /** The id token that they were got with; null for a guest. */
  readonly idToken: string | null
  /** Milliseconds of the clock here. */
  readonly until: number
}

interface IdentityMemory {
  cached: Cached | null
  /** The identity of a user, by `sub`. It is not stored: it comes with the id token. */
  own: { readonly sub: unknown; readonly id: string } | null
  readonly flights: Map<string, Promise<Credentials>>
}

/** Credentials are used for 50 minutes at most, as in v5 and v6. */
const LIFETIME = 50 * 60 * 1000

const memoryOf = inMemory(
  'identity',
  (): IdentityMemory => ({ cached: null, own: null, flights: new Map() }),
)

/**
 * The credentials of who is signed in, or of a guest. All who ask at the same time get those of one
 * request. Null where there is no identity pool, or it lets no guests in.
 *
 * @param holder - who is signed in; null for a guest
 * @throws Fault `UserUnAuthenticatedException` where the session has no id token, what the service
 * refuses with, `NetworkError`, `StorageException`
 */
export async function credentialsOf(
  engine: Engine,
  holder: Holder | null,
  forceRefresh = false,
): Promise<Credentials | null> {
  const pool = engine.config?.identityPool ?? null
  if (pool === null || (holder === null && !pool.allowsGuests)) return null
  const idToken = holder?.idToken ?? null
  if (holder !== null && idToken === null) throw fault('UserUnAuthenticatedException')
  const memory = memoryOf(engine)
  const { cached } = memory
  const isUsable = cached?.idToken === idToken && engine.platform.clock.now() < cached.until
  if (!forceRefresh && isUsable) return cached.credentials
  const key = `${pool.id} ${idToken}`
  const flight =
    memory.flights.get(key) ??
    request(engine, pool, holder, idToken).finally(() => memory.flights.delete(key))
  memory.flights.set(key, flight)
  return flight
}

/** Forgets credentials, so that the next ones are got for who is signed in by then. */
export function forgetCredentials(engine: Engine): void {
  const memory = memoryOf(engine)
  memory.cached = null
  memory.own = null
}

/**
 * Forgets credentials and the guest's identity too.
 *
 * @throws Fault `StorageException`
 */
export async function forgetIdentity(engine: Engine): Promise<void> {
  forgetCredentials(engine)
  const pool = engine.config?.identityPool ?? null
  if (pool !== null) await clearGuestId(engine, pool.id)
}

async function request(
  engine: Engine,
  pool: IdentityPoolConfig,
  holder: Holder | null,
  idToken: string | null,
): Promise<Credentials> {
  const memory = memoryOf(engine)
  const logins = idToken === null ? {} : loginsOf(engine, idToken)
  const isGuest = idToken === null
  const sub = claimsOf(engine, idToken)?.sub
  const { own } = memory
  const known = own !== null && own.sub === sub ? own.id : await loadGuestId(engine, pool.id)
  const makeIdentity = async (): Promise<string> => {
    const id = await getId(engine, pool, logins)
    // Kept at once: where no credentials follow, the next try must not make another identity.
    if (isGuest) await storeGuestId(engine, pool.id, id)
    else memory.own = { sub, id }
    return id
  }
  const credentials = await getCredentials(engine, pool, logins, { known, makeIdentity })
  const { identityId } = credentials
  memory.own = isGuest ? null : { sub, id: identityId }
  if (isGuest) await storeGuestId(engine, pool.id, identityId)
  // The guest's identity is the user's now.
  else await clearGuestId(engine, pool.id)
  const until = endOf(engine, credentials, holder?.clockDrift ?? 0)
  memory.cached = { credentials, idToken, until }
  return credentials
}

/** Whose credentials are asked for. */
interface Identity {
  readonly known: string | null
  readonly makeIdentity: () => Promise<string>
}

/** An identity that the pool does not know any more is made anew, once. */
async function getCredentials(
  engine: Engine,
  pool: IdentityPoolConfig,
  logins: Logins,
  { known, makeIdentity }: Identity,
): Promise<Credentials> {
  try {
    return await getCredentialsFor(engine, pool, known ?? (await makeIdentity()), logins)
  } catch (error) {
    const isGone = error instanceof Fault && error.name === 'ResourceNotFoundException'
    if (!isGone || known === null) throw error
    return getCredentialsFor(engine, pool, await makeIdentity(), logins)
  }
}

async function getId(
  engine: Engine,
  { id, endpoint }: IdentityPoolConfig,
  logins: Logins,
): Promise<string> {
  const input = { IdentityPoolId: id, Logins: logins }
  const { IdentityId } = await callIdentity(engine, endpoint, 'GetId', input)
  if (!IdentityId) throw fault('GetIdResponseException')
  return IdentityId
}

async function getCredentialsFor(
  engine: Engine,
  { endpoint }: IdentityPoolConfig,
  identityId: string,
  logins: Logins,
): Promise<Credentials> {
  const isGuest = Object.keys(logins).length === 0
  const { Credentials: keys, IdentityId } = await callIdentity(
    engine,
    endpoint,
    'GetCredentialsForIdentity',
    { IdentityId: identityId, ...(!isGuest && { Logins: logins }) },
  )
  if (!keys?.AccessKeyId || !keys.SecretKey) throw fault('CredentialsNotFoundException')
  return {
    accessKeyId: keys.AccessKeyId,
    secretAccessKey: keys.SecretKey,
    sessionToken: keys.SessionToken ?? null,
    expiration: typeof keys.Expiration === 'number' ? new Date(keys.Expiration * 1000) : null,
    identityId: IdentityId ?? identityId,
  }
}

/** The pool knows who has issued an id token by its name without `https://`. */
function loginsOf(engine: Engine, idToken: string): Logins {
  const issuer = claimsOf(engine, idToken)?.iss
  if (typeof issuer !== 'string' || issuer === '') throw fault('InvalidIdTokenException')
  return { [issuer.replace(/^\w+:\/\//, '')]: idToken }
}

function endOf(engine: Engine, { expiration }: Credentials, clockDrift: number): number {
  const now = engine.platform.clock.now()
  const end = (expiration?.getTime() ?? Number.POSITIVE_INFINITY) + clockDrift
  // Fresh credentials that have expired already mean a clock that is wrong: it decides nothing then.
  return Math.min(now + LIFETIME, end > now ? end : Number.POSITIVE_INFINITY)
}

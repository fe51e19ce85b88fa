import type { KeyValueStorage } from '../../platform/storage.js'
import { userPoolOf } from '../call.js'
import type { Engine } from '../engine.js'
import { readItems, removeItems, writeItems } from '../items.js'
import { inMemory } from '../memory.js'
import { claimsOf } from './claims.js'
import { readDrift, writeDrift } from './clock-drift.js'
import { lastUserKey, sessionKeys } from './keys.js'
import type { Session, SignInDetails } from './session.js'

/** A session that could not be stored, and the tokens that it was to be stored over. */
interface Unstored {
  readonly session: Session
  readonly over: Pick<Session, 'accessToken' | 'refreshToken'>
}

const unstored = inMemory('unstored session', () => new Map<string, Unstored>())

/**
 * The session that is stored, by us, v5 or v6; its tokens may be expired. Where only the access token
 * is lost or broken, the session is still there: it needs a refresh.
 *
 * @throws Fault `StorageException` where the storage does not answer
 */
export async function loadSession(engine: Engine): Promise<Session | null> {
  const { clientId } = userPoolOf(engine)
  const [username] = await readItems(engine.storage, lastUserKey(clientId))
  const stored = username === null ? null : await readSession(engine, clientId, username)
  const held = unstored(engine).get(clientId)
  if (held === undefined) return stored
  if (stored !== null && hasSameTokens(stored, held.over)) return held.session
  unstored(engine).delete(clientId)
  return stored
}

async function readSession(
  engine: Engine,
  clientId: string,
  username: string,
): Promise<Session | null> {
  const keys = sessionKeys(clientId, username)
  const [accessToken, idToken, refreshToken, own, details] = await readItems(
    engine.storage,
    keys.accessToken,
    keys.idToken,
    keys.refreshToken,
    keys.ownDrift,
    keys.signInDetails,
  )
  if (accessToken === null && refreshToken === null) return null
  const access = claimsOf(engine, accessToken)
  const isOurs = own?.split('@')[1] === String(access?.iat)
  const others = isOurs
    ? { shared: null, isOfV5: false, isOfV6: false }
    : await readTraces(engine.storage, clientId, username)
  return {
    username,
    accessToken: accessToken ?? '',
    idToken,
    refreshToken,
    clockDrift: readDrift({ own, ...others }, access),
    signInDetails: parseDetails(details),
  }
}

async function readTraces(
  storage: KeyValueStorage,
  clientId: string,
  username: string,
): Promise<{ shared: string | null; isOfV5: boolean; isOfV6: boolean }> {
  const keys = sessionKeys(clientId, username)
  const [shared, userData, details, metadata] = await readItems(
    storage,
    keys.clockDrift,
    keys.userData,
    keys.signInDetails,
    keys.oauthMetadata,
  )
  return { shared, isOfV5: userData !== null, isOfV6: details !== null || metadata !== null }
}

function parseDetails(text: string | null): SignInDetails | null {
  if (text === null) return null
  try {
    const details: unknown = JSON.parse(text)
    return typeof details === 'object' ? (details as SignInDetails | null) : null
  } catch {
    // How somebody signed in is told to the app and decides nothing: without it, nothing is told.
    return null
  }
}

/**
 * Stores a session so that v5 and v6 read it too. What is hardest to get again is stored first, the
 * name that makes it the current one last.
 *
 * @throws Fault `StorageException` where a part of it cannot be stored
 */
export async function storeSession(engine: Engine, session: Session): Promise<void> {
  const { clientId } = userPoolOf(engine)
  const { username, accessToken, idToken, refreshToken, signInDetails, clockDrift } = session
  const keys = sessionKeys(clientId, username)
  await writeItems(engine.storage, [
    [keys.refreshToken, refreshToken],
    [keys.accessToken, accessToken],
    [keys.idToken, idToken],
    [keys.ownDrift, writeDrift(clockDrift, claimsOf(engine, accessToken) ?? {})],
    // v5 and v6 have different units for it, and both read a nought rightly.
    [keys.clockDrift, '0'],
    [keys.signInDetails, signInDetails === null ? null : JSON.stringify(signInDetails)],
    [lastUserKey(clientId), username],
  ])
  unstored(engine).delete(clientId)
}

/** Keeps a session in memory that could not be stored, until something else is stored. */
export async function holdSession(engine: Engine, session: Session): Promise<void> {
  const { clientId } = userPoolOf(engine)
  const over = await readSession(engine, clientId, session.username)
  if (over !== null) unstored(engine).set(clientId, { session, over })
}

/**
 * Removes the session of a user: everything that v5, v6 and this engine keep of it, but not the
 * secret of the device.
 *
 * @throws Fault `StorageException` where something is still there
 */
export async function clearSession(engine: Engine, username: string | null): Promise<void> {
  const { clientId } = userPoolOf(engine)
  unstored(engine).delete(clientId)
  const keys = [lastUserKey(clientId)]
  if (username !== null) keys.push(...tokenKeys(clientId, username))
  for (const storage of storagesOf(engine)) await removeItems(storage, keys)
}

/** Removes the tokens that somebody else has left behind. */
export async function clearTokensOf(engine: Engine, username: string): Promise<void> {
  const { clientId } = userPoolOf(engine)
  await removeItems(engine.storage, tokenKeys(clientId, username))
}

function tokenKeys(clientId: string, username: string): string[] {
  const { deviceKey, deviceGroupKey, randomPassword, ...rest } = sessionKeys(clientId, username)
  return Object.values(rest)
}

/** The storage of the tokens, and that of the host: v5 and v6 keep some things there in any case. */
export function storagesOf({ storage, platform }: Engine): readonly KeyValueStorage[] {
  return storage === platform.storage ? [storage] : [storage, platform.storage]
}

function hasSameTokens(one: Session, other: Unstored['over']): boolean {
  return one.accessToken === other.accessToken && one.refreshToken === other.refreshToken
}

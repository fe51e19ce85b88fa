import type { Engine } from '../engine.js'
import { fault } from '../faults.js'
import { isExpired } from './expiry.js'
import { sessionGate } from './gate.js'
import { refreshSession } from './refresh.js'
import { refreshMetadata } from './refresh-metadata.js'
import type { Session } from './session.js'
import { sessionSource } from './source.js'
import { loadSession } from './store.js'

/** How a session is asked for. */
export interface SessionOptions {
  /** Refreshes tokens that are still good, too. */
  readonly forceRefresh?: boolean | undefined
  /** What Lambda functions are told of a refresh. */
  readonly clientMetadata?: Readonly<Record<string, string>> | undefined
}

/**
 * The session that is stored, with tokens that are still good: they are refreshed where they are not.
 * Null where nobody is signed in, or the refresh has shown that nobody is any more.
 *
 * @throws Fault `AuthUserPoolException` without a user pool, what the refresh was refused with,
 * `NetworkError`, `TokenRefreshException` without a refresh token, `StorageException` where the
 * storage does not answer
 */
export async function currentSession(
  engine: Engine,
  { forceRefresh = false, clientMetadata }: SessionOptions = {},
): Promise<Session | null> {
  const { from } = sessionSource(engine)
  if (from !== null) return from.current({ forceRefresh })
  await sessionGate(engine).wait?.()
  const session = await loadSession(engine)
  if (session === null) return null
  if (!forceRefresh && !isExpired(engine, session)) return session
  return refreshSession(engine, session, clientMetadata ?? (await refreshMetadata(engine)))
}

/**
 * The session that is stored, as {@link currentSession} has it.
 *
 * @throws Fault `UserUnAuthenticatedException` where nobody is signed in
 */
export async function requireSession(engine: Engine, options?: SessionOptions): Promise<Session> {
  const session = await currentSession(engine, options)
  if (session === null) throw fault('UserUnAuthenticatedException')
  return session
}

import type { Engine } from '../engine.js'
import { fault } from '../faults.js'
import type { Session } from './session.js'

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
 * @throws Fault what the refresh was refused with, `NetworkError`, `TokenRefreshException` without a
 * refresh token, `StorageFault` where the storage does not answer
 */
export async function currentSession(
  _engine: Engine,
  _options: SessionOptions = {},
): Promise<Session | null> {
  throw new Error('Not built yet')
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

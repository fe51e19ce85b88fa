import type { Engine } from '../core/engine.js'
import { credentialsOf } from '../core/identity/credentials.js'
import { claimsOf } from '../core/session/claims.js'
import { currentSession } from '../core/session/current-session.js'
import { atDoor } from './at-door.js'
import { authTokensOf, awsCredentialsOf } from './auth-tokens.js'
import { engineOf, foreignContextOf, isUnconfigured } from './context.js'
import type { AmplifyContext } from './types/context.js'
import type { AuthSession, FetchAuthSessionOptions } from './types/session.js'

export function fetchAuthSession(
  context: AmplifyContext,
  options?: FetchAuthSessionOptions,
): Promise<AuthSession>

/**
 * Gives the tokens of whoever is signed in, and AWS credentials where an identity pool is configured.
 * Tokens that have expired are renewed; all who ask at the same time share one request.
 *
 * Nobody being signed in is no error: then the session is empty, or a guest's.
 *
 * @param options - `forceRefresh` renews tokens and credentials that are still valid, too;
 * `clientMetadata` is what the Lambda functions of the renewal are given
 * @returns tokens, credentials, the identity and the `sub`: what there is of them
 * @throws AuthError `NetworkError` without network, `TokenRefreshException` where an expired session
 * cannot be renewed, `StorageException` where the storage does not answer, and what the service
 * refuses with; tokens are kept except where the service says that they are of no use any more
 *
 * @example
 * import { fetchAuthSession } from '@amplift/auth'
 *
 * const { tokens } = await fetchAuthSession()
 * const headers = { authorization: `Bearer ${tokens?.idToken?.toString() ?? ''}` }
 */
export function fetchAuthSession(options?: FetchAuthSessionOptions): Promise<AuthSession>
export function fetchAuthSession(...args: unknown[]): Promise<AuthSession> {
  return atDoor(async () => {
    const foreign = foreignContextOf(args)
    if (foreign !== null) return foreign.fetchAuthSession(args[1] as FetchAuthSessionOptions)
    // Before anything is configured nobody is signed in: v6 answers so, and rejects everything else.
    if (isUnconfigured(args)) return authSession({})
    const [engine, options] = engineOf<FetchAuthSessionOptions | undefined>(args)
    return readSession(engine, options)
  })
}

async function readSession(
  engine: Engine,
  options: FetchAuthSessionOptions = {},
): Promise<AuthSession> {
  const session = engine.config?.userPool ? await currentSession(engine, options) : null
  const credentials = await credentialsOf(engine, session, options.forceRefresh)
  const sub = session && claimsOf(engine, session.accessToken)?.sub
  return authSession({
    ...(session && { tokens: authTokensOf(engine, session) }),
    ...(credentials && awsCredentialsOf(credentials)),
    ...(typeof sub === 'string' && { userSub: sub }),
  })
}

/** v6 names all four, also where there is nothing. */
function authSession(session: AuthSession): AuthSession {
  const nothing = { tokens: undefined, credentials: undefined, identityId: undefined }
  return { ...nothing, userSub: undefined, ...session } as AuthSession
}

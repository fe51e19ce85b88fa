import type { Engine } from '../core/engine.js'
import { credentialsOf, forgetIdentity } from '../core/identity/credentials.js'
import { currentSession } from '../core/session/current-session.js'
import { atDoor } from './at-door.js'
import { authTokensOf, awsCredentialsOf } from './auth-tokens.js'
import type { ClientMetadata } from './types/client-metadata.js'
import type { LibraryAuthOptions } from './types/context.js'
import type {
  AuthTokens,
  CredentialsAndIdentityIdProvider,
  TokenProvider,
} from './types/session.js'

/** How a provider of ours shows its engine, to any copy of this package. */
const ENGINE = Symbol.for('amplift.engine of a provider')

/** The engine behind a token provider; null where it is not ours. */
export function engineOfProvider(provider: unknown): Engine | null {
  return (provider as { [ENGINE]?: Engine } | null | undefined)?.[ENGINE] ?? null
}

/** What the other categories of Amplify get their tokens and credentials from. */
export function providersOf(
  engine: Engine,
): Required<Pick<LibraryAuthOptions, 'tokenProvider' | 'credentialsProvider'>> {
  return {
    tokenProvider: tokenProviderOf(engine),
    credentialsProvider: credentialsProviderOf(engine),
  }
}

/** Gives the tokens of an engine's session. */
export function tokenProviderOf(engine: Engine): TokenProvider {
  const provider: TokenProvider = {
    getTokens: (options) => getTokens(engine, options),
  }
  Object.defineProperty(provider, ENGINE, { value: engine })
  return provider
}

/** The tokens of an engine's session; null where nobody is signed in, or there is no user pool. */
export function getTokens(
  engine: Engine,
  options: { forceRefresh?: boolean; clientMetadata?: ClientMetadata } = {},
): Promise<AuthTokens | null> {
  return atDoor(async () => {
    if (!engine.config?.userPool) return null
    const session = await currentSession(engine, options)
    return session && authTokensOf(engine, session)
  })
}

/** Gives the credentials that an engine's session, or a guest, has. */
export function credentialsProviderOf(engine: Engine): CredentialsAndIdentityIdProvider {
  return {
    getCredentialsAndIdentityId: ({ authenticated, forceRefresh = false, tokens }) =>
      atDoor(async () => {
        const idToken = tokens?.idToken?.toString() ?? null
        const holder = authenticated ? { idToken, clockDrift: 0 } : null
        const credentials = await credentialsOf(engine, holder, forceRefresh)
        return credentials === null ? undefined : awsCredentialsOf(credentials)
      }),
    clearCredentialsAndIdentityId: () => atDoor(() => forgetIdentity(engine)),
  }
}

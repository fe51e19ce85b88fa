import type { ResourcesConfig } from './resources-config.js'
import type {
  AuthSession,
  AuthTokens,
  CredentialsAndIdentityIdProvider,
  FetchAuthSessionOptions,
  TokenProvider,
} from './session.js'

/**
 * One configured app, as `createAmplifyContext` of aws-amplify makes it: the first argument of
 * functions that should not use the shared one, on a server for each request.
 */
export interface AmplifyContext {
  readonly resourcesConfig: Readonly<ResourcesConfig>
  readonly libraryOptions: Readonly<LibraryOptions>
  readonly token: { readonly value: symbol }
  fetchAuthSession(options?: FetchAuthSessionOptions): Promise<AuthSession>
  clearCredentials(): Promise<void>
  getTokens(options: FetchAuthSessionOptions): Promise<AuthTokens | undefined>
}

/** What the second argument of `Amplify.configure` holds, as far as Auth reads it. */
export interface LibraryOptions {
  Auth?: LibraryAuthOptions
  /** Whether tokens are kept in cookies, where a server sees them. */
  ssr?: boolean
}

/** Where the other categories of Amplify get their tokens and credentials from. */
export interface LibraryAuthOptions {
  tokenProvider?: TokenProvider
  credentialsProvider?: CredentialsAndIdentityIdProvider
  /** Headers that every request to the user pool carries besides its own. */
  headers?(): Promise<Record<string, string>>
}

import type { KeyValueStorage } from '../../platform/storage.js'
import type { ClientMetadata } from '../types/client-metadata.js'
import type { AuthConfig } from '../types/resources-config.js'
import type { AuthTokens, FetchAuthSessionOptions, TokenProvider } from '../types/session.js'
import type { AuthSignInDetails } from '../types/user.js'

/** What of a session a token store keeps. */
export type CognitoAuthTokens = Omit<AuthTokens, 'signInDetails'> & {
  refreshToken?: string
  deviceMetadata?: DeviceMetadata
  /** By how many milliseconds the service's clock is ahead of the one here. */
  clockDrift: number
  /** The name that the keys of the storage have. */
  username: string
  signInDetails?: AuthSignInDetails
}

/** The secret of a device that the user pool remembers. */
export interface DeviceMetadata {
  deviceKey?: string
  deviceGroupKey?: string
  /** Base64. */
  randomPassword: string
}

/** Whether a session came from the sign-in pages. */
export interface OAuthMetadata {
  oauthSignIn: boolean
}

/** Says what the Lambda functions of every refresh are given. */
export type ClientMetadataProvider = () => Promise<ClientMetadata>

/** Gets new tokens for those of a session. */
export type TokenRefresher = (request: RefreshRequest) => Promise<CognitoAuthTokens>

/** What a {@link TokenRefresher} is given. */
export interface RefreshRequest {
  tokens: CognitoAuthTokens
  authConfig?: AuthConfig
  username: string
  clientMetadata?: ClientMetadata
}

/** Keeps the tokens of one session. */
export interface AuthTokenStore {
  getLastAuthUser(): Promise<string>
  loadTokens(): Promise<CognitoAuthTokens | null>
  storeTokens(tokens: CognitoAuthTokens): Promise<void>
  clearTokens(): Promise<void>
  setKeyValueStorage(keyValueStorage: KeyValueStorage): void
  getDeviceMetadata(username?: string): Promise<DeviceMetadata | null>
  clearDeviceMetadata(username?: string): Promise<void>
  setOAuthMetadata(metadata: OAuthMetadata): Promise<void>
  getOAuthMetadata(): Promise<OAuthMetadata | null>
}

/** The provider of tokens that is configured from outside. */
export interface CognitoUserPoolTokenProviderType extends TokenProvider {
  getTokens(options?: FetchAuthSessionOptions): Promise<AuthTokens | null>
  /** Keeps tokens there from now on, until the app is configured again. */
  setKeyValueStorage(keyValueStorage: KeyValueStorage): void
  setAuthConfig(authConfig: AuthConfig): void
  setClientMetadataProvider(clientMetadataProvider: ClientMetadataProvider): void
}

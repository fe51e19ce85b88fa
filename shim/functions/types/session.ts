import type { ClientMetadata } from './client-metadata.js'
import type { AuthConfig } from './resources-config.js'
import type { AuthSignInDetails } from './user.js'

/**
 * What `fetchAuthSession` resolves with. Everything is left out while nobody is signed in and guests
 * are not allowed.
 */
export interface AuthSession {
  tokens?: AuthTokens
  credentials?: AwsCredentials
  identityId?: string
  /** The `sub` of the access token. */
  userSub?: string
}

/** The tokens of whoever is signed in. */
export interface AuthTokens {
  idToken?: JWT
  accessToken: JWT
  /** @deprecated Use getCurrentUser to access signInDetails. */
  signInDetails?: AuthSignInDetails
}

/** A token: its claims, and `toString()` for the header of a request. */
export interface JWT {
  payload: JwtPayload
  toString(): string
}

/** What `fetchAuthSession` takes. */
export interface FetchAuthSessionOptions {
  /** Whether tokens and credentials are renewed although they are valid. */
  forceRefresh?: boolean
  /** What the triggers of a refresh are given. */
  clientMetadata?: ClientMetadata
}

/** Gives tokens to a library that asks for them. */
export interface TokenProvider {
  getTokens(options?: { forceRefresh?: boolean }): Promise<AuthTokens | null>
}

/** Gives AWS credentials to a library that asks for them. */
export interface CredentialsAndIdentityIdProvider {
  getCredentialsAndIdentityId(
    getCredentialsOptions: GetCredentialsOptions,
  ): Promise<CredentialsAndIdentityId | undefined>
  clearCredentialsAndIdentityId(): void
}

/** AWS credentials, and the identity that they belong to. */
export interface CredentialsAndIdentityId {
  credentials: AwsCredentials
  identityId?: string
}

/** Whose credentials are asked for: those of a user, or of a guest. */
export type GetCredentialsOptions =
  | {
      authenticated: true
      forceRefresh?: boolean
      authConfig: AuthConfig | undefined
      tokens: AuthTokens
    }
  | {
      authenticated: false
      forceRefresh?: boolean
      authConfig: AuthConfig | undefined
      tokens?: never
    }

/** Keys to services of AWS. */
export interface AwsCredentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
  expiration?: Date
}

/** The claims of a token. */
export type JwtPayload = JwtRegisteredClaims & JsonObject

/** Claims of RFC 7519. Times are seconds since 1970. */
interface JwtRegisteredClaims {
  exp?: number
  iss?: string
  aud?: string | string[]
  nbf?: number
  iat?: number
  scope?: string
  jti?: string
  sub?: string
}

type JsonPrimitive = null | string | number | boolean
type JsonArray = (JsonPrimitive | JsonObject | JsonArray)[]
interface JsonObject {
  [name: string]: JsonPrimitive | JsonArray | JsonObject
}

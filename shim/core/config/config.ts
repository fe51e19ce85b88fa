import type { CookieOptions } from '../../platform/platform.js'
import type { KeyValueStorage } from '../../platform/storage.js'

/** What is configured, in one shape, whatever shape it was given in. */
export interface AuthConfig {
  /** Null while only an identity pool is configured. */
  readonly userPool: UserPoolConfig | null
  readonly identityPool: IdentityPoolConfig | null
  readonly oauth: OAuthConfig | null
  readonly signUpVerificationMethod: 'code' | 'link'
  /** Null where nothing is said about it: then every factor may be asked for. */
  readonly passwordless: PasswordlessConfig | null
  /** Null where tokens are kept in the host's own place. */
  readonly storage: StorageChoice | null
  /** What v5 took from the configuration and v6 takes at each call. */
  readonly defaults: CallDefaults
}

/** The user pool and the app client. */
export interface UserPoolConfig {
  /** `<region>_<name>` */
  readonly id: string
  readonly clientId: string
  readonly region: string
  /** Where its operations are called, without a slash at its end. */
  readonly endpoint: string
}

/** The identity pool. */
export interface IdentityPoolConfig {
  /** `<region>:<uuid>` */
  readonly id: string
  readonly region: string
  readonly endpoint: string
  readonly allowsGuests: boolean
}

/** The sign-in pages of the pool. */
export interface OAuthConfig {
  /** Without `https://`. */
  readonly domain: string
  readonly scopes: readonly string[]
  readonly redirectSignIn: readonly string[]
  readonly redirectSignOut: readonly string[]
  readonly responseType: 'code' | 'token'
}

/** Which factors besides a password the pool has. */
export interface PasswordlessConfig {
  readonly emailOtpEnabled: boolean
  readonly smsOtpEnabled: boolean
  readonly webAuthnEnabled: boolean
  /** The one that is asked for where a sign-in names none. */
  readonly preferredChallenge: string | null
}

/** Another place for tokens than the host's own. */
export type StorageChoice =
  | { readonly kind: 'cookies'; readonly options: CookieOptions }
  | { readonly kind: 'given'; readonly storage: KeyValueStorage }

/** What calls do where they do not say it themselves. */
export interface CallDefaults {
  readonly flow: string | null
  readonly clientMetadata: Readonly<Record<string, string>> | null
}

import type { StandardAttributeKey } from './user-attribute-key.js'

/** What `Amplify.configure` of v6 takes, as far as Auth reads it. */
export interface ResourcesConfig {
  Auth?: AuthConfig
}

/** A user pool, an identity pool, or both. */
export type AuthConfig =
  | { Cognito: UserPoolResource & Not<IdentityPoolResource> }
  | { Cognito: IdentityPoolResource & Not<UserPoolResource> }
  | { Cognito: UserPoolResource & IdentityPoolResource }

/** The user pool and the app client. */
export interface UserPoolResource {
  userPoolClientId: string
  userPoolId: string
  /** Where the pool is, for a proxy or a local Cognito. */
  userPoolEndpoint?: string
  /** How a sign-up is confirmed. */
  signUpVerificationMethod?: 'code' | 'link'
  loginWith?: {
    oauth?: OAuthResource
    username?: boolean
    email?: boolean
    phone?: boolean
  }
  userAttributes?: Partial<Record<StandardAttributeKey, { required: boolean }>>
  mfa?: {
    status?: 'on' | 'off' | 'optional'
    totpEnabled?: boolean
    smsEnabled?: boolean
  }
  passwordFormat?: {
    minLength?: number
    requireLowercase?: boolean
    requireUppercase?: boolean
    requireNumbers?: boolean
    requireSpecialCharacters?: boolean
  }
  groups?: Record<string, Record<string, number>>[]
  passwordless?: {
    emailOtpEnabled?: boolean
    smsOtpEnabled?: boolean
    webAuthn?: { relyingPartyId?: string; userVerification?: string }
    preferredChallenge?: 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN' | undefined
  }
}

/** The identity pool. */
export interface IdentityPoolResource {
  identityPoolId: string
  /** Where the pool is, for a proxy or a local Cognito. */
  identityPoolEndpoint?: string
  allowGuestAccess?: boolean
}

/** The sign-in pages of the pool. */
export interface OAuthResource {
  /** Without `https://`. */
  domain: string
  scopes: OAuthScope[]
  redirectSignIn: string[]
  redirectSignOut: string[]
  responseType: 'code' | 'token'
  providers?: ('Google' | 'Facebook' | 'Amazon' | 'Apple' | { custom: string })[]
}

/** What a sign-in at the pages may be used for. */
export type OAuthScope =
  | 'email'
  | 'openid'
  | 'phone'
  | 'profile'
  | 'aws.cognito.signin.user.admin'
  | (string & NonNullable<unknown>)

/** None of these properties. */
type Not<Resource> = { [Name in keyof Resource]?: never }

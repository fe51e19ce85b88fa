/** A clock that tests can move. Everything in the local Cognito takes the time from it, in ms. */
export interface Clock {
  now(): number
  /** Moves the clock by so many milliseconds and returns the new time. */
  advance(milliseconds: number): number
  /** Stops the clock at a time; `undefined` lets it run again, from the real time. */
  set(time: number | undefined): void
}

/** Everything the local Cognito knows. `state` is plain JSON; the rest is what cannot be saved. */
export interface World {
  readonly state: State
  readonly clock: Clock
  /** Where all secrets come from, so that a test can force a value. */
  readonly random: (bytes: number) => Uint8Array
  /** The functions of each pool that stand for its Lambda triggers, by pool id. */
  readonly triggers: Map<string, Triggers>
  /** Called for each code or link that is sent, so that a command line can show it. */
  readonly listeners: Set<(message: Message) => void>
}

/** What is saved and restored. */
export interface State {
  version: 1
  pools: Record<string, Pool>
  identityPools: Record<string, IdentityPool>
  /** Challenge sessions by their opaque text. */
  sessions: Record<string, Session>
  /** SRP exchanges that wait for their proof, by SECRET_BLOCK. */
  exchanges: Record<string, SrpExchange>
  /** Authorization codes of the Hosted UI. */
  codes: Record<string, AuthorizationCode>
  outbox: Message[]
}

export interface Pool {
  /** `<region>_<letters and digits>`; SRP hashes what follows the underscore. */
  readonly id: string
  readonly region: string
  /** Names that a user may be found by besides the username: `alias_attributes`. */
  aliasAttributes: readonly AliasAttribute[]
  /** The sign-up name is one of these and the username is a uuid: `username_attributes`. */
  usernameAttributes: readonly ('email' | 'phone_number')[]
  usernameCaseSensitive: boolean
  /** Attributes that are verified by a code after sign-up. */
  autoVerifiedAttributes: readonly ('email' | 'phone_number')[]
  passwordPolicy: PasswordPolicy
  schema: Record<string, AttributeSchema>
  mfa: 'OFF' | 'OPTIONAL' | 'ON'
  /** The second factors that the pool has switched on. */
  mfaFactors: readonly MfaFactor[]
  /** First factors for USER_AUTH; PASSWORD stands for both ways of proving one. */
  firstFactors: readonly FirstFactor[]
  /** `undefined`: devices are not tracked. */
  deviceTracking: DeviceTracking | undefined
  /** Who may be asked for a forgotten password's code, in this order. */
  accountRecovery: readonly ('verified_email' | 'verified_phone_number' | 'admin_only')[]
  relyingPartyId: string | undefined
  userVerification: 'preferred' | 'required'
  /** A passkey with user verification is a second factor too: `MULTI_FACTOR_WITH_USER_VERIFICATION`. */
  passkeysAreMultiFactor: boolean
  /** Extra origins whose passkeys are accepted; localhost always is. */
  passkeyOrigins: readonly string[]
  /** Whether people may sign themselves up. */
  selfSignUp: boolean
  /** Whether a new address replaces the old one only after its code: `AttributesRequireVerificationBeforeUpdate`. */
  keepOriginalUntilVerified: readonly ('email' | 'phone_number')[]
  /** The Hosted UI's domain without the scheme, for the printed config. */
  domain: string | undefined
  identityProviders: Record<string, IdentityProvider>
  clients: Record<string, AppClient>
  groups: Record<string, Group>
  /** By internal username. */
  users: Record<string, User>
  families: Record<string, TokenFamily>
  /** SHA-256 of a refresh token -> its family. The tokens themselves are not kept. */
  refreshTokens: Record<string, RefreshTokenRecord>
  /** Created at the first use, because a fresh RSA key costs a noticeable part of a second. */
  signingKey: SigningKey | undefined
}

export type AliasAttribute = 'email' | 'phone_number' | 'preferred_username'
export type MfaFactor = 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | 'EMAIL_OTP'
export type FirstFactor = 'PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN'

export interface PasswordPolicy {
  minimumLength: number
  requireLowercase: boolean
  requireUppercase: boolean
  requireNumbers: boolean
  requireSymbols: boolean
  temporaryPasswordDays: number
}

export interface AttributeSchema {
  required: boolean
  mutable: boolean
  type: 'String' | 'Number' | 'Boolean' | 'DateTime'
  minLength?: number
  maxLength?: number
  minValue?: number
  maxValue?: number
}

export interface DeviceTracking {
  /** A known device skips the second factor. */
  challengeRequiredOnNewDevice: boolean
  /** false: every device is remembered at once (`UserConfirmationNecessary: false`). */
  rememberedOnlyOnPrompt: boolean
}

export interface IdentityProvider {
  readonly name: string
  readonly type: 'Google' | 'Facebook' | 'LoginWithAmazon' | 'SignInWithApple' | 'OIDC' | 'SAML'
  /** Attributes of the person who signs in there by default. */
  attributes: Record<string, string>
}

export interface AppClient {
  readonly id: string
  name: string
  secret: string | undefined
  /** `ALLOW_USER_SRP_AUTH` and its sisters. */
  authFlows: readonly ClientAuthFlow[]
  preventUserExistenceErrors: boolean
  enableTokenRevocation: boolean
  accessTokenSeconds: number
  idTokenSeconds: number
  refreshTokenSeconds: number
  /** `AuthSessionValidity`, 3 to 15 minutes. */
  sessionSeconds: number
  /** `undefined`: no rotation; otherwise the seconds that the old token still works. */
  refreshRotationGraceSeconds: number | undefined
  readAttributes: readonly string[] | undefined
  writeAttributes: readonly string[] | undefined
  callbackUrls: readonly string[]
  logoutUrls: readonly string[]
  oauthFlows: readonly ('code' | 'implicit')[]
  oauthScopes: readonly string[]
  /** `COGNITO` and names of the pool's identity providers. */
  identityProviders: readonly string[]
}

export type ClientAuthFlow =
  | 'ALLOW_USER_SRP_AUTH'
  | 'ALLOW_USER_PASSWORD_AUTH'
  | 'ALLOW_CUSTOM_AUTH'
  | 'ALLOW_USER_AUTH'
  | 'ALLOW_REFRESH_TOKEN_AUTH'

export interface Group {
  readonly name: string
  precedence: number | undefined
  roleArn: string | undefined
}

export type UserStatus =
  | 'UNCONFIRMED'
  | 'CONFIRMED'
  | 'FORCE_CHANGE_PASSWORD'
  | 'RESET_REQUIRED'
  | 'EXTERNAL_PROVIDER'

export interface User {
  readonly username: string
  readonly sub: string
  status: UserStatus
  enabled: boolean
  /** Includes `sub`, `email_verified` and `phone_number_verified`, all as strings. */
  attributes: Record<string, string>
  /** Addresses that wait for their code before they replace the present one. */
  pendingAttributes: Record<string, string>
  /** `undefined`: a person without a password. */
  password: PasswordRecord | undefined
  codes: Partial<Record<CodePurpose, Code>>
  smsMfa: boolean
  emailMfa: boolean
  totp: Totp | undefined
  /** A secret that was handed out and not proved yet, for AssociateSoftwareToken with an access token. */
  pendingTotp: string | undefined
  preferredMfa: MfaFactor | undefined
  /** Legacy `SetUserSettings`. */
  mfaOptions: { DeliveryMedium: string; AttributeName: string }[]
  devices: Record<string, Device>
  passkeys: Record<string, Passkey>
  passkeyChallenge: { challenge: string; expiresAt: number } | undefined
  groups: string[]
  federated: { provider: string; subject: string } | undefined
  /** Refused passwords in a row, and until when none is looked at. */
  failures: { count: number; lockedUntil: number }
  createdAt: number
  updatedAt: number
}

/** An authenticator app that has proved itself. */
export interface Totp {
  secret: string
  enabled: boolean
  name: string | undefined
  /** The half-minute whose code was used last: a code counts once. */
  usedStep: number
}

/** The SRP verifier is kept, never the password. */
export interface PasswordRecord {
  saltHex: string
  verifierHex: string
  /** Set for a temporary password. */
  expiresAt: number | undefined
}

export type CodePurpose = 'signUp' | 'forgotPassword' | 'email' | 'phone_number'

export interface Code {
  value: string
  expiresAt: number
  attempts: number
  /** When the code was sent, and how many were sent in the last while. */
  sentAt: number
  sends: number
}

/** A code that Cognito would have mailed or texted. */
export interface Message {
  readonly poolId: string
  readonly username: string
  readonly purpose: CodePurpose | 'signIn' | 'invitation'
  readonly medium: 'EMAIL' | 'SMS'
  readonly destination: string
  readonly code: string
  readonly sentAt: number
  /** What the custom-message trigger wrote. */
  readonly subject: string | undefined
  readonly text: string | undefined
}

export interface Device {
  readonly key: string
  readonly groupKey: string
  name: string | undefined
  /** `undefined` until ConfirmDevice. */
  saltHex: string | undefined
  verifierHex: string | undefined
  remembered: boolean
  createdAt: number
  updatedAt: number
  lastSeenAt: number
}

export interface Passkey {
  readonly id: string
  /** base64url of the COSE key. */
  readonly publicKey: string
  counter: number
  readonly transports: readonly string[]
  readonly attachment: string | undefined
  readonly name: string
  readonly relyingPartyId: string
  readonly createdAt: number
}

export type ChallengeName =
  | 'SELECT_CHALLENGE'
  | 'PASSWORD'
  | 'PASSWORD_SRP'
  | 'PASSWORD_VERIFIER'
  | 'EMAIL_OTP'
  | 'SMS_OTP'
  | 'WEB_AUTHN'
  | 'SMS_MFA'
  | 'SOFTWARE_TOKEN_MFA'
  | 'SELECT_MFA_TYPE'
  | 'MFA_SETUP'
  | 'NEW_PASSWORD_REQUIRED'
  | 'CUSTOM_CHALLENGE'
  | 'DEVICE_SRP_AUTH'
  | 'DEVICE_PASSWORD_VERIFIER'

/** What a half-done sign-in carries from one challenge to the next. */
export interface Progress {
  /** Which flow the client started. */
  flow: 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'CUSTOM_AUTH' | 'USER_AUTH'
  /** The device that the client named, when it is one of the user's. */
  deviceKey: string | undefined
  /** Factors that were proved, in order: the `amr` of the sign-in. */
  proved: string[]
  /** Custom challenges so far, as the define trigger sees them. */
  customSession: CustomAttempt[]
  isCustom: boolean
}

export interface CustomAttempt {
  challengeName: string
  challengeResult: boolean
  challengeMetadata?: string
}

/** A challenge that was given and waits for its answer. Opaque outside, used once. */
export interface Session {
  readonly id: string
  readonly poolId: string
  readonly clientId: string
  /** The internal username; for an unknown name under PreventUserExistenceErrors, that name. */
  readonly username: string
  readonly challenge: ChallengeName | 'AUTO_SIGN_IN'
  readonly expiresAt: number
  /** Answered: kept until it expires so that a second answer is told why. */
  used: boolean
  progress: Progress
  /** A one-time code, for SMS_MFA, EMAIL_OTP and SMS_OTP. */
  code?: string
  /** Tries left for codes that may be asked again under a new session. */
  attemptsLeft?: number
  /** What a choice may be. */
  choices?: string[]
  /** MFA_SETUP: the secret, and whether its code was shown. */
  totpSecret?: string
  totpProved?: boolean
  /** MFA_SETUP by e-mail: the address to be verified. */
  email?: string
  /** CUSTOM_CHALLENGE: what the create trigger kept for the verify trigger. */
  privateParameters?: Record<string, string>
  customMetadata?: string
  /** WEB_AUTHN: the challenge in base64url. */
  webauthnChallenge?: string
}

/** Half an SRP exchange, of a user or of a device. */
export interface SrpExchange {
  readonly poolId: string
  readonly clientId: string
  readonly username: string
  readonly device: string | undefined
  readonly aHex: string
  /** The server's secret exponent. */
  readonly bHex: string
  readonly bPublicHex: string
  readonly expiresAt: number
  readonly progress: Progress
}

/** All tokens that descend from one sign-in. */
export interface TokenFamily {
  /** `origin_jti`. */
  readonly id: string
  readonly eventId: string
  readonly clientId: string
  readonly username: string
  readonly authTime: number
  readonly expiresAt: number
  readonly deviceKey: string | undefined
  readonly scopes: readonly string[]
  readonly nonce: string | undefined
  revoked: boolean
}

export interface RefreshTokenRecord {
  readonly familyId: string
  readonly expiresAt: number
  /** Rotation: set when a newer one was handed out; after this time it is refused. */
  usableUntil: number | undefined
}

export interface SigningKey {
  readonly kid: string
  /** Private JWK. */
  readonly jwk: Record<string, string>
}

export interface AuthorizationCode {
  readonly code: string
  readonly poolId: string
  readonly clientId: string
  readonly username: string
  readonly redirectUri: string
  readonly scopes: readonly string[]
  readonly nonce: string | undefined
  readonly codeChallenge: string | undefined
  readonly expiresAt: number
}

export interface IdentityPool {
  readonly id: string
  readonly region: string
  allowGuests: boolean
  /** Which pools' tokens are accepted; an empty list accepts every pool of this world. */
  providers: readonly { poolId: string; clientId: string }[]
  identities: Record<string, Identity>
}

export interface Identity {
  readonly id: string
  /** `<provider>|<subject>` of each login that was linked. */
  logins: string[]
}

/** Tokens as the wire has them. */
export interface IssuedTokens {
  AccessToken: string
  IdToken: string
  RefreshToken?: string
  ExpiresIn: number
  TokenType: 'Bearer'
  NewDeviceMetadata?: { DeviceKey: string; DeviceGroupKey: string }
}

/** The event that a trigger gets, in the shape of the Lambda event. */
export interface TriggerEvent {
  readonly version: string
  readonly triggerSource: string
  readonly region: string
  readonly userPoolId: string
  readonly userName: string
  readonly callerContext: { awsSdkVersion: string; clientId: string }
  request: Record<string, unknown>
  response: Record<string, unknown>
}

/** A function in the place of a Lambda trigger: changes `event.response` or returns an event. */
export type Trigger = (
  event: TriggerEvent,
) => TriggerEvent | undefined | Promise<TriggerEvent | undefined> | void | Promise<void>

export interface Triggers {
  preSignUp?: Trigger
  postConfirmation?: Trigger
  preAuthentication?: Trigger
  postAuthentication?: Trigger
  preTokenGeneration?: Trigger
  customMessage?: Trigger
  userMigration?: Trigger
  defineAuthChallenge?: Trigger
  createAuthChallenge?: Trigger
  verifyAuthChallengeResponse?: Trigger
}

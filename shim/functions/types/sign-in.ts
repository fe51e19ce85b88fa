import type { MetadataOptions, ServiceOptions } from './client-metadata.js'
import type { SignInStep } from './sign-in-step.js'
import type { AuthFlowType } from './user.js'
import type { UserAttributes } from './user-attribute-key.js'

/**
 * What `signIn` takes.
 *
 * @example
 * import type { SignInInput } from '@amplift/auth'
 *
 * const input: SignInInput = { username: 'ada', password: 'Correct-horse-1' }
 */
export interface SignInInput {
  username: string
  /** Left out by flows that ask for none, or ask for it later. */
  password?: string
  options?: SignInOptions
}

/** What `confirmSignIn` takes: the answer to the step that the last result named. */
export interface ConfirmSignInInput {
  /** A code, a password, an address or the name of a factor: what the step asks for. */
  challengeResponse: string
  options?: ConfirmSignInOptions
}

/** What `signIn` resolves with. */
export interface SignInOutput {
  isSignedIn: boolean
  /** What is to be done next; `DONE` where nothing is. */
  nextStep: SignInStep
}

/** What `confirmSignIn` resolves with. */
export type ConfirmSignInOutput = SignInOutput

/** Options of `signIn`. */
export type SignInOptions = MetadataOptions & {
  /** `USER_SRP_AUTH` where nothing is said. */
  authFlowType?: AuthFlowType
  /** The factor that a `USER_AUTH` sign-in begins with. */
  preferredChallenge?: AuthFactorType
}

/** Options of `confirmSignIn`. */
export type ConfirmSignInOptions = MetadataOptions &
  ServiceOptions & {
    /** Attributes that a new password comes with, where the pool requires them. */
    userAttributes?: UserAttributes
    /** What the authenticator app is called among the user's. */
    friendlyDeviceName?: string
  }

/** What a `USER_AUTH` sign-in can begin with. */
export type AuthFactorType = 'WEB_AUTHN' | 'EMAIL_OTP' | 'SMS_OTP' | 'PASSWORD' | 'PASSWORD_SRP'

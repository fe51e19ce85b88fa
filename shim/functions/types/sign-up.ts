import type { ClientMetadata, MetadataOptions } from './client-metadata.js'
import type { CodeDeliveryDetails } from './code-delivery-details.js'
import type { SignInOptions } from './sign-in.js'
import type { UserAttributes, VerifiableUserAttributeKey } from './user-attribute-key.js'

/**
 * What `signUp` takes.
 *
 * @example
 * import type { SignUpInput } from '@amplift/auth'
 *
 * const input: SignUpInput = {
 *   username: 'ada',
 *   password: 'Correct-horse-1',
 *   options: { userAttributes: { email: 'ada@example.com' } },
 * }
 */
export interface SignUpInput {
  username: string
  /** Left out where the pool lets people in with codes or passkeys alone. */
  password?: string
  options?: SignUpOptions
}

/** What `confirmSignUp` takes. */
export interface ConfirmSignUpInput {
  username: string
  /** The code that was sent. */
  confirmationCode: string
  options?: ConfirmSignUpOptions
}

/** What `resendSignUpCode` takes. */
export interface ResendSignUpCodeInput {
  username: string
  options?: MetadataOptions
}

/** What `signUp` resolves with. */
export interface SignUpOutput {
  isSignUpComplete: boolean
  /** The user's `sub`. */
  userId?: string
  nextStep: SignUpStep
}

/** What `confirmSignUp` resolves with. */
export type ConfirmSignUpOutput = SignUpOutput

/** What `resendSignUpCode` resolves with: where the code went. */
export type ResendSignUpCodeOutput = CodeDeliveryDetails<VerifiableUserAttributeKey>

/** Options of `signUp`. */
export interface SignUpOptions {
  userAttributes: UserAttributes
  /** What the trigger that may refuse a sign-up is given. */
  validationData?: Record<string, string>
  clientMetadata?: ClientMetadata
  /** Whether, and how, `autoSignIn()` signs in afterwards; not at all where nothing is said. */
  autoSignIn?: SignInOptions | boolean
}

/** Options of `confirmSignUp`. */
export type ConfirmSignUpOptions = MetadataOptions & {
  /** Whether an address or number that belongs to another account moves to this one. */
  forceAliasCreation?: boolean
}

/** What a sign-up asks for next. */
export type SignUpStep = ConfirmSignUpNext | AutoSignInNext | SignUpDone

/** Call `confirmSignUp` with the code that was sent. */
export interface ConfirmSignUpNext {
  signUpStep: 'CONFIRM_SIGN_UP'
  codeDeliveryDetails: CodeDeliveryDetails<VerifiableUserAttributeKey>
}

/** Call `autoSignIn`. */
export interface AutoSignInNext {
  signUpStep: 'COMPLETE_AUTO_SIGN_IN'
  codeDeliveryDetails?: CodeDeliveryDetails<VerifiableUserAttributeKey>
}

/** There is an account. */
export interface SignUpDone {
  signUpStep: 'DONE'
}

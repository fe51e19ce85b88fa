import type { CodeDeliveryDetails } from './code-delivery-details.js'
import type { MfaType, TotpSetupDetails } from './mfa.js'
import type { UserAttributeKey } from './user-attribute-key.js'

/** What a sign-in asks for next. `confirmSignIn` answers, but for the last three. */
export type SignInStep =
  | ConfirmWithCustomChallenge
  | ContinueWithMfaSelection
  | ConfirmWithNewPassword
  | ConfirmWithSmsCode
  | ConfirmWithTotpCode
  | ConfirmWithEmailCode
  | ContinueWithTotpSetup
  | ContinueWithEmailSetup
  | ContinueWithMfaSetupSelection
  | ContinueWithFirstFactorSelection
  | ConfirmWithPassword
  | ConfirmSignUpFirst
  | ResetPasswordFirst
  | SignInDone

/** Answer with what the app's own challenge asks for. */
export interface ConfirmWithCustomChallenge {
  signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE'
  /** What the trigger tells the app. */
  additionalInfo?: Record<string, string>
}

/** Answer with `'SMS'`, `'TOTP'` or `'EMAIL'`. */
export interface ContinueWithMfaSelection {
  signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION'
  allowedMFATypes?: MfaType[]
}

/** Answer with a new password, and the missing attributes in the options. */
export interface ConfirmWithNewPassword {
  signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED'
  missingAttributes?: UserAttributeKey[]
}

/** Answer with the code from the text message. */
export interface ConfirmWithSmsCode {
  signInStep: 'CONFIRM_SIGN_IN_WITH_SMS_CODE'
  codeDeliveryDetails?: CodeDeliveryDetails
}

/** Answer with the code that the authenticator app shows. */
export interface ConfirmWithTotpCode {
  signInStep: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE'
}

/** Answer with the code from the mail. */
export interface ConfirmWithEmailCode {
  signInStep: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE'
  codeDeliveryDetails?: CodeDeliveryDetails
}

/** Show the secret, then answer with the code that the authenticator app makes of it. */
export interface ContinueWithTotpSetup {
  signInStep: 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP'
  totpSetupDetails: TotpSetupDetails
}

/** Answer with the address that codes are to be sent to. */
export interface ContinueWithEmailSetup {
  signInStep: 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP'
}

/** Answer with the factor to set up: `'TOTP'` or `'EMAIL'`. */
export interface ContinueWithMfaSetupSelection {
  signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION'
  allowedMFATypes?: MfaType[]
}

/** Answer with one of the challenges. */
export interface ContinueWithFirstFactorSelection {
  signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION'
  availableChallenges?: ChallengeName[]
}

/** Answer with the password. */
export interface ConfirmWithPassword {
  signInStep: 'CONFIRM_SIGN_IN_WITH_PASSWORD'
}

/** The sign-up was never confirmed: call `confirmSignUp`. */
export interface ConfirmSignUpFirst {
  signInStep: 'CONFIRM_SIGN_UP'
}

/** The password must be replaced: call `resetPassword`. */
export interface ResetPasswordFirst {
  signInStep: 'RESET_PASSWORD'
}

/** Somebody is signed in. */
export interface SignInDone {
  signInStep: 'DONE'
}

/** Cognito's names of what a user can be asked for. */
export type ChallengeName =
  | 'SMS_MFA'
  | 'SMS_OTP'
  | 'SOFTWARE_TOKEN_MFA'
  | 'EMAIL_OTP'
  | 'SELECT_MFA_TYPE'
  | 'SELECT_CHALLENGE'
  | 'MFA_SETUP'
  | 'PASSWORD'
  | 'PASSWORD_SRP'
  | 'PASSWORD_VERIFIER'
  | 'CUSTOM_CHALLENGE'
  | 'DEVICE_SRP_AUTH'
  | 'DEVICE_PASSWORD_VERIFIER'
  | 'ADMIN_NO_SRP_AUTH'
  | 'NEW_PASSWORD_REQUIRED'
  | 'WEB_AUTHN'

import type { SignInOutput } from 'aws-amplify/auth'
import { mfaNames } from './mfa.js'
import type { SignedInUser } from './user.js'
import { serviceError } from './v5-error.js'

/** The challenge of v5 for a step of v6; null when signed in. Throws where v5 refused to sign in. */
export function challengeOf({ nextStep }: SignInOutput): Partial<SignedInUser> | null {
  switch (nextStep.signInStep) {
    case 'DONE':
      return null
    case 'CONFIRM_SIGN_UP':
      throw serviceError('UserNotConfirmedException', 'User is not confirmed.')
    case 'RESET_PASSWORD':
      throw serviceError('PasswordResetRequiredException', 'Password reset required for the user')
    case 'CONFIRM_SIGN_IN_WITH_SMS_CODE':
    case 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE': {
      const { deliveryMedium, destination } = nextStep.codeDeliveryDetails ?? {}
      return {
        challengeName: nextStep.signInStep.includes('SMS') ? 'SMS_MFA' : 'EMAIL_OTP',
        challengeParam: {
          CODE_DELIVERY_DELIVERY_MEDIUM: deliveryMedium,
          CODE_DELIVERY_DESTINATION: destination,
        },
      }
    }
    case 'CONFIRM_SIGN_IN_WITH_TOTP_CODE':
      return { challengeName: 'SOFTWARE_TOKEN_MFA', challengeParam: {} }
    case 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION':
      return {
        challengeName: 'SELECT_MFA_TYPE',
        challengeParam: { MFAS_CAN_CHOOSE: mfaList(nextStep.allowedMFATypes) },
      }
    case 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP':
      return {
        challengeName: 'MFA_SETUP',
        challengeParam: { MFAS_CAN_SETUP: mfaList(['TOTP']) },
        totpSecret: nextStep.totpSetupDetails.sharedSecret,
      }
    case 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION':
      return {
        challengeName: 'MFA_SETUP',
        challengeParam: { MFAS_CAN_SETUP: mfaList(nextStep.allowedMFATypes) },
      }
    case 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED':
      return {
        challengeName: 'NEW_PASSWORD_REQUIRED',
        challengeParam: {
          userAttributes: {},
          requiredAttributes: nextStep.missingAttributes ?? [],
        },
      }
    case 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE':
      return { challengeName: 'CUSTOM_CHALLENGE', challengeParam: nextStep.additionalInfo ?? {} }
    default:
      throw new Error(`v5 knew no sign-in step ${nextStep.signInStep}`)
  }
}

/** v5 handed on the list as the JSON text that Cognito sends. */
function mfaList(types: readonly (keyof typeof mfaNames)[] = []): string {
  return JSON.stringify(types.map((type) => mfaNames[type]))
}

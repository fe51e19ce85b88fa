import type { Asks, Question, Unready } from '../core/flow/effect.js'
import type { FlowRules } from '../core/flow/flow-rules.js'
import type { Outcome } from '../core/flow/run.js'
import { codeDelivery } from './code-delivery.js'
import { mfaTypes } from './mfa-types.js'
import { totpSetupDetails } from './totp-setup-details.js'
import type { CodeDeliveryDetails } from './types/code-delivery-details.js'
import type { SignInOutput } from './types/sign-in.js'
import type { ChallengeName, SignInStep } from './types/sign-in-step.js'

/** How v6 signs people in. */
export const v6Rules: FlowRules = { unready: 'step', signedIn: 'refused', soleApp: 'set up' }

/** What a sign-in has come to, in the words of this door. */
export function signInOutput(outcome: Outcome): SignInOutput {
  switch (outcome.kind) {
    case 'signedIn':
      return { isSignedIn: true, nextStep: { signInStep: 'DONE' } }
    case 'asked':
      return { isSignedIn: false, nextStep: steps[outcome.question.asks](outcome.question) }
    case 'unready':
      return { isSignedIn: false, nextStep: { signInStep: unreadySteps[outcome.unready] } }
  }
}

const unreadySteps = {
  confirmSignUp: 'CONFIRM_SIGN_UP',
  resetPassword: 'RESET_PASSWORD',
} as const satisfies Record<Unready, SignInStep['signInStep']>

const steps: Readonly<Record<Asks, (question: Question) => SignInStep>> = {
  appCode: () => ({ signInStep: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE' }),
  appSetup: ({ secretCode, username }) => ({
    signInStep: 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP',
    totpSetupDetails: totpSetupDetails(secretCode ?? '', username),
  }),
  addressSetup: () => ({ signInStep: 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP' }),
  customAnswer: ({ parameters }) => ({
    signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE',
    additionalInfo: { ...parameters },
  }),
  emailCode: ({ parameters }) => ({
    signInStep: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
    codeDeliveryDetails: deliveryIn(parameters),
  }),
  factor: ({ choices }) => ({
    signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION',
    allowedMFATypes: mfaTypes(choices),
  }),
  factorToSetUp: ({ choices }) => ({
    signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION',
    allowedMFATypes: mfaTypes(choices),
  }),
  firstFactor: ({ choices }) => ({
    signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
    availableChallenges: choices as ChallengeName[],
  }),
  newPassword: ({ missingAttributes }) => ({
    signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED',
    missingAttributes: [...missingAttributes],
  }),
  password: () => ({ signInStep: 'CONFIRM_SIGN_IN_WITH_PASSWORD' }),
  smsCode: ({ parameters }) => ({
    signInStep: 'CONFIRM_SIGN_IN_WITH_SMS_CODE',
    codeDeliveryDetails: deliveryIn(parameters),
  }),
}

function deliveryIn({
  CODE_DELIVERY_DELIVERY_MEDIUM: medium,
  CODE_DELIVERY_DESTINATION: destination,
}: Question['parameters']): CodeDeliveryDetails {
  return codeDelivery({
    Destination: destination,
    DeliveryMedium: medium as 'EMAIL' | 'SMS' | undefined,
  })
}

/** A challenge of v5 and the step that v6 calls it. */
export interface ChallengeFact {
  /** `user.challengeName` in v5. */
  readonly challenge: string
  /** `nextStep.signInStep` in v6. */
  readonly step: string
}

/** The challenges that v5 hands to code, and the one step of v6 that means the same. */
export const challenges: readonly ChallengeFact[] = [
  { challenge: 'SMS_MFA', step: 'CONFIRM_SIGN_IN_WITH_SMS_CODE' },
  { challenge: 'SOFTWARE_TOKEN_MFA', step: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE' },
  { challenge: 'SELECT_MFA_TYPE', step: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION' },
  { challenge: 'NEW_PASSWORD_REQUIRED', step: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED' },
  { challenge: 'CUSTOM_CHALLENGE', step: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE' },
]

/** Members of `user.challengeParam` that v6 has too, and where below `nextStep`. */
export const challengeDetails: Readonly<Record<string, string>> = {
  CODE_DELIVERY_DESTINATION: 'codeDeliveryDetails.destination',
  CODE_DELIVERY_DELIVERY_MEDIUM: 'codeDeliveryDetails.deliveryMedium',
}

import type { FetchMFAPreferenceOutput } from 'aws-amplify/auth'

/** Cognito's names of second factors, which v5 used, by those of v6. */
export const mfaNames = {
  SMS: 'SMS_MFA',
  TOTP: 'SOFTWARE_TOKEN_MFA',
  EMAIL: 'EMAIL_OTP',
} as const

/** The preferred factor as v5 named it; null where some are on and none is preferred. */
export function preferredMfaName({ preferred, enabled }: FetchMFAPreferenceOutput): string | null {
  if (preferred) return mfaNames[preferred]
  return enabled?.length ? null : 'NOMFA'
}

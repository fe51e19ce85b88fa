import type { MfaType } from './types/mfa.js'

const types: Readonly<Record<string, MfaType>> = {
  SMS_MFA: 'SMS',
  SOFTWARE_TOKEN_MFA: 'TOTP',
  EMAIL_OTP: 'EMAIL',
}

/** What this door calls second factors that Cognito names; those that it has no word for are left out. */
export function mfaTypes(names: readonly string[]): MfaType[] {
  return names.map((name) => types[name]).filter((type) => type !== undefined)
}

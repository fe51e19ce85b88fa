import type { TotpSetupDetails } from './types/mfa.js'

/**
 * What an authenticator app is set up with.
 *
 * @param secret - in base32
 * @param username - the account that the app shows where the caller names none
 */
export function totpSetupDetails(secret: string, username: string): TotpSetupDetails {
  return {
    sharedSecret: secret,
    getSetupUri: (appName, accountName = username) => {
      const issuer = inPlace(appName)
      const label = `${issuer}:${inPlace(accountName)}`
      return new URL(`otpauth://totp/${label}?secret=${secret}&issuer=${issuer}`)
    },
  }
}

/** A name that stays one part of the URL. What the caller has encoded already stays as it is. */
function inPlace(name: string): string {
  return name.replace(/[?#&]/g, encodeURIComponent)
}

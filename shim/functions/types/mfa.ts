import type { ServiceOptions } from './client-metadata.js'

/** A second factor. */
export type MfaType = 'SMS' | 'TOTP' | 'EMAIL'

/** What `fetchMFAPreference` resolves with. */
export interface FetchMFAPreferenceOutput {
  /** Not there where no factor is. */
  enabled?: MfaType[]
  /** The one that a sign-in asks for. */
  preferred?: MfaType
}

/**
 * What `updateMFAPreference` takes. Factors that are left out stay as they are.
 *
 * @example
 * import type { UpdateMFAPreferenceInput } from '@amplift/auth'
 *
 * const input: UpdateMFAPreferenceInput = { totp: 'PREFERRED', sms: 'DISABLED' }
 */
export interface UpdateMFAPreferenceInput {
  sms?: MfaPreference
  totp?: MfaPreference
  email?: MfaPreference
}

/** What a factor may be. `PREFERRED` and `NOT_PREFERRED` are enabled too. */
export type MfaPreference = 'ENABLED' | 'DISABLED' | 'PREFERRED' | 'NOT_PREFERRED'

/** What `setUpTOTP` resolves with. */
export type SetUpTOTPOutput = TotpSetupDetails

/** What an authenticator app is set up with. */
export interface TotpSetupDetails {
  /** Base32. */
  sharedSecret: string
  /**
   * The URL that a QR code for the authenticator app holds.
   *
   * @param appName - what the app shows as the issuer
   * @param accountName - what the app shows as the account; the name of the user where nothing is said
   */
  getSetupUri(appName: string, accountName?: string): URL
}

/** What `verifyTOTPSetup` takes. */
export interface VerifyTOTPSetupInput {
  /** The code that the authenticator app shows. */
  code: string
  options?: ServiceOptions & {
    /** What the authenticator app is called among the user's. */
    friendlyDeviceName?: string
  }
}

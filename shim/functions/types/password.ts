import type { MetadataOptions } from './client-metadata.js'
import type { CodeDeliveryDetails } from './code-delivery-details.js'
import type { VerifiableUserAttributeKey } from './user-attribute-key.js'

/** What `resetPassword` takes. */
export interface ResetPasswordInput {
  username: string
  options?: MetadataOptions
}

/** What `resetPassword` resolves with. */
export interface ResetPasswordOutput {
  isPasswordReset: boolean
  nextStep: ResetPasswordNext
}

/**
 * What `confirmResetPassword` takes.
 *
 * @example
 * import type { ConfirmResetPasswordInput } from '@amplift/auth'
 *
 * const input: ConfirmResetPasswordInput = {
 *   username: 'ada',
 *   newPassword: 'Another-horse-2',
 *   confirmationCode: '123456',
 * }
 */
export interface ConfirmResetPasswordInput {
  username: string
  newPassword: string
  /** The code that was sent. */
  confirmationCode: string
  options?: MetadataOptions
}

/** What `updatePassword` takes. */
export interface UpdatePasswordInput {
  oldPassword: string
  newPassword: string
}

/** What a forgotten password asks for next: `confirmResetPassword` with the code that was sent. */
export interface ResetPasswordNext {
  resetPasswordStep: 'CONFIRM_RESET_PASSWORD_WITH_CODE' | 'DONE'
  additionalInfo?: Record<string, string>
  codeDeliveryDetails: CodeDeliveryDetails<VerifiableUserAttributeKey>
}

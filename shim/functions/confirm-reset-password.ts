import { replacePassword } from '../core/password-reset/replace-password.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'
import type { AmplifyContext } from './types/context.js'
import type { ConfirmResetPasswordInput } from './types/password.js'

export function confirmResetPassword(
  context: AmplifyContext,
  input: ConfirmResetPasswordInput,
): Promise<void>

/**
 * Puts a new password in the place of a forgotten one.
 *
 * @param input - `username`, `newPassword`, the `confirmationCode` that `resetPassword` had sent, and
 * `options.clientMetadata` for the triggers
 * @throws AuthError `EmptyConfirmResetPasswordUsername`, `EmptyConfirmResetPasswordNewPassword`,
 * `EmptyConfirmResetPasswordConfirmationCode`, `AuthUserPoolException`, `CodeMismatchException`,
 * `ExpiredCodeException`, `InvalidPasswordException` and the service's other names for
 * `ConfirmForgotPassword`
 *
 * @example
 * import { confirmResetPassword } from '@amplift/auth'
 *
 * await confirmResetPassword({
 *   username: 'ada',
 *   newPassword: 'Another-horse-2',
 *   confirmationCode: '123456',
 * })
 */
export function confirmResetPassword(input: ConfirmResetPasswordInput): Promise<void>
export function confirmResetPassword(...args: unknown[]): Promise<void> {
  return atDoor(async () => {
    const [engine, input] = engineOf<ConfirmResetPasswordInput | undefined>(args)
    const { username = '', newPassword = '', confirmationCode = '', options } = input ?? {}
    await replacePassword(engine, {
      username,
      newPassword,
      code: confirmationCode,
      clientMetadata: options?.clientMetadata,
    })
  })
}

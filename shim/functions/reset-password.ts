import { forgetPassword } from '../core/password-reset/forget-password.js'
import { atDoor } from './at-door.js'
import { codeDelivery } from './code-delivery.js'
import { engineOf } from './context.js'
import type { AmplifyContext } from './types/context.js'
import type { ResetPasswordInput, ResetPasswordOutput } from './types/password.js'

export function resetPassword(
  context: AmplifyContext,
  input: ResetPasswordInput,
): Promise<ResetPasswordOutput>

/**
 * Has a code sent that allows a new password in the place of a forgotten one. Hand the code to
 * `confirmResetPassword`.
 *
 * @param input - `username`, and `options.clientMetadata` for the trigger that writes the message
 * @returns where the code went
 * @throws AuthError `EmptyResetPasswordUsername`, `AuthUserPoolException`, `LimitExceededException`
 * and the service's other names for `ForgotPassword`
 *
 * @example
 * import { resetPassword } from '@amplift/auth'
 *
 * const { nextStep } = await resetPassword({ username: 'ada' })
 * console.log(`Sent to ${nextStep.codeDeliveryDetails.destination}`)
 */
export function resetPassword(input: ResetPasswordInput): Promise<ResetPasswordOutput>
export function resetPassword(...args: unknown[]): Promise<ResetPasswordOutput> {
  return atDoor(async () => {
    const [engine, input] = engineOf<ResetPasswordInput | undefined>(args)
    const { username = '', options } = input ?? {}
    const clientMetadata = options?.clientMetadata
    const delivery = await forgetPassword(engine, { username, clientMetadata })
    return {
      isPasswordReset: false,
      nextStep: {
        resetPasswordStep: 'CONFIRM_RESET_PASSWORD_WITH_CODE',
        codeDeliveryDetails: codeDelivery(delivery),
      },
    }
  })
}

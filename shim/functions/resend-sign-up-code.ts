import { resendConfirmation } from '../core/sign-up/resend-confirmation.js'
import { atDoor } from './at-door.js'
import { codeDelivery } from './code-delivery.js'
import { engineOf } from './context.js'
import type { AmplifyContext } from './types/context.js'
import type { ResendSignUpCodeInput, ResendSignUpCodeOutput } from './types/sign-up.js'

export function resendSignUpCode(
  context: AmplifyContext,
  input: ResendSignUpCodeInput,
): Promise<ResendSignUpCodeOutput>

/**
 * Has another confirmation code sent to somebody who has signed up.
 *
 * @param input - `username`, and `options.clientMetadata` for the trigger that writes the message
 * @returns where the code went
 * @throws AuthError `EmptySignUpUsername`, `AuthUserPoolException`, `LimitExceededException` and the
 * service's other names for `ResendConfirmationCode`
 *
 * @example
 * import { resendSignUpCode } from '@amplift/auth'
 *
 * const { destination } = await resendSignUpCode({ username: 'ada' })
 * console.log(`Sent to ${destination}`)
 */
export function resendSignUpCode(input: ResendSignUpCodeInput): Promise<ResendSignUpCodeOutput>
export function resendSignUpCode(...args: unknown[]): Promise<ResendSignUpCodeOutput> {
  return atDoor(async () => {
    const [engine, input] = engineOf<ResendSignUpCodeInput | undefined>(args)
    const { username = '', options } = input ?? {}
    const clientMetadata = options?.clientMetadata
    return codeDelivery(await resendConfirmation(engine, { username, clientMetadata }))
  })
}

import { sendAttributeCode } from '../core/user/attributes.js'
import { atDoor } from './at-door.js'
import { codeDelivery } from './code-delivery.js'
import { engineOf } from './context.js'
import type {
  SendUserAttributeVerificationCodeInput,
  SendUserAttributeVerificationCodeOutput,
} from './types/attributes.js'
import type { AmplifyContext } from './types/context.js'

export function sendUserAttributeVerificationCode(
  context: AmplifyContext,
  input: SendUserAttributeVerificationCodeInput,
): Promise<SendUserAttributeVerificationCodeOutput>

/**
 * Has a code sent to an address or number of who is signed in, for `confirmUserAttribute`.
 *
 * @param input - `userAttributeKey`, `'email'` or `'phone_number'`, and `options.clientMetadata` for
 * the trigger that writes the message
 * @returns where the code went
 * @throws AuthError `UserUnAuthenticatedException` where nobody is signed in, `AuthUserPoolException`,
 * `LimitExceededException` and the service's other names for `GetUserAttributeVerificationCode`
 *
 * @example
 * import { sendUserAttributeVerificationCode } from '@amplift/auth'
 *
 * const { destination } = await sendUserAttributeVerificationCode({ userAttributeKey: 'email' })
 * console.log(`Sent to ${destination}`)
 */
export function sendUserAttributeVerificationCode(
  input: SendUserAttributeVerificationCodeInput,
): Promise<SendUserAttributeVerificationCodeOutput>
export function sendUserAttributeVerificationCode(
  ...args: unknown[]
): Promise<SendUserAttributeVerificationCodeOutput> {
  return atDoor(async () => {
    const [engine, input] = engineOf<Partial<SendUserAttributeVerificationCodeInput> | undefined>(
      args,
    )
    const { userAttributeKey: name = '', options } = input ?? {}
    const clientMetadata = options?.clientMetadata
    return codeDelivery(await sendAttributeCode(engine, { name, clientMetadata }))
  })
}

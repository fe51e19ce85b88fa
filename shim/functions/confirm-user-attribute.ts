import { confirmAttribute } from '../core/user/attributes.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'
import type { ConfirmUserAttributeInput } from './types/attributes.js'
import type { AmplifyContext } from './types/context.js'

export function confirmUserAttribute(
  context: AmplifyContext,
  input: ConfirmUserAttributeInput,
): Promise<void>

/**
 * Verifies an address or number of who is signed in.
 *
 * @param input - `userAttributeKey`, `'email'` or `'phone_number'`, and the `confirmationCode` that was
 * sent to it
 * @throws AuthError `EmptyConfirmUserAttributeCode`, `UserUnAuthenticatedException` where nobody is
 * signed in, `AuthUserPoolException`, `CodeMismatchException`, `ExpiredCodeException` and the
 * service's other names for `VerifyUserAttribute`
 *
 * @example
 * import { confirmUserAttribute } from '@amplift/auth'
 *
 * await confirmUserAttribute({ userAttributeKey: 'email', confirmationCode: '123456' })
 */
export function confirmUserAttribute(input: ConfirmUserAttributeInput): Promise<void>
export function confirmUserAttribute(...args: unknown[]): Promise<void> {
  return atDoor(async () => {
    const [engine, input] = engineOf<Partial<ConfirmUserAttributeInput> | undefined>(args)
    const { userAttributeKey: name = '', confirmationCode: code = '' } = input ?? {}
    await confirmAttribute(engine, { name, code })
  })
}

import { changePassword } from '../core/user/password.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'
import type { AmplifyContext } from './types/context.js'
import type { UpdatePasswordInput } from './types/password.js'

export function updatePassword(context: AmplifyContext, input: UpdatePasswordInput): Promise<void>

/**
 * Changes the password of who is signed in. Tokens stay valid, here and elsewhere.
 *
 * @param input - `oldPassword`, which is in use, and `newPassword`
 * @throws AuthError `EmptyUpdatePassword`, `UserUnAuthenticatedException` where nobody is signed in,
 * `AuthUserPoolException`, `NotAuthorizedException` where the old password is wrong,
 * `InvalidPasswordException`, `LimitExceededException` and the service's other names for
 * `ChangePassword`
 *
 * @example
 * import { updatePassword } from '@amplift/auth'
 *
 * await updatePassword({ oldPassword: 'Correct-horse-1', newPassword: 'Another-horse-2' })
 */
export function updatePassword(input: UpdatePasswordInput): Promise<void>
export function updatePassword(...args: unknown[]): Promise<void> {
  return atDoor(async () => {
    const [engine, input] = engineOf<Partial<UpdatePasswordInput> | undefined>(args)
    const { oldPassword = '', newPassword = '' } = input ?? {}
    await changePassword(engine, { oldPassword, newPassword })
  })
}

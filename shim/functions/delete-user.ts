import { deleteUser as deleteAccount } from '../core/user/delete-user.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'
import type { AmplifyContext } from './types/context.js'

export function deleteUser(context: AmplifyContext): Promise<void>

/**
 * Deletes the account of who is signed in, signs out and forgets this device. The Hub tells
 * `signedOut`.
 *
 * @throws AuthError `UserUnAuthenticatedException` where nobody is signed in, `AuthUserPoolException`,
 * and the service's names for `DeleteUser`
 *
 * @example
 * import { deleteUser } from '@amplift/auth'
 *
 * await deleteUser()
 */
export function deleteUser(): Promise<void>
export function deleteUser(...args: unknown[]): Promise<void> {
  return atDoor(async () => {
    const [engine] = engineOf(args)
    await deleteAccount(engine)
  })
}

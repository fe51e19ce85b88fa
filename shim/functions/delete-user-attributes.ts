import { deleteAttributes } from '../core/user/attributes.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'
import type { DeleteUserAttributesInput } from './types/attributes.js'
import type { AmplifyContext } from './types/context.js'

export function deleteUserAttributes(
  context: AmplifyContext,
  input: DeleteUserAttributesInput,
): Promise<void>

/**
 * Deletes attributes of who is signed in. The claims of the id token change with its next refresh.
 *
 * @param input - `userAttributeKeys`: the names of one attribute or more
 * @throws AuthError `UserUnAuthenticatedException` where nobody is signed in, `AuthUserPoolException`,
 * and the service's names for `DeleteUserAttributes`
 *
 * @example
 * import { deleteUserAttributes } from '@amplift/auth'
 *
 * await deleteUserAttributes({ userAttributeKeys: ['nickname', 'custom:team'] })
 */
export function deleteUserAttributes(input: DeleteUserAttributesInput): Promise<void>
export function deleteUserAttributes(...args: unknown[]): Promise<void> {
  return atDoor(async () => {
    const [engine, input] = engineOf<DeleteUserAttributesInput | undefined>(args)
    await deleteAttributes(engine, input?.userAttributeKeys ?? [])
  })
}

import type { UpdateUserAttributeInput, UpdateUserAttributeOutput } from './types/attributes.js'
import { updateUserAttributes } from './update-user-attributes.js'

/**
 * Changes one attribute of who is signed in.
 *
 * @param input - `userAttribute` with its `attributeKey` and its `value` as a text, and
 * `options.clientMetadata` for the triggers
 * @returns what became of it: an address or number that must be verified is not updated until
 * `confirmUserAttribute` has got the code that was sent
 * @throws AuthError `UserUnAuthenticatedException` where nobody is signed in, `AuthUserPoolException`,
 * and the service's names for `UpdateUserAttributes`
 *
 * @example
 * import { updateUserAttribute } from '@amplift/auth'
 *
 * const { isUpdated } = await updateUserAttribute({
 *   userAttribute: { attributeKey: 'name', value: 'Ada' },
 * })
 * console.log(isUpdated)
 */
export async function updateUserAttribute(
  input: UpdateUserAttributeInput,
): Promise<UpdateUserAttributeOutput> {
  const { userAttribute, options }: Partial<UpdateUserAttributeInput> = input ?? {}
  const { attributeKey, value } = userAttribute ?? { attributeKey: '', value: '' }
  const output = await updateUserAttributes({
    userAttributes: { [attributeKey]: value },
    ...(options && { options }),
  })
  return output[attributeKey] as UpdateUserAttributeOutput
}

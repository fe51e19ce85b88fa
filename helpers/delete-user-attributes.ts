import { deleteUserAttributes as deleteUserAttributesV6 } from 'aws-amplify/auth'
import { actAs } from './act-as.js'
import { userChanged } from './user.js'
import type { V5Any } from './v5-any.js'
import { likeV5 } from './v5-error.js'

/** Deletes attributes of a user and refreshes the tokens. */
export async function deleteUserAttributes(user: V5Any, attributeNames: string[]): Promise<V5Any> {
  await actAs(user)
  const [first = '', ...others] = attributeNames
  await likeV5(deleteUserAttributesV6({ userAttributeKeys: [first, ...others] }))
  await userChanged()
  return 'SUCCESS'
}

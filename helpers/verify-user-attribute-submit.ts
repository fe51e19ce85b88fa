import { confirmUserAttribute, type VerifiableUserAttributeKey } from 'aws-amplify/auth'
import { actAs } from './act-as.js'
import type { V5Any } from './v5-any.js'
import { authError, likeV5 } from './v5-error.js'

/** Verifies the mail address or phone number of a user with the code that was sent to it. */
export async function verifyUserAttributeSubmit(
  user: V5Any,
  attr: string,
  code: string,
): Promise<string> {
  if (!code) throw authError('Confirmation code cannot be empty')
  await actAs(user)
  const userAttributeKey = attr as VerifiableUserAttributeKey
  await likeV5(confirmUserAttribute({ userAttributeKey, confirmationCode: code }))
  return 'SUCCESS'
}

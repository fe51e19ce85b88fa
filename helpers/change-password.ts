import { updatePassword } from 'aws-amplify/auth'
import { actAs } from './act-as.js'
import type { V5Any } from './v5-any.js'
import { likeV5 } from './v5-error.js'

/** Changes the password of a user. */
export async function changePassword(
  user: V5Any,
  oldPassword: string,
  newPassword: string,
): Promise<'SUCCESS'> {
  await actAs(user)
  await likeV5(updatePassword({ oldPassword, newPassword }))
  return 'SUCCESS'
}

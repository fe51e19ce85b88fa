import { deleteUser as deleteUserV6 } from 'aws-amplify/auth'
import { currentTokens, NO_CURRENT_USER } from './tokens.js'
import { likeV5 } from './v5-error.js'

/** Deletes the signed-in user and signs out. */
export async function deleteUser(): Promise<string> {
  await currentTokens().catch((error) => {
    throw error === NO_CURRENT_USER ? new Error('No current user.') : error
  })
  await likeV5(deleteUserV6())
  return 'SUCCESS'
}

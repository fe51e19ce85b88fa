import { confirmResetPassword } from 'aws-amplify/auth'
import { type ClientMetadata, metadataOptions } from './client-metadata.js'
import { authError, likeV5 } from './v5-error.js'

/** Sets a new password with the code that was sent. */
export async function forgotPasswordSubmit(
  username: string,
  code: string,
  password: string,
  clientMetadata?: ClientMetadata,
): Promise<string> {
  if (!username) throw authError('Username cannot be empty')
  if (!code) throw authError('Confirmation code cannot be empty')
  if (!password) throw authError('Password cannot be empty')
  await likeV5(
    confirmResetPassword({
      username,
      confirmationCode: code,
      newPassword: password,
      ...metadataOptions(clientMetadata),
    }),
  )
  return 'SUCCESS'
}

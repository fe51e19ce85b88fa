import { confirmSignUp as confirmSignUpV6 } from 'aws-amplify/auth'
import { type ClientMetadata, metadataOptions } from './client-metadata.js'
import type { V5Any } from './v5-any.js'
import { authError, likeV5 } from './v5-error.js'

/** Confirms a sign-up. An alias that another user has is taken over, unless that is forbidden. */
export async function confirmSignUp(
  username: string,
  code: string,
  options?: { forceAliasCreation?: boolean; clientMetadata?: ClientMetadata },
): Promise<V5Any> {
  if (!username) throw authError('Username cannot be empty')
  if (!code) throw authError('Confirmation code cannot be empty')
  const { forceAliasCreation = true, clientMetadata } = options ?? {}
  await likeV5(
    confirmSignUpV6({
      username,
      confirmationCode: code,
      options: { forceAliasCreation, ...metadataOptions(clientMetadata || undefined).options },
    }),
  )
  return 'SUCCESS'
}

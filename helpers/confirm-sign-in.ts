import { type ClientMetadata, metadataOptions } from './client-metadata.js'
import { afterStep, answerChallenge } from './sign-in-under-way.js'
import { signedInUser, updateUser } from './user.js'
import type { V5Any } from './v5-any.js'
import { authError } from './v5-error.js'

/**
 * Answers the challenge of a user with a code from a message or an authenticator app. Which of them
 * is known from the sign-in, so the third parameter is not needed.
 */
export async function confirmSignIn(
  user: V5Any,
  code: string,
  _mfaType?: 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | null,
  clientMetadata?: ClientMetadata,
): Promise<V5Any> {
  if (!code) throw authError('Confirmation code cannot be empty')
  const output = await answerChallenge(user, code, metadataOptions(clientMetadata).options)
  const next = await afterStep(user, output)
  if (!output.isSignedIn) return next
  const { attributes } = await signedInUser().catch(() => next)
  return updateUser(next, { attributes })
}

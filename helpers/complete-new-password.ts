import { type ClientMetadata, metadataOptions } from './client-metadata.js'
import { afterStep, answerChallenge } from './sign-in-under-way.js'
import type { V5Any } from './v5-any.js'
import { authError } from './v5-error.js'

/** Answers the challenge NEW_PASSWORD_REQUIRED; the user has no attributes afterwards, as in v5. */
export async function completeNewPassword(
  user: V5Any,
  password: string,
  requiredAttributes: V5Any = {},
  clientMetadata?: ClientMetadata,
): Promise<V5Any> {
  if (!password) throw authError('Password cannot be empty')
  const output = await answerChallenge(user, password, {
    userAttributes: requiredAttributes ?? {},
    ...metadataOptions(clientMetadata).options,
  })
  return afterStep(user, output)
}

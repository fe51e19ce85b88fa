import { type ClientMetadata, metadataOptions } from './client-metadata.js'
import { afterStep, answerChallenge } from './sign-in-under-way.js'
import { signedInUser, updateUser } from './user.js'
import type { V5Any } from './v5-any.js'
import { authError } from './v5-error.js'

/** Answers a custom challenge; the user has the next one, or none when signed in. */
export async function sendCustomChallengeAnswer(
  user: V5Any,
  challengeResponses: string,
  clientMetadata?: ClientMetadata,
): Promise<V5Any> {
  if (!challengeResponses) throw authError('Challenge response cannot be empty')
  const { options } = metadataOptions(clientMetadata)
  const output = await answerChallenge(user, challengeResponses, options)
  const next = await afterStep(user, output)
  if (!output.isSignedIn) return next
  updateUser(next, { challengeName: undefined, challengeParam: undefined })
  return signedInUser()
}

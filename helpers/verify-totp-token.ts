import { verifyTOTPSetup } from 'aws-amplify/auth'
import { actAs } from './act-as.js'
import { afterStep, answerChallenge, isSigningIn } from './sign-in-under-way.js'
import type { V5Any } from './v5-any.js'
import { likeV5, serviceError } from './v5-error.js'

/**
 * Confirms an authenticator app with its first code. In the middle of a sign-in that completes it
 * and resolves with the session.
 */
export async function verifyTotpToken(user: V5Any, challengeAnswer: string): Promise<V5Any> {
  const options = { friendlyDeviceName: 'My TOTP device' }
  if (!isSigningIn(user)) {
    await actAs(user)
    await likeV5(verifyTOTPSetup({ code: challengeAnswer, options }))
    return { Status: 'SUCCESS' }
  }
  // v6 takes other answers for a choice of the factor to set up.
  if (!/^\d+$/.test(challengeAnswer)) {
    throw serviceError('InvalidParameterException', 'The code consists of digits.')
  }
  const next = await afterStep(user, await answerChallenge(user, challengeAnswer, options))
  return next.signInUserSession
}

import { setUpTOTP } from 'aws-amplify/auth'
import { actAs } from './act-as.js'
import { challengeOf } from './challenge.js'
import { answerChallenge, isSigningIn } from './sign-in-under-way.js'
import { updateUser } from './user.js'
import type { V5Any } from './v5-any.js'
import { likeV5 } from './v5-error.js'

/** The secret for an authenticator app. In the middle of a sign-in it is always the same one. */
export async function setupTOTP(user: V5Any): Promise<string> {
  if (!isSigningIn(user)) {
    await actAs(user)
    return (await likeV5(setUpTOTP())).sharedSecret
  }
  if (user.totpSecret) return user.totpSecret
  const { totpSecret = '' } = challengeOf(await answerChallenge(user, 'TOTP')) ?? {}
  updateUser(user, { totpSecret })
  return totpSecret
}

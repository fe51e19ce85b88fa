import { Amplify } from 'aws-amplify'
import {
  type ConfirmSignInInput,
  confirmSignIn as confirmSignInV6,
  type SignInOutput,
} from 'aws-amplify/auth'
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito'
import { challengeOf } from './challenge.js'
import { signedIn } from './session.js'
import { type SignedInUser, updateUser } from './user.js'
import type { V5Any } from './v5-any.js'
import { likeV5, serviceError } from './v5-error.js'

/**
 * v5 kept a sign-in in its user object, v6 knows one sign-in at a time: this is its mark. Copies of
 * this module in other packages of an app share it.
 */
export const signInUnderWay: { attempt: symbol | null; isPending: boolean } = sharedByAll(
  'amplify-auth.sign-in',
  { attempt: null, isPending: false },
)

function sharedByAll<Value>(name: string, first: Value): Value {
  const shared = globalThis as V5Any
  shared[Symbol.for(name)] ??= first
  return shared[Symbol.for(name)]
}

/** Whether a user object belongs to the sign-in that is under way. */
export function isSigningIn(user: V5Any): boolean {
  return signInUnderWay.attempt !== null && user?.signInAttempt === signInUnderWay.attempt
}

/** Answers the challenge that a user object waits for, if it is the one that v6 would answer. */
export async function answerChallenge(
  user: V5Any,
  challengeResponse: string,
  options: ConfirmSignInInput['options'] = {},
): Promise<SignInOutput> {
  if (!isSigningIn(user)) {
    const message = 'Invalid session for the user: it is not the latest sign-in.'
    throw serviceError('NotAuthorizedException', message)
  }
  // The credentials of whoever is signed in so far are not those of the next one.
  const isReplacing = await cognitoUserPoolsTokenProvider.authTokenStore.loadTokens()
  if (isReplacing) await Amplify.clearCredentials()
  return likeV5(confirmSignInV6({ challengeResponse, options }))
}

/** Writes on a user object what a step of its sign-in led to, and returns it. */
export async function afterStep(user: SignedInUser, output: SignInOutput): Promise<SignedInUser> {
  const challenge = challengeOf(output)
  if (challenge) return updateUser(user, challenge)
  signInUnderWay.attempt = null
  const { username, session } = await signedIn()
  return updateUser(user, { username, signInUserSession: session })
}

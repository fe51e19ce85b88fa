import { Amplify } from 'aws-amplify'
import { tellListeners } from './announce.js'
import { autoSignInMark, giveUpAutoSignIn, promisedSignIns } from './auto-sign-in.js'
import type { AuthFlow } from './configured-flow.js'
import { beginSignIn } from './sign-in.js'
import { signUp } from './sign-up.js'
import type { SignUpParams } from './sign-up-params.js'
import type { V5Any } from './v5-any.js'

/**
 * Signs up by an object. With `autoSignIn` the user is signed in after the confirmation, and Hub
 * tells of it: `autoSignIn`, or `signIn_failure` and `autoSignIn_failure`.
 */
export async function signUpThenSignIn(
  params: SignUpParams,
  authFlowType?: AuthFlow,
): Promise<V5Any> {
  const { enabled, validationData, clientMetaData } = params?.autoSignIn ?? { enabled: false }
  if (!enabled) return signUp(params)
  const { username, password } = params
  const [result] = await Promise.all([signUp(params), autoSignInMark().set()])
  promisedSignIns.isBegun = true
  const attempt = async () => {
    try {
      // v5 left out what is configured for all calls.
      const metadata = { validationData, clientMetadata: clientMetaData ?? {} }
      const user = await beginSignIn({ username, password, ...metadata, authFlowType })
      tellListeners('autoSignIn', user, `${username} has signed in successfully`)
      return true
    } catch (error) {
      tellListeners('signIn_failure', error, `${username} failed to signin`)
      return false
    } finally {
      await autoSignInMark().clear()
    }
  }
  // Nobody waits for the sign-in: what comes of it is told.
  if (result.userConfirmed) attempt()
  else if (isConfirmedByLink()) tryForAWhile(attempt)
  else promisedSignIns.waiting.add(attempt)
  return result
}

function isConfirmedByLink(): boolean {
  return Amplify.getConfig().Auth?.Cognito?.signUpVerificationMethod === 'link'
}

/** The link is opened elsewhere: every five seconds for three minutes. */
function tryForAWhile(attempt: () => Promise<boolean>): void {
  const start = Date.now()
  const timer = setInterval(async () => {
    if (Date.now() - start > 180_000) {
      clearInterval(timer)
      giveUpAutoSignIn('Please confirm your account and use your credentials to sign in.')
    } else if (await attempt()) clearInterval(timer)
  }, 5000)
}

import { fetchUserAttributes, signOut as signOutV6 } from 'aws-amplify/auth'
import { hostedUi } from './hosted-ui.js'
import { currentTokens, NO_CURRENT_USER } from './tokens.js'
import type { V5Any } from './v5-any.js'
import { errorName, likeV5 } from './v5-error.js'

/**
 * Signs out here, or everywhere with `global`. v6 does not tell when Cognito refuses a global
 * sign-out, so something else is asked of Cognito before: when that fails, this rejects and the user
 * stays signed in, as in v5.
 */
export async function signOut(opts: { global?: boolean } = {}): Promise<V5Any> {
  const global = opts?.global === true
  if (global && (await isSomebodySignedIn())) await likeV5(fetchUserAttributes())
  const leave = await hostedUi.leave()
  await likeV5(signOutV6({ global }))
  leave()
}

async function isSomebodySignedIn(): Promise<boolean> {
  try {
    return Boolean(await currentTokens())
  } catch (error) {
    // Nobody to sign out, or a session that never could be refreshed.
    if (error === NO_CURRENT_USER || errorName(error) === 'TokenRefreshException') return false
    throw error
  }
}

import { signOut as signOutV6 } from 'aws-amplify/auth'
import { currentTokens, NO_CURRENT_USER } from './tokens.js'
import type { V5Any } from './v5-any.js'
import { errorName, likeV5 } from './v5-error.js'

/**
 * Signs out here, or everywhere with `global`, which first refreshes the tokens: that shows when
 * Cognito cannot be reached, and then it rejects and the user stays signed in. v6 does not tell when
 * only the sign-out after that fails.
 */
export async function signOut(opts: { global?: boolean } = {}): Promise<V5Any> {
  const global = opts?.global === true
  if (global) {
    await currentTokens({ forceRefresh: true }).catch((error) => {
      // Nobody to sign out, or a session that never could be refreshed.
      if (error !== NO_CURRENT_USER && errorName(error) !== 'TokenRefreshException') throw error
    })
  }
  await likeV5(signOutV6({ global }))
}

import { Amplify } from 'aws-amplify'
import { signOut as signOutV6 } from 'aws-amplify/auth'
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito'
import { errorName } from './v5-error.js'

/**
 * Begins a sign-in although somebody may be signed in, as v5 did: the tokens in place are put aside
 * without a sign-out, and come back unless new ones have taken their place.
 */
export async function replacingSession<Output>(attempt: () => Promise<Output>): Promise<Output> {
  try {
    return await attempt()
  } catch (error) {
    if (errorName(error) !== 'UserAlreadyAuthenticatedException') throw error
  }
  const store = cognitoUserPoolsTokenProvider.authTokenStore
  const tokens = await store.loadTokens()
  const hostedUi = tokens && (await store.getOAuthMetadata())
  // Tokens that another provider keeps cannot be put aside.
  await (tokens ? store.clearTokens() : signOutV6())
  await Amplify.clearCredentials()
  try {
    return await attempt()
  } finally {
    if (tokens && !(await store.loadTokens())) {
      await store.storeTokens(tokens)
      if (hostedUi) await store.setOAuthMetadata(hostedUi)
    }
  }
}

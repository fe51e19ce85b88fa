import { signedInUser } from './user.js'
import type { V5Any } from './v5-any.js'

/**
 * The signed-in user with attributes and session; `bypassCache` asks Cognito again and refreshes the
 * tokens. Rejects with 'No current user' when nobody is signed in.
 */
export async function currentUserPoolUser(params?: { bypassCache?: boolean }): Promise<V5Any> {
  return signedInUser(params?.bypassCache)
}

import { signedInUser } from './user.js'
import type { V5Any } from './v5-any.js'

/**
 * The signed-in user with attributes and session; `bypassCache` asks Cognito again and refreshes the
 * tokens. Rejects with 'The user is not authenticated' when there is none, whatever the reason.
 */
export async function currentAuthenticatedUser(params?: { bypassCache?: boolean }): Promise<V5Any> {
  try {
    return await signedInUser(params?.bypassCache)
  } catch {
    throw 'The user is not authenticated'
  }
}

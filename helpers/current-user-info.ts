import { fetchAuthSession, fetchUserAttributes } from 'aws-amplify/auth'
import { attributesObject } from './attributes.js'
import { signedInUser } from './user.js'
import type { V5Any } from './v5-any.js'

/**
 * The name, attributes and identity id (`id`) of the signed-in user; null when nobody is signed in,
 * an object without members when Cognito does not give the attributes.
 */
export async function currentUserInfo(): Promise<V5Any> {
  const user = await signedInUser().catch(() => null)
  if (!user) return null
  try {
    const attributes = attributesObject(await fetchUserAttributes())
    const { identityId } = await fetchAuthSession()
    return { id: identityId, username: user.username, attributes }
  } catch {
    return {}
  }
}

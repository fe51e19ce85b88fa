import { signedIn } from './session.js'
import type { V5Any } from './v5-any.js'
import { verifyUserAttribute } from './verify-user-attribute.js'

/** Sends a code to the mail address or phone number of the signed-in user. */
export async function verifyCurrentUserAttribute(attr: string): Promise<V5Any> {
  return verifyUserAttribute(await signedIn(), attr)
}

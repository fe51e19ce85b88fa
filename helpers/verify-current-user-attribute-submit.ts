import { signedIn } from './session.js'
import { verifyUserAttributeSubmit } from './verify-user-attribute-submit.js'

/** Verifies the mail address or phone number of the signed-in user with the code sent to it. */
export async function verifyCurrentUserAttributeSubmit(
  attr: string,
  code: string,
): Promise<string> {
  return verifyUserAttributeSubmit(await signedIn(), attr, code)
}

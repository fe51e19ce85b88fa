import { autoSignInMark, giveUpAutoSignIn, promisedSignIns } from './auto-sign-in.js'
import { confirmSignUp } from './confirm-sign-up.js'
import type { V5Any } from './v5-any.js'

/**
 * Confirms a sign-up, and begins the sign-in that was promised with it. After a reload nobody knows
 * the password any more, which Hub tells: `autoSignIn_failure`.
 */
export async function confirmSignUpThenSignIn(
  ...input: Parameters<typeof confirmSignUp>
): Promise<V5Any> {
  const result = await confirmSignUp(...input)
  if (promisedSignIns.isBegun) signInWhoWaits()
  else if (await autoSignInMark().isSet()) await giveUpAutoSignIn('autoSignInError')
  return result
}

async function signInWhoWaits(): Promise<void> {
  for (const attempt of [...promisedSignIns.waiting]) {
    if (await attempt()) promisedSignIns.waiting.delete(attempt)
  }
}

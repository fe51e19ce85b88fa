import { HELPER_MARK } from './helper-mark.js'

/**
 * Does a text ask v5's `signUp` to sign in by itself? The name as a member is enough: a false yes
 * costs a few native calls, a false no leaves people on a page that waits for the sign-in.
 */
export function signsInAfterSignUp(source: string): boolean {
  const asks = /\bautoSignIn['"]?\s*[:,}]|\.autoSignIn\s*=(?!=)/.test(source)
  return asks && !source.startsWith(HELPER_MARK)
}

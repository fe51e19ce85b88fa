/** The one method of a v5 user that code calls in the middle of a sign-in. */
export const FACTOR_CHOICE = 'sendMFASelectionAnswer'

/** True where a text calls it as the helper's function can be called: of something, with arguments. */
export function choosesFactor(source: string): boolean {
  return source.includes(FACTOR_CHOICE) && new RegExp(call).test(source)
}

/** A text without such calls, for the search for members that only v5's own user has. */
export function withoutFactorChoices(source: string): string {
  // Markup is not rewritten.
  return source.includes('<template') ? source : source.replace(call, '(')
}

/** Not `user?.sendMFASelectionAnswer(…)`, which may not be called at all. */
const call = new RegExp(`(?<=[\\w$)\\]!])\\s*\\.\\s*${FACTOR_CHOICE}\\s*\\(`, 'g')

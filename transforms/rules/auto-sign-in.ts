import type { MethodName, MethodRow } from '../../src/table/row.js'
import type { Node } from '../node.js'
import type { CallUse, RuleContext } from './verdict.js'

/** Why a sign-up cannot be native in a package that counts on being signed in by it. */
export const SIGNS_IN_BY_ITSELF =
  'a sign-up of this package signs the user in after the confirmation, which v6 does not'

/** Helpers that take the place of a sign-up's steps in a package that counts on being signed in. */
export const SIGN_UP_HELPERS: Readonly<Partial<Record<MethodName, string>>> = {
  signUp: 'signUpThenSignIn',
  confirmSignUp: 'confirmSignUpThenSignIn',
}

/** The helper for a step of a sign-up that signs in by itself; null for all other calls. */
export function autoSignInHelper(
  row: MethodRow,
  use: CallUse,
  { knowledge }: RuleContext,
): string | null {
  if (!knowledge.package.signsInAfterSignUp) return null
  // Only an object can ask for it.
  if (row.name === 'signUp' && isPositional(use)) return null
  return SIGN_UP_HELPERS[row.name] ?? null
}

/** Why the helper cannot take what a sign-up is given; null when it can. */
export function autoSignInProblem(helper: string, { call }: CallUse): string | null {
  if (helper !== SIGN_UP_HELPERS.signUp) return null
  const [params] = call.arguments
  const isOne = call.arguments.length === 1 && params?.type !== 'SpreadElement'
  return isOne ? null : 'whether it asks for a sign-in only shows when the program runs'
}

function isPositional({ call }: CallUse): boolean {
  const args = call.arguments as Node[]
  const isSpread = args.some(({ type }) => type === 'SpreadElement')
  return args.length > 1 && !isSpread && args[0]?.type !== 'ObjectExpression'
}

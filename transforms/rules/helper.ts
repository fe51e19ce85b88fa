import type { MethodRow } from '../../src/table/row.js'
import { landingsOf } from '../flow/landings.js'
import { promisePath } from '../flow/promise.js'
import { renameFunction } from './callee.js'
import { bridge, type CallUse, type RuleContext, type Verdict } from './verdict.js'

/**
 * The helper module has a function of the same name, which takes what v5 took and answers as v5 did.
 * The call keeps its arguments, and what is behind it keeps its reads.
 */
export function helperVerdict(
  row: MethodRow,
  use: CallUse,
  context: RuleContext,
  why: string,
): Verdict {
  const { helperName } = context
  if (helperName === null || row.helper === undefined) return bridge(why)
  const problem = callProblem(row, use) ?? resultProblem(row, use, context)
  if (problem) return bridge(problem)
  return {
    tier: 'helper',
    edits: renameFunction(use, helperName(row.name)),
    helpers: [row.name],
    note: why,
  }
}

function callProblem(row: MethodRow, { call }: CallUse): string | null {
  const isToken = row.name === 'federatedSignIn' && call.arguments.length > 1
  return isToken ? 'v6 has no sign-in with the token of another provider' : null
}

/** Does anything need of the user what only v5's own class has? */
function resultProblem(row: MethodRow, use: CallUse, context: RuleContext): string | null {
  if (row.helper === 'plain') return null
  const { userMembers, bridgedSets } = context.knowledge.package
  const members = row.helper === 'user' ? USER : SESSION
  for (const landing of landingsOf(promisePath(use.call), context)) {
    if (landing.kind === 'member' || landing.kind === 'called') {
      if (!members.has(landing.key)) return `v6 has nothing like ${landing.key} of a ${row.helper}`
    } else if (landing.kind !== 'harmless') {
      const [member] = userMembers
      if (member) {
        return `the ${row.helper} is handed on, and ${member} is read of one somewhere, which v6 has not`
      }
      const isBridged =
        row.helper === 'user' && landing.kind === 'argument' && bridgedSets.get('user')
      if (isBridged || (landing.kind === 'escapes' && bridgedSets.get('user'))) {
        return 'the user is handed on, and some calls that take one stay on the shim'
      }
    }
  }
  return null
}

/** Members that the helper module gives a user. */
const USER: ReadonlySet<string> = new Set([
  'username',
  'getUsername',
  'attributes',
  'signInUserSession',
  'getSignInUserSession',
  'challengeName',
  'challengeParam',
  'pool',
])

/** Members that the helper module gives a session. */
const SESSION: ReadonlySet<string> = new Set([
  'getIdToken',
  'getAccessToken',
  'getRefreshToken',
  'isValid',
  'idToken',
  'accessToken',
  'refreshToken',
])

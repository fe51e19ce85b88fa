import type { MethodRow } from '../../src/table/row.js'
import { type EditSet, joinEdits, NO_EDITS, newEdits } from '../edits.js'
import { type Landing, landingsOf } from '../flow/landings.js'
import { promisePath } from '../flow/promise.js'
import { endOf, type Node } from '../node.js'
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
  const flow = row.name === 'signIn' ? flowArgument(use, context) : NO_EDITS
  const problem =
    flow === null ? UNKNOWN_FLOW : (callProblem(row, use) ?? resultProblem(row, use, context))
  if (flow === null || problem) return bridge(problem ?? UNKNOWN_FLOW)
  return {
    tier: 'helper',
    edits: joinEdits([renameFunction(use, helperName(row.name)), flow]),
    helpers: [row.name],
    note: why,
  }
}

const UNKNOWN_FLOW = 'the flow of the sign-in only shows when the program runs'

/** The flow that the config named for all sign-ins, as the helper's last argument; null if unknown. */
function flowArgument({ call }: CallUse, context: RuleContext): EditSet | null {
  const { signInFlow } = context.knowledge.package
  if (signInFlow === null) return NO_EDITS
  const args = call.arguments as Node[]
  const last = args.at(-1)
  const isSpread = args.some(({ type }) => type === 'SpreadElement')
  if (signInFlow === 'unknown' || !last || isSpread || args.length > 3) return null
  const { quote } = context.layout
  const edits = newEdits()
  const missing = ', undefined'.repeat(3 - args.length)
  edits.insertAfter(endOf(last), `${missing}, ${quote}${signInFlow}${quote}`)
  return edits.done()
}

function callProblem(row: MethodRow, { call }: CallUse): string | null {
  const isToken = row.name === 'federatedSignIn' && call.arguments.length > 1
  return isToken ? 'v6 has no sign-in with the token of another provider' : null
}

/** Does anything need of the user what only v5's own class has? */
function resultProblem(row: MethodRow, use: CallUse, context: RuleContext): string | null {
  if (row.helper === 'plain') return null
  const what = row.helper === 'user' ? 'user' : 'session'
  for (const landing of landingsOf(promisePath(use.call), context)) {
    const problem = landingProblem(landing, what, context)
    if (problem) return problem
  }
  return null
}

function landingProblem(
  landing: Landing,
  what: 'user' | 'session',
  context: RuleContext,
): string | null {
  if (landing.kind === 'harmless') return null
  if (landing.kind === 'member' || landing.kind === 'called') {
    return MEMBERS[what].has(landing.key) ? null : `v6 has nothing like ${landing.key} of a ${what}`
  }
  const { userMembers, bridgedSets } = context.knowledge.package
  if (what === 'user' && bridgedSets.has('user')) {
    return 'the user is handed on, and some calls that take one stay on the shim'
  }
  if (landing.kind === 'argument' && isAuthCall(landing.call, context)) return null
  const [member] = userMembers
  return member === undefined
    ? null
    : `the ${what} is handed on, and ${member} is read of one somewhere, which v6 has not`
}

function isAuthCall(call: Node, { uses }: RuleContext): boolean {
  return uses.some((use) => use.kind === 'call' && use.call === call)
}

/** Members that the helper module gives a user and a session. */
const MEMBERS = {
  user: new Set([
    'username',
    'getUsername',
    'attributes',
    'signInUserSession',
    'getSignInUserSession',
    'challengeName',
    'challengeParam',
    'pool',
  ]),
  session: new Set([
    'getIdToken',
    'getAccessToken',
    'getRefreshToken',
    'isValid',
    'idToken',
    'accessToken',
    'refreshToken',
  ]),
}

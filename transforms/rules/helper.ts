import type { MethodRow } from '../../src/table/row.js'
import { isCognitoUserMember } from '../cognito-user-members.js'
import { flowOfCalls } from '../configured-flow.js'
import { type EditSet, joinEdits, NO_EDITS, newEdits } from '../edits.js'
import { FACTOR_CHOICE } from '../factor-choice.js'
import { type Landing, landingsOf } from '../flow/landings.js'
import { promisePath } from '../flow/promise.js'
import { endOf, type Node } from '../node.js'
import { autoSignInHelper, autoSignInProblem } from './auto-sign-in.js'
import { renameFunction } from './callee.js'
import { providerTexts } from './redirect.js'
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
  const name = autoSignInHelper(row, use, context) ?? row.name
  const place = FLOW_PLACES.get(name)
  const flow = place === undefined ? NO_EDITS : flowArgument(use, place, context)
  const problem =
    autoSignInProblem(name, use) ??
    (flow === null
      ? UNKNOWN_FLOW
      : (countProblem(row, use.call.arguments.length) ?? resultProblem(row, use, context)))
  if (flow === null || problem) return bridge(problem ?? UNKNOWN_FLOW)
  const provider = row.handler === 'redirect' ? providerTexts(use, context) : NO_EDITS
  return {
    tier: 'helper',
    edits: joinEdits([renameFunction(use, helperName(name)), flow, provider]),
    helpers: [name],
    note: why,
  }
}

/** It is rewritten wherever it stands, whatever becomes of the sign-in. */
function isChoice(landing: Landing): boolean {
  return landing.kind === 'called' && landing.key === FACTOR_CHOICE
}

const UNKNOWN_FLOW = 'the flow of the sign-in only shows when the program runs'

/** Helpers that take the flow of a sign-in, and as which argument. */
const FLOW_PLACES: ReadonlyMap<string, number> = new Map([
  ['signIn', 3],
  ['signUpThenSignIn', 1],
])

/** The flow that the config named for all sign-ins, as the helper's last argument; null if unknown. */
function flowArgument({ call }: CallUse, place: number, context: RuleContext): EditSet | null {
  const carried = flowOfCalls(context.knowledge.package)
  // The helper module knows any other as soon as it has configured Amplify.
  if (carried === null) return NO_EDITS
  const args = call.arguments as Node[]
  const last = args.at(-1)
  const isSpread = args.some(({ type }) => type === 'SpreadElement')
  if (!last || isSpread || args.length > place) return null
  const { quote } = context.layout
  const edits = newEdits()
  const missing = ', undefined'.repeat(place - args.length)
  edits.insertAfter(endOf(last), `${missing}, ${quote}${carried}${quote}`)
  return edits.done()
}

/** Why a call with so many arguments is none for the helper. */
export function countProblem(row: MethodRow, count: number): string | null {
  if (row.name === 'federatedSignIn' && count > 1) {
    return 'v6 has no sign-in with the token of another provider'
  }
  return row.name === 'changePassword' && count > 3 ? 'v6 sends no clientMetadata with it' : null
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
  if (landing.kind === 'harmless' || isChoice(landing)) return null
  if (landing.kind === 'member' || landing.kind === 'called') {
    // What v5 had not either is undefined on both sides.
    if (what === 'user' && !isCognitoUserMember(landing.key)) return null
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
    'getSession',
    'refreshSession',
    'challengeName',
    'challengeParam',
    'keyPrefix',
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
    'clockDrift',
  ]),
}

import type { MethodRow } from '../../src/table/row.js'
import { joinEdits } from '../edits.js'
import { follow, type Landing, landingsOf } from '../flow/landings.js'
import { mayRunAfter } from '../flow/order.js'
import { promisePath } from '../flow/promise.js'
import { areNear, rootsOf } from '../flow/roots.js'
import { isInside, type Node, unwrapOutwards } from '../node.js'
import type { AuthUse } from '../uses.js'
import { mapArguments } from './arguments.js'
import { renameCallee, renameFunction } from './callee.js'
import { challengeReads } from './challenge-reads.js'
import { configuredForAll } from './lost.js'
import { methodRowOf } from './method-row.js'
import { rejectionNoticed } from './outcome.js'
import { isPure } from './purity.js'
import { bridge, type CallUse, type RuleContext, type Verdict } from './verdict.js'

const UNFOLLOWED = 'what is read from the user of the sign-in cannot be followed'

const FLOW = 'the config names the flow of every sign-in, which v6 takes with each call'

/** `confirmSignIn` for the answer to a challenge, where its user is read for the challenge only. */
export function answerVerdict(row: MethodRow, use: CallUse, context: RuleContext): Verdict {
  // Which door the sign-in takes is known for whole packages only.
  if (context.helperName === null) return bridge(row.bridged ?? UNFOLLOWED)
  const configured = configuredForAll(row, context)
  if (configured) return bridge(configured)
  const [user] = use.call.arguments as Node[]
  if (!user || context.openAnswers.has(use.call) || !comesFromClosedSignIn(user, context)) {
    return bridge(UNFOLLOWED)
  }
  const path = promisePath(use.call)
  const reason = rejectionNoticed(row, path, context)
  if (reason) return bridge(reason)
  const reads = stepReads(use, context)
  if (!reads) return bridge(UNFOLLOWED)
  const mapped = mapArguments(row, use, context, (argument) => isPure(argument))
  if (!mapped.ok) return bridge(mapped.reason)
  return {
    tier: 'native',
    edits: joinEdits([renameCallee(use, 'confirmSignIn', context), mapped.edits, reads]),
    functions: ['confirmSignIn'],
    dropped: mapped.dropped,
  }
}

/** v6's output instead of the user, from a helper that rejects where v5 did. */
export function signInVerdict(row: MethodRow, use: CallUse, context: RuleContext): Verdict {
  const { helperName } = context
  if (helperName === null) return bridge(row.bridged ?? UNFOLLOWED)
  const configured = configuredForAll(row, context)
  if (configured) return bridge(configured)
  if (context.knowledge.package.signInFlow !== null) return bridge(FLOW)
  const reads = stepReads(use, context)
  if (!reads) return bridge(UNFOLLOWED)
  const mapped = mapArguments(row, use, context, () => false)
  if (!mapped.ok) return bridge(mapped.reason)
  return {
    tier: 'helper',
    edits: joinEdits([renameFunction(use, helperName('signInOrReject')), mapped.edits, reads]),
    helpers: ['signInOrReject'],
    note: row.bridged ?? UNFOLLOWED,
  }
}

/** What reads the result reads the next step; null where something else is done with the user. */
function stepReads(use: CallUse, context: RuleContext): ReturnType<typeof challengeReads> {
  const path = promisePath(use.call)
  const { landings, isAlone } = follow(path, context)
  const left = landings.filter((landing) => !isDropped(landing, context))
  const isRead = left.some(({ kind }) => kind === 'member')
  if (isRead && !isAlone) return null
  const reads = left.filter(({ kind }) => kind === 'member').map(({ node }) => node)
  if (changesOf(landings, context).some((call) => reads.some((read) => mayRunAfter(read, call)))) {
    return null
  }
  // TypeScript knows a user that is kept by the type of what keeps it.
  const places = left.map(({ node }) => node)
  if (context.typed && !areNear(places, rootsOf(path, context))) return null
  return challengeReads(left, context, KEPT[use.method])
}

/** Answers after which v5's user names another challenge than before; v6's output stays as it is. */
const CHANGING = /^(?:completeNewPassword|sendCustomChallengeAnswer)$/

/** Challenges that v5's user still named when they had been answered. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  confirmSignIn: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
  completeNewPassword: ['NEW_PASSWORD_REQUIRED'],
}

function changesOf(landings: readonly Landing[], { uses }: RuleContext): Node[] {
  return landings.flatMap((landing) => {
    if (landing.kind !== 'argument' || landing.index > 0) return []
    const use = uses.find((one) => one.kind === 'call' && one.call === landing.call)
    return use?.kind === 'call' && CHANGING.test(use.method) ? [landing.call] : []
  })
}

/**
 * Answers that became v6's though the user of a sign-in or an answer before them is still v5's: one
 * sign-in has one door.
 */
export function mixedAnswers(
  decided: readonly { readonly use: AuthUse; readonly verdict: Verdict }[],
  context: RuleContext,
): Node[] {
  const native = new Set(
    decided.flatMap(({ use, verdict }) =>
      use.kind === 'call' && isAnswer(use) && verdict.tier === 'native' ? [use.call as Node] : [],
    ),
  )
  if (native.size === 0) return []
  return decided.flatMap(({ use, verdict }) => {
    if (use.kind !== 'call' || !(use.method === 'signIn' || isAnswer(use))) return []
    const isOfV6 =
      verdict.tier === 'native' ||
      (verdict.tier === 'helper' && verdict.helpers.includes('signInOrReject'))
    if (isOfV6) return []
    return landingsOf(promisePath(use.call), context).flatMap((landing) =>
      landing.kind === 'argument' && native.has(landing.call) ? [landing.call] : [],
    )
  })
}

function isAnswer({ method }: CallUse): boolean {
  return methodRowOf(method)?.handler === 'answer'
}

function isDropped({ node }: Landing, { dropped }: RuleContext): boolean {
  return [...dropped].some((argument) => isInside(node, argument))
}

/** Is the argument the user of a sign-in of this file that is read for its challenge only? */
function comesFromClosedSignIn(argument: Node, context: RuleContext): boolean {
  return context.uses.some((use) => {
    if (use.kind !== 'call' || use.method !== 'signIn') return false
    const { landings, isAlone } = follow(promisePath(use.call), context)
    if (!isAlone) return false
    const isHere = landings.some(({ node }) => unwrapOutwards(node) === unwrapOutwards(argument))
    return isHere && landings.every((landing) => isOfChallenge(landing, context))
  })
}

function isOfChallenge(landing: Landing, { uses }: RuleContext): boolean {
  if (landing.kind === 'harmless') return true
  if (landing.kind === 'member') return /^challenge(?:Name|Param)$/.test(landing.key)
  if (landing.kind !== 'argument') return false
  return uses.some((use) => {
    return use.kind === 'call' && use.call === landing.call && landing.index === 0 && isAnswer(use)
  })
}

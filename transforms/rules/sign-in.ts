import type { MethodRow } from '../../src/table/row.js'
import { joinEdits } from '../edits.js'
import { follow, type Landing, landingsOf } from '../flow/landings.js'
import { promisePath } from '../flow/promise.js'
import { rootsOf } from '../flow/roots.js'
import { isInside, type Node, unwrapOutwards } from '../node.js'
import { mapArguments } from './arguments.js'
import { renameCallee, renameFunction } from './callee.js'
import { challengeReads } from './challenge-reads.js'
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
  const [user] = use.call.arguments as Node[]
  if (!user || !comesFromClosedSignIn(user, context)) return bridge(UNFOLLOWED)
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
  // TypeScript knows a user that is kept by the type of what keeps it.
  if (context.typed && path.value.kind !== 'ignored' && !rootsOf(path, context)) return null
  if (context.typed && left.some(({ node }) => !isNear(node, use, context))) return null
  return challengeReads(left, context)
}

function isDropped({ node }: Landing, { dropped }: RuleContext): boolean {
  return [...dropped].some((argument) => isInside(node, argument))
}

/** Is it read of the very name that received it? */
function isNear(node: Node, use: CallUse, context: RuleContext): boolean {
  const roots = rootsOf(promisePath(use.call), context)
  return roots?.reads.some((root) => isInside(root, node) || isInside(node, root)) ?? false
}

/** Is the argument the user of a sign-in of this file that is read for its challenge only? */
function comesFromClosedSignIn(argument: Node, context: RuleContext): boolean {
  return context.uses.some((use) => {
    if (use.kind !== 'call' || use.method !== 'signIn') return false
    const landings = landingsOf(promisePath(use.call), context)
    const isHere = landings.some(({ node }) => unwrapOutwards(node) === unwrapOutwards(argument))
    return isHere && landings.every((landing) => isOfChallenge(landing, context))
  })
}

function isOfChallenge(landing: Landing, { uses }: RuleContext): boolean {
  if (landing.kind === 'harmless') return true
  if (landing.kind === 'member') return /^challenge(?:Name|Param)$/.test(landing.key)
  if (landing.kind !== 'argument') return false
  return uses.some((use) => {
    if (use.kind !== 'call' || use.call !== landing.call) return false
    return landing.index === 0 && methodRowOf(use.method)?.handler === 'answer'
  })
}

import type { MethodRow } from '../../src/table/row.js'
import { joinEdits } from '../edits.js'
import { landingsOf } from '../flow/landings.js'
import { promisePath } from '../flow/promise.js'
import type { PromisePath } from '../flow/promise-path.js'
import { readsAtOnce } from '../flow/reads-at-once.js'
import { rejectionReads } from '../flow/rejection.js'
import { type Roots, rootsOf } from '../flow/roots.js'
import { isTruthTest } from '../flow/truth-test.js'
import { endOf, type Node, startOf, unwrapOutwards } from '../node.js'
import { resolve } from '../scope.js'
import { attributeReads } from './attribute-reads.js'
import { renameCallee, renameFunction, replaceCall, withoutArguments } from './callee.js'
import { sessionOfUser } from './session.js'
import { usernameReads } from './username-reads.js'
import { bridge, type CallUse, type RuleContext, type Verdict } from './verdict.js'

/**
 * A user of whom only some members are read: each is asked for where v6 has it, and nothing else is.
 * Null where the user goes where it cannot be followed.
 */
export function userVerdict(row: MethodRow, use: CallUse, context: RuleContext): Verdict | null {
  const path = promisePath(use.call)
  const kinds = partsRead(path, context)
  if (!kinds) return null
  // With other flows than SRP v5 kept the name that was typed, v6 tells the one of the user pool.
  const { signInFlow, passwordlessSignIn } = context.knowledge.package
  if (kinds.has('username') && (signInFlow !== null || passwordlessSignIn)) return null
  const wantsName = kinds.has('username') || kinds.has('shown')
  if (!kinds.has('attributes') && !kinds.has('session')) return namedUser(row, use, path, context)
  if (path.recovered) return null
  const found = rootsOf(path, context)
  if (!found) return null
  const roots = { ...found, reads: found.reads.filter((read) => !context.dropped.has(read)) }
  if (kinds.has('session')) return kinds.size === 1 ? sessionOfUser(use, path, context) : null
  return withAttributes(use, roots, wantsName, shownPlaces(path, context), context)
}

/** Where nothing but the object itself is shown: logs, and lists of what an effect waits for. */
function shownPlaces(path: PromisePath, context: RuleContext): ReadonlySet<Node> {
  const landings = landingsOf(path, context)
  return new Set(
    landings.flatMap(({ kind, node }) => (kind === 'harmless' ? [unwrapOutwards(node)] : [])),
  )
}

/**
 * `currentUserInfo` resolved with null where `fetchUserAttributes` rejects: one is the other only where
 * the very next thing is a read that throws at null.
 */
export function userInfoVerdict(row: MethodRow, use: CallUse, context: RuleContext): Verdict {
  const path = promisePath(use.call)
  const isRead =
    (path.value.kind === 'used' || readsAtOnce(path, context)) && readsInfo(path, context)
  const isSeen = [...rejectionReads(path, context.tree).reads].some((read) => !UNSEEN.has(read))
  const verdict = isRead && !isSeen ? userVerdict(row, use, context) : null
  return verdict ?? bridge(row.bridged ?? 'the user is read')
}

/**
 * Is nothing read but what the object had, which is no user, in a way that throws at null?
 * `info?.attributes` does not.
 */
function readsInfo(path: PromisePath, context: RuleContext): boolean {
  return landingsOf(path, context).every(({ kind, node, ...landing }) => {
    if (kind !== 'member' || !('key' in landing)) return false
    const isOptional = node.type === 'OptionalMemberExpression' && node.optional
    return !isOptional && /^(?:attributes|username)$/.test(landing.key)
  })
}

/** What v5's TypeError and v6's error are the same to. */
const UNSEEN: ReadonlySet<string> = new Set(['logged', 'tested', 'escapes'])

type Part =
  | 'username'
  | 'attributes'
  | 'session'
  /** It is asked whether there is one. */
  | 'tested'
  /** It is logged, or an effect waits for it. */
  | 'shown'

const PARTS: ReadonlyMap<string, Part> = new Map([
  ['username', 'username'],
  ['getUsername', 'username'],
  ['attributes', 'attributes'],
  ['signInUserSession', 'session'],
  ['getSignInUserSession', 'session'],
])

/** Which parts of the user are read; null where it is not known. */
function partsRead(path: PromisePath, context: RuleContext): ReadonlySet<Part> | null {
  const parts = new Set<Part>()
  for (const landing of landingsOf(path, context)) {
    if (context.dropped.has(unwrapOutwards(landing.node))) continue
    if (landing.kind === 'harmless') parts.add(isTruthTest(landing.node) ? 'tested' : 'shown')
    else if (landing.kind === 'member' || landing.kind === 'called') {
      const part = PARTS.get(landing.key)
      if (!part) return null
      parts.add(part)
    } else return null
  }
  return parts
}

/** `getCurrentUser()` answers with the name under the same key. */
function namedUser(
  row: MethodRow,
  use: CallUse,
  path: PromisePath,
  context: RuleContext,
): Verdict | null {
  // v5 resolved with null or with a user without a name: what is asked of it has to stay.
  if (row.name === 'currentUserInfo') return null
  const reads = usernameReads(path, context)
  if (!reads) return null
  return {
    tier: 'native',
    edits: joinEdits([renameCallee(use, 'getCurrentUser', context), withoutArguments(use), reads]),
    functions: ['getCurrentUser'],
    dropped: [],
  }
}

function withAttributes(
  use: CallUse,
  roots: Roots,
  wantsName: boolean,
  shown: ReadonlySet<Node>,
  context: RuleContext,
): Verdict | null {
  if (wantsName && context.hasComment(startOf(use.call), endOf(use.call))) return null
  const reads = attributeReads(roots, wantsName, shown, context)
  if (!reads) return null
  const fetch = context.localName('fetchUserAttributes')
  if (!wantsName) {
    return {
      tier: 'native',
      edits: joinEdits([renameFunction(use, fetch), withoutArguments(use), reads]),
      functions: ['fetchUserAttributes'],
      dropped: [],
    }
  }
  if (resolve(context.tree.scopeAt(use.call), 'Promise', 'value')) return null
  const both = `Promise.all([${context.localName('getCurrentUser')}(), ${fetch}()])`
  return {
    tier: 'native',
    edits: joinEdits([replaceCall(use, both), reads]),
    functions: ['getCurrentUser', 'fetchUserAttributes'],
    dropped: [],
  }
}

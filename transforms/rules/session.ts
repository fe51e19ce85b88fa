import type { MethodRow } from '../../src/table/row.js'
import { joinEdits } from '../edits.js'
import { promisePath } from '../flow/promise.js'
import type { PromisePath } from '../flow/promise-path.js'
import { sessionEdits } from '../flow/session.js'
import { renameCallee, withoutArguments } from './callee.js'
import { rejectionNoticed } from './outcome.js'
import { bridge, type CallUse, type RuleContext, type Verdict } from './verdict.js'

/**
 * `fetchAuthSession()` resolves with nothing when nobody is signed in, so it may only stand where
 * the very next thing read from it throws then. Where nothing is read, `getCurrentUser()` rejects.
 */
export function sessionVerdict(row: MethodRow, use: CallUse, context: RuleContext): Verdict {
  if (use.call.arguments.length > 0) return bridge('currentSession takes no arguments')
  const path = promisePath(use.call)
  const reason = rejectionNoticed(row, path, context)
  if (reason) return bridge(reason)
  if (path.value.kind === 'ignored') {
    return {
      tier: 'native',
      edits: renameCallee(use, 'getCurrentUser', context),
      functions: ['getCurrentUser'],
      dropped: [],
    }
  }
  if (path.recovered)
    return bridge('a handler of the rejection may put something else in its place')
  const reads = sessionEdits(path, context)
  if (!reads.ok) return bridge(reads.reason)
  return {
    tier: 'native',
    edits: joinEdits([renameCallee(use, 'fetchAuthSession', context), reads.edits]),
    functions: ['fetchAuthSession'],
    dropped: [],
  }
}

/** The session of a user of whom nothing else is read. */
export function sessionOfUser(
  use: CallUse,
  path: PromisePath,
  context: RuleContext,
): Verdict | null {
  const reads = sessionEdits(path, context, 'user')
  if (!reads.ok) return null
  return {
    tier: 'native',
    edits: joinEdits([
      renameCallee(use, 'fetchAuthSession', context),
      withoutArguments(use),
      reads.edits,
    ]),
    functions: ['fetchAuthSession'],
    dropped: [],
  }
}

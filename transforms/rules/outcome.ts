import { errors } from '../../src/table/errors.js'
import type { MethodRow } from '../../src/table/row.js'
import { receiverOf } from '../flow/error-receivers.js'
import type { PromisePath } from '../flow/promise-path.js'
import { rejectionReads } from '../flow/rejection.js'
import { isInside, type Node } from '../node.js'
import type { RuleContext } from './verdict.js'

/** Why the rest of the code would notice the rewrite; null when it would not. */
export function noticed(row: MethodRow, path: PromisePath, context: RuleContext): string | null {
  return valueNoticed(row, path, context) ?? rejectionNoticed(row, path, context)
}

/** Is the resolved value read in a way that v6's value would not satisfy? */
export function valueNoticed(
  row: MethodRow,
  path: PromisePath,
  context: RuleContext,
): string | null {
  if (path.value.kind === 'ignored' || row.result.kind === 'nothing') return null
  if (row.result.kind === 'same') {
    return context.typed ? 'its result is read, and v6 types it differently' : null
  }
  const what = row.result.kind === 'success-string' ? "'SUCCESS'" : row.result.v5
  return path.value.kind === 'returned'
    ? `its result (${what} in v5) is handed to the caller`
    : `its result (${what} in v5) is read`
}

/** v6's function goes on where the service refuses, so that a branch for a refusal would be dead. */
const NEVER_REJECTS: ReadonlySet<string> = new Set(['signOut'])

/** Is a rejection read in a way that v6's error would not satisfy? */
export function rejectionNoticed(
  row: MethodRow,
  path: PromisePath,
  context: RuleContext,
): string | null {
  const { reads, patterns } = rejectionReads(path, context.tree)
  const fates = new Set([...patterns].map((pattern) => context.caught.fateOf(pattern)))
  if (fates.has('kept')) return 'its error is read by .code, which v6 does not set'
  const step = [...patterns]
    .filter((pattern) => !seesSignIn(row, pattern, context))
    .flatMap((pattern) => context.caught.namesAt(pattern))
    .find((name) => resolvesInstead(row, name))
  if (step) return `its error is asked for ${step}, and v6 resolves with a step instead`
  const isNamed = reads.has('name') || fates.has('renamed')
  if (isNamed && NEVER_REJECTS.has(row.name)) {
    return 'its error is compared, and v6 goes on where the service refuses'
  }
  // v5 had the one string for every reason, and v6 tells the reason.
  const asksString = reads.has('string') && row.rejection !== 'service-error'
  if (reads.has('compared') || asksString)
    return 'its error is compared, and v6 words some errors differently'
  if (reads.has('escapes') && context.knowledge.package.readsErrorCodes) {
    return 'its error leaves this function, and the package reads error codes that v6 does not set'
  }
  if (row.rejection === 'service-error') return null
  if (isNamed || reads.has('shown')) {
    return 'its error is shown or named, and signed out v5 rejected with a bare string'
  }
  const stored = path.handlers.length > 0 && reads.has('escapes')
  return stored ? 'its error is passed on, and signed out v5 rejected with a bare string' : null
}

/** Would a branch for this name be dead, because v6 goes on where v5 rejected? */
function resolvesInstead({ outcomes }: MethodRow, name: string): boolean {
  const step = errors.find((row) => row.name === name)?.step
  if (step === 'CONFIRM_SIGN_UP') return outcomes.unconfirmed === 'v5'
  return step === 'RESET_PASSWORD' && outcomes.resetRequired === 'v5'
}

/** Does the sign-in before this call reject there too? No door lets it resolve where v5 rejected. */
function seesSignIn(row: MethodRow, pattern: Node, { uses }: RuleContext): boolean {
  const region = receiverOf(pattern)?.region
  if (!region || row.name === 'signIn') return false
  return uses.some(
    (use) => use.kind === 'call' && use.method === 'signIn' && isInside(use.call, region),
  )
}

import type { MethodRow } from '../../src/table/row.js'
import { promisePath } from '../flow/promise.js'
import { endOf, startOf } from '../node.js'
import { mapArguments } from './arguments.js'
import { rejectionNoticed } from './outcome.js'
import type { CallUse, RuleContext } from './verdict.js'

/** Why a v5 question for the user cannot be asked of v6; null when it can. */
export function guardProblem(row: MethodRow, use: CallUse, context: RuleContext): string | null {
  if (context.hasComment(startOf(use.callee), endOf(use.callee))) {
    return 'a comment stands between Auth and the method'
  }
  const reason = rejectionNoticed(row, promisePath(use.call), context)
  if (reason) return reason
  const mapped = mapArguments(row, use, context, () => false)
  return mapped.ok ? null : mapped.reason
}

import type { MethodRow } from '../../src/table/row.js'
import { type EditSet, joinEdits, NO_EDITS } from '../edits.js'
import { promisePath } from '../flow/promise.js'
import { mapArguments } from './arguments.js'
import { renameCallee } from './callee.js'
import type { Mapped } from './mapped.js'
import { noticed } from './outcome.js'
import { isSignedInUser } from './signed-in-user.js'
import { bridge, type CallUse, type RuleContext, type Verdict } from './verdict.js'

/** The arguments are mapped and the callee takes the name of the v6 function. */
export function mapVerdict(row: MethodRow, use: CallUse, context: RuleContext): Verdict {
  const reason = noticed(row, promisePath(use.call), context)
  if (reason) return bridge(reason)
  const mapped = mapCall(row, use, context)
  return mapped.ok ? native(row.v6[0] ?? row.name, use, mapped, context) : bridge(mapped.reason)
}

export function mapCall(row: MethodRow, use: CallUse, context: RuleContext): Mapped {
  return mapArguments(
    row,
    use,
    context,
    (argument, what) => what === 'current-user' && isSignedInUser(argument, use, context),
  )
}

/** Code that a rewrite writes besides the call itself. */
export interface Besides {
  readonly edits: EditSet
  readonly functions: readonly string[]
}

/** A call of a v6 function under the name it has in this file. */
export function native(
  name: string,
  use: CallUse,
  mapped: Extract<Mapped, { ok: true }>,
  context: RuleContext,
  besides: Besides = { edits: NO_EDITS, functions: [] },
): Verdict {
  return {
    tier: 'native',
    edits: joinEdits([renameCallee(use, name, context), mapped.edits, besides.edits]),
    functions: [name, ...besides.functions],
    dropped: mapped.dropped,
  }
}

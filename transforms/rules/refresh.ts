import type { MethodRow } from '../../src/table/row.js'
import { newEdits } from '../edits.js'
import { promisePath } from '../flow/promise.js'
import { indentAt } from '../layout.js'
import { endOf, type Node, type NodeOf, parentOf, startOf } from '../node.js'
import { type Besides, mapCall, native } from './native.js'
import { rejectionNoticed } from './outcome.js'
import { isNoText } from './purity.js'
import { bridge, type CallUse, type RuleContext, type Verdict } from './verdict.js'

/** Why a call that v5 followed by a refresh can only be rewritten as a statement. */
export const NEEDS_STATEMENT =
  'v5 refreshed the tokens afterwards, and only a statement can add that'

/** v5 refreshed the tokens after these calls, and did not mind when that failed. */
export function refreshVerdict(row: MethodRow, use: CallUse, context: RuleContext): Verdict {
  const statement = awaitedStatement(use.call)
  if (!statement) return bridge(NEEDS_STATEMENT)
  const reason =
    rejectionNoticed(row, promisePath(use.call), context) ??
    (use.method === 'updateUserAttributes' ? unfitAttributes(use) : null)
  if (reason) return bridge(reason)
  const mapped = mapCall(row, use, context)
  if (!mapped.ok) return bridge(mapped.reason)
  return native(row.v6[0] ?? row.name, use, mapped, context, refreshAfter(statement, context))
}

/** `await Auth.x()` as a statement of its own in a block. */
export function awaitedStatement(call: Node): NodeOf<'ExpressionStatement'> | null {
  const waits = parentOf(call)
  const statement = waits?.type === 'AwaitExpression' ? parentOf(waits) : undefined
  const block = statement && parentOf(statement)
  const inBlock =
    block?.type === 'BlockStatement' || block?.type === 'Program' || block?.type === 'StaticBlock'
  return statement?.type === 'ExpressionStatement' && inBlock ? statement : null
}

/** The refresh as a statement of its own, on the line behind. */
export function refreshAfter(
  statement: NodeOf<'ExpressionStatement'>,
  context: RuleContext,
): Besides {
  const { layout, source } = context
  const edits = newEdits()
  const call = `await ${context.localName('fetchAuthSession')}({ forceRefresh: true }).catch(() => {})`
  const tail = source.slice(endOf(statement.expression), endOf(statement))
  // A semicolon on the next line belongs to what follows there.
  const isNextLine = tail.includes('\n')
  const end = isNextLine ? endOf(statement.expression) : endOf(statement)
  const semicolon = isNextLine ? '' : tail.trim() || layout.semicolon
  const comment = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/[ \t]*)(?=\r?\n|$)/.exec(
    source.slice(end),
  )
  edits.insertAfter(
    end + (comment?.[0].length ?? 0),
    `${layout.newline}${indentAt(source, startOf(statement))}${call}${semicolon}`,
  )
  return { edits: edits.done(), functions: ['fetchAuthSession'] }
}

/** v5 left out `sub` and the verified flags; only a literal shows that there are none. */
function unfitAttributes(use: CallUse): string | null {
  const attributes = (use.call.arguments as Node[])[1]
  const unknown = 'v5 left out read-only attributes, and these are only known when the program runs'
  if (attributes?.type !== 'ObjectExpression') return unknown
  for (const property of attributes.properties) {
    if (property.type !== 'ObjectProperty' || property.computed) return unknown
    const { key } = property
    const isName = key.type === 'Identifier' || key.type === 'StringLiteral'
    const name = !isName ? '' : key.type === 'Identifier' ? key.name : key.value
    if (name === 'sub' || name.includes('_verified')) return `v5 left out ${name}, v6 sends it`
    if (isNoText(property.value as Node)) return `v6 takes text only, and ${name} is none`
  }
  return null
}

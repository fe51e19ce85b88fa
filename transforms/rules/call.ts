import { methodRows } from '../../src/table/methods.js'
import type { CallHandler, MethodName, MethodRow } from '../../src/table/row.js'
import { type EditSet, joinEdits, newEdits } from '../edits.js'
import { currentUserSource } from '../flow/current-user.js'
import { promisePath } from '../flow/promise.js'
import { indentAt } from '../layout.js'
import { endOf, type Node, type NodeOf, parentOf, startOf } from '../node.js'
import { mapArguments, openParenthesis } from './arguments.js'
import { renameCallee } from './callee.js'
import { guardVerdict } from './guard.js'
import type { Mapped } from './mapped.js'
import { noticed, rejectionNoticed } from './outcome.js'
import { redirectVerdict } from './redirect.js'
import { sessionVerdict } from './session.js'
import { bridge, type CallUse, type RuleContext, type Verdict } from './verdict.js'

type Rule = (row: MethodRow, use: CallUse, context: RuleContext) => Verdict

/** One rule for each handler that a row may name. */
const RULES: Readonly<Record<CallHandler, Rule>> = {
  'map-arguments': mapVerdict,
  'map-and-refresh': refreshVerdict,
  'mfa-preference': mfaVerdict,
  guard: guardVerdict,
  session: sessionVerdict,
  redirect: redirectVerdict,
  bridge: (row) => bridge(row.bridged ?? 'no rule covers it yet'),
}

/** The row of a method of `Auth`; undefined for names that v5 does not have. */
export function methodRow(name: string): MethodRow | undefined {
  return Object.hasOwn(methodRows, name) ? methodRows[name as MethodName] : undefined
}

/** Decides what becomes of one call of a v5 method. */
export function callVerdict(use: CallUse, context: RuleContext): Verdict {
  const row = methodRow(use.method)
  if (!row) return bridge(`v6 has nothing like Auth.${use.method}`)
  if (context.hasComment(startOf(use.callee), endOf(use.callee))) {
    return bridge('a comment stands between Auth and the method')
  }
  const defaults = configuredDefault(row, context)
  if (defaults) return bridge(defaults)
  const set = row.set && context.knowledge.package.bridgedSets.get(row.set)
  if (set && row.handler !== 'bridge') return bridge(set)
  return RULES[row.handler](row, use, context)
}

/** A default of the config that v5 applied to this call and v6 would not. */
function configuredDefault(row: MethodRow, context: RuleContext): string | null {
  const sends = JSON.stringify(row.signatures).includes('options.clientMetadata')
  return sends && context.knowledge.package.configuredDefaults.has('clientMetadata')
    ? 'the config sets clientMetadata for all calls, which v6 no longer does'
    : null
}

/** The arguments are mapped and the callee takes the name of the v6 function. */
function mapVerdict(row: MethodRow, use: CallUse, context: RuleContext): Verdict {
  const reason = noticed(row, promisePath(use.call), context)
  if (reason) return bridge(reason)
  const mapped = mapCall(row, use, context)
  if (!mapped.ok) return bridge(mapped.reason)
  return native(row.v6[0] ?? row.name, use, mapped, context)
}

function mapCall(row: MethodRow, use: CallUse, context: RuleContext): Mapped {
  return mapArguments(row, use, context, (argument) =>
    Boolean(currentUserSource(argument, context.uses, context.tree)),
  )
}

function native(
  name: string,
  use: CallUse,
  mapped: Extract<Mapped, { ok: true }>,
  context: RuleContext,
  more: EditSet = { replacements: [], insertions: [] },
  functions: readonly string[] = [],
): Verdict {
  return {
    tier: 'native',
    edits: joinEdits([renameCallee(use, name, context), mapped.edits, more]),
    functions: [name, ...functions],
    dropped: mapped.dropped,
  }
}

/** v5 refreshed the tokens after these calls, and did not mind when that failed. */
function refreshVerdict(row: MethodRow, use: CallUse, context: RuleContext): Verdict {
  const statement = awaitedStatement(use.call)
  if (!statement)
    return bridge('v5 refreshed the tokens afterwards, and only a statement can add that')
  const reason = rejectionNoticed(row, promisePath(use.call), context)
  if (reason) return bridge(reason)
  const readOnly = writesReadOnly(use)
  if (readOnly) return bridge(readOnly)
  const mapped = mapCall(row, use, context)
  if (!mapped.ok) return bridge(mapped.reason)
  const refresh = refreshAfter(statement, context)
  return native(row.v6[0] ?? row.name, use, mapped, context, refresh, ['fetchAuthSession'])
}

/** `await Auth.x()` as a statement of its own in a block. */
function awaitedStatement(call: Node): NodeOf<'ExpressionStatement'> | null {
  const waits = parentOf(call)
  const statement = waits?.type === 'AwaitExpression' ? parentOf(waits) : undefined
  const block = statement && parentOf(statement)
  const inBlock =
    block?.type === 'BlockStatement' || block?.type === 'Program' || block?.type === 'StaticBlock'
  return statement?.type === 'ExpressionStatement' && inBlock ? statement : null
}

function refreshAfter(statement: Node, context: RuleContext): EditSet {
  const { layout, source } = context
  const edits = newEdits()
  const call = `await ${context.localName('fetchAuthSession')}({ forceRefresh: true }).catch(() => {})`
  const end = source[endOf(statement) - 1] === ';' ? ';' : layout.semicolon
  edits.insertAfter(
    endOf(statement),
    `${layout.newline}${indentAt(source, startOf(statement))}${call}${end}`,
  )
  return edits.done()
}

/** v5 left out `sub` and the verified flags; only a literal shows that there are none. */
function writesReadOnly(use: CallUse): string | null {
  if (use.method !== 'updateUserAttributes') return null
  const attributes = (use.call.arguments as Node[])[1]
  const unknown = 'v5 left out read-only attributes, and these are only known when the program runs'
  if (attributes?.type !== 'ObjectExpression') return unknown
  for (const property of attributes.properties) {
    if (property.type !== 'ObjectProperty' || property.computed) return unknown
    const { key } = property
    const name =
      key.type === 'Identifier' ? key.name : key.type === 'StringLiteral' ? key.value : ''
    if (name === 'sub' || name.includes('_verified')) return `v5 left out ${name}, v6 sends it`
  }
  return null
}

const MFA: Readonly<Record<string, string>> = {
  TOTP: 'totp',
  SOFTWARE_TOKEN_MFA: 'totp',
  SMS: 'sms',
  SMS_MFA: 'sms',
}

/** `updateMFAPreference({ totp: 'PREFERRED' })` for a method that is written in the call. */
function mfaVerdict(row: MethodRow, use: CallUse, context: RuleContext): Verdict {
  const [user, method, ...rest] = use.call.arguments as Node[]
  const factor = method?.type === 'StringLiteral' ? MFA[method.value] : undefined
  if (!user || !method || !factor || rest.length > 0) {
    return bridge('which methods have to be switched off is only known when the program runs')
  }
  if (!currentUserSource(user, context.uses, context.tree)) {
    return bridge('the user it is given may not be the one who is signed in')
  }
  const statement = awaitedStatement(use.call)
  if (!statement)
    return bridge('v5 refreshed the tokens afterwards, and only a statement can add that')
  const reason = rejectionNoticed(row, promisePath(use.call), context)
  if (reason) return bridge(reason)
  const start = openParenthesis(use, context) + 1
  const end = endOf(use.call) - 1
  if (context.hasComment(start, end)) return bridge('a comment stands in its arguments')
  const edits = newEdits()
  const { quote } = context.layout
  edits.replace(start, end, `{ ${factor}: ${quote}PREFERRED${quote} }`)
  const mapped = { ok: true, edits: edits.done(), dropped: [user] } as const
  const refresh = refreshAfter(statement, context)
  return native('updateMFAPreference', use, mapped, context, refresh, ['fetchAuthSession'])
}

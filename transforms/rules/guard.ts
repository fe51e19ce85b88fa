import type { MethodRow } from '../../src/table/row.js'
import { type EditSet, joinEdits, NO_EDITS, newEdits } from '../edits.js'
import { promisePath } from '../flow/promise.js'
import type { PromisePath } from '../flow/promise-path.js'
import { mentionsArguments } from '../flow/value-path.js'
import {
  endOf,
  isFunction,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  unwrapInwards,
  unwrapOutwards,
} from '../node.js'
import { resolve } from '../scope.js'
import { mapArguments } from './arguments.js'
import { renameCallee } from './callee.js'
import { guardProblem } from './guard-question.js'
import { valueNoticed } from './outcome.js'
import { userVerdict } from './user.js'
import { bridge, type CallUse, type RuleContext, type Verdict } from './verdict.js'

/** `getCurrentUser()` rejects like v5 where nothing but the rejection matters. */
export function guardVerdict(row: MethodRow, use: CallUse, context: RuleContext): Verdict {
  const path = promisePath(use.call)
  const reason = guardProblem(row, use, context)
  if (reason) return bridge(reason)
  const mapped = mapArguments(row, use, context, () => false)
  if (!mapped.ok) return bridge(mapped.reason)
  if (isDropped(path.end, context)) {
    return { tier: 'native', edits: NO_EDITS, functions: [], dropped: [] }
  }
  const release = path.value.kind === 'ignored' ? NO_EDITS : releaseUser(path, context)
  if (!release) {
    const note = valueNoticed(row, path, context) ?? 'the user is read'
    return userVerdict(row, use, context) ?? bridge(note)
  }
  return {
    tier: 'native',
    edits: joinEdits([renameCallee(use, 'getCurrentUser', context), mapped.edits, release]),
    functions: ['getCurrentUser'],
    dropped: [],
  }
}

/** The whole call is an argument that falls away: the function it was for rejects by itself. */
function isDropped(end: Node, context: RuleContext): boolean {
  return [...context.dropped].some(
    (node) => unwrapOutwards(unwrapInwards(node)) === end || node === end,
  )
}

/** Takes away the name of a user that was only handed back to Auth; null when it is read. */
function releaseUser(path: PromisePath, context: RuleContext): EditSet | null {
  const edits = newEdits()
  if (path.value.kind === 'bound') {
    const { declarator, pattern } = path.value
    const declaration = declarator && parentOf(declarator)
    if (declarator?.type !== 'VariableDeclarator' || declaration?.type !== 'VariableDeclaration') {
      return null
    }
    const alone = declaration.declarations.length === 1 && declarator.init
    const inBlock = /^(?:BlockStatement|Program|SwitchCase|StaticBlock)$/.test(
      parentOf(declaration)?.type ?? '',
    )
    if (!alone || !inBlock || !onlyDropped(pattern, context)) return null
    if (context.hasComment(startOf(declaration), startOf(alone))) return null
    // Without parentheses and casts: at the start of a line they would go on with the line before.
    const question = unwrapInwards(alone)
    edits.replace(startOf(declaration), startOf(question), '')
    if (endOf(question) < endOf(alone)) edits.replace(endOf(question), endOf(alone), '')
    return edits.done()
  }
  if (path.value.kind !== 'callback' || !isFunction(path.value.callback)) return null
  const { callback } = path.value
  const { params } = callback as NodeOf<'ArrowFunctionExpression'>
  const [param] = params
  if (!param || params.length > 1 || !onlyDropped(param, context)) return null
  if (mentionsArguments(callback)) return null
  const bare = !context.source.slice(startOf(callback), startOf(param)).includes('(')
  edits.replace(startOf(param), endOf(param), bare ? '()' : '')
  return edits.done()
}

function onlyDropped(pattern: Node, context: RuleContext): boolean {
  if (pattern.type !== 'Identifier' || context.isInMarkup(pattern.name)) return false
  const binding = resolve(context.tree.scopeAt(pattern), pattern.name, 'value')
  return Boolean(
    binding?.references.every((reference) => context.dropped.has(unwrapOutwards(reference.node))),
  )
}

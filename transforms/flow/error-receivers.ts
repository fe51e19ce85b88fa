import {
  isCall,
  isFunction,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  staticKey,
  unwrapInwards,
  walk,
} from '../node.js'
import type { ScopeTree } from '../scope.js'
import { methodOf } from './chain.js'
import { isLogger } from './logger.js'

/** A pattern that an error arrives in. */
export interface ErrorReceiver {
  readonly pattern: Node
  /** The code whose errors arrive, when nothing else can hand one over: a try block, a promise. */
  readonly region: Node | null
}

/** How people call what they catch. */
const ERROR = /^(?:\w*(?:[eE]rr|[eE]rror|[eE]xception)|e|ex|exc)$/

/** All patterns of a file that receive errors: of catch clauses, of callbacks, of error helpers. */
export function errorReceivers(tree: ScopeTree): ErrorReceiver[] {
  const patterns = new Set(
    tree.bindings.flatMap(({ kind, declaration }) => {
      if (kind !== 'parameter') return []
      return declaration.type === 'CatchClause' ? (declaration.param ?? []) : declaration
    }),
  )
  return [...patterns].flatMap((pattern) => receiverOf(pattern) ?? [])
}

/** What arrives in a pattern, if that is an error; null for every other parameter. */
export function receiverOf(pattern: Node): ErrorReceiver | null {
  const parent = parentOf(pattern)
  if (parent?.type === 'CatchClause') {
    return { pattern, region: (parentOf(parent) as NodeOf<'TryStatement'>).block }
  }
  if (!parent || !isFunction(parent)) return null
  const region = promiseBefore(parent, pattern)
  if (region) return { pattern, region }
  const name = pattern.type === 'AssignmentPattern' ? pattern.left : pattern
  return name.type === 'Identifier' && ERROR.test(name.name) ? { pattern, region: null } : null
}

/** The promise whose rejection a function is handed, written where it is handed over. */
function promiseBefore(fn: Node, pattern: Node): Node | null {
  const call = parentOf(fn)
  if ((fn as NodeOf<'ArrowFunctionExpression'>).params[0] !== pattern || !isCall(call)) return null
  const { callee } = call
  const method = isMember(callee) ? methodOf(callee) : null
  if (!isMember(callee) || (method !== 'catch' && method !== 'then')) return null
  return call.arguments[method === 'then' ? 1 : 0] === fn ? callee.object : null
}

/** Is everything that can reject or throw in a region one of these calls? */
export function throwsOnlyFrom(calls: ReadonlySet<Node>, region: Node): boolean {
  let isOnly = true
  let asks = false
  walk(region, (node) => {
    if (isCall(node)) {
      if (calls.has(node)) asks = true
      else isOnly &&= isInert(node)
    } else if (node.type === 'AwaitExpression' || node.type === 'YieldExpression') {
      isOnly &&= Boolean(node.argument && isCall(unwrapInwards(node.argument)))
    } else if (THROWS.has(node.type)) isOnly = false
  })
  return isOnly && asks
}

const THROWS: ReadonlySet<string> = new Set([
  'NewExpression',
  'ThrowStatement',
  'TaggedTemplateExpression',
  'ForOfStatement',
  'ImportExpression',
])

/** Links of a chain, and what screens do along the way. None of it fails with a code. */
const INERT =
  /^(?:then|catch|finally|set[A-Z]\w*|setState|preventDefault|stopPropagation|trim|toLowerCase|toUpperCase|toString|push|replace|navigate|alert|dispatch|commit|emit|\$emit|String|Boolean|Number)$/

function isInert(call: NodeOf<'CallExpression'> | NodeOf<'OptionalCallExpression'>): boolean {
  const callee = call.callee as Node
  if (isLogger(callee)) return true
  const name =
    callee.type === 'Identifier' ? callee.name : isMember(callee) ? staticKey(callee) : null
  const isAwaited = parentOf(call)?.type === 'AwaitExpression'
  return name !== null && INERT.test(name) && (!isAwaited || methodOf(callee) !== null)
}

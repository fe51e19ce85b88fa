import type { Node as BabelNode } from '@babel/types'

/** A Babel node. Offsets are those of the text that was parsed. */
export type Node = BabelNode

/** A node of one kind. */
export type NodeOf<Type extends Node['type']> = Extract<Node, { type: Type }>

interface Linked {
  parent?: Node
}

/** The node around this one; undefined for the file and for nodes that were not walked. */
export function parentOf(node: Node): Node | undefined {
  return (node as Node & Linked).parent
}

export function linkParent(node: Node, parent: Node | undefined): void {
  if (parent) (node as Node & Linked).parent = parent
}

/** Start offset. Parsed nodes always have one. */
export function startOf(node: Node): number {
  return node.start as number
}

/** End offset, exclusive. */
export function endOf(node: Node): number {
  return node.end as number
}

const NOT_CHILDREN = new Set([
  'type',
  'start',
  'end',
  'loc',
  'parent',
  'extra',
  'errors',
  'comments',
  'tokens',
  'leadingComments',
  'trailingComments',
  'innerComments',
])

/** Calls `visit` for every direct child, in the order of the node's keys. */
export function eachChild(node: Node, visit: (child: Node, key: string) => void): void {
  const record = node as unknown as Record<string, unknown>
  for (const key in record) {
    const value = record[key]
    // Most members are numbers and flags: asking for the type first is what makes walking cheap.
    if (typeof value !== 'object' || value === null || NOT_CHILDREN.has(key)) continue
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) visit(item, key)
    } else if (isNode(value)) visit(value, key)
  }
}

/** Calls `visit` for the node and everything below it; `false` stops the descent there. */
export function walk(node: Node, visit: (node: Node) => unknown): void {
  if (visit(node) === false) return
  eachChild(node, (child) => walk(child, visit))
}

/** True when `inner` is `outer` or stands somewhere below it. */
export function isInside(inner: Node, outer: Node): boolean {
  for (let node: Node | undefined = inner; node; node = parentOf(node)) {
    if (node === outer) return true
  }
  return false
}

/** The nearest ancestor (the node itself left out) that satisfies the test. */
export function ancestor(node: Node, test: (node: Node) => boolean): Node | undefined {
  for (let up = parentOf(node); up; up = parentOf(up)) if (test(up)) return up
  return undefined
}

export function isFunction(node: Node): boolean {
  return (
    node.type === 'ArrowFunctionExpression' ||
    node.type === 'FunctionExpression' ||
    node.type === 'FunctionDeclaration' ||
    node.type === 'ObjectMethod' ||
    node.type === 'ClassMethod' ||
    node.type === 'ClassPrivateMethod'
  )
}

/** Parentheses, casts and `!`: the same value, more text. */
export const WRAPPERS: ReadonlySet<string> = new Set([
  'ParenthesizedExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TypeCastExpression',
])

/** The outermost of the parentheses, casts and `!` around an expression: same value, more text. */
export function unwrapOutwards(node: Node): Node {
  let current = node
  for (let up = parentOf(current); up && WRAPPERS.has(up.type); up = parentOf(current)) current = up
  return current
}

/** The expression inside parentheses, casts and `!`. */
export function unwrapInwards(node: Node): Node {
  let current = node
  while (WRAPPERS.has(current.type)) {
    current = (current as unknown as { expression: Node }).expression
  }
  return current
}

/** Name of a property that is known before the program runs: `a.b`, `a['b']`, `{ b: 1 }`. */
export function staticKey(node: {
  readonly computed?: boolean | null
  readonly property?: Node
  readonly key?: Node
}): string | null {
  const key = node.property ?? node.key
  if (!key) return null
  if (key.type === 'StringLiteral') return key.value
  if (node.computed) return null
  return key.type === 'Identifier' ? key.name : null
}

export function isMember(
  node: Node | undefined,
): node is NodeOf<'MemberExpression'> | NodeOf<'OptionalMemberExpression'> {
  return node?.type === 'MemberExpression' || node?.type === 'OptionalMemberExpression'
}

export function isCall(
  node: Node | undefined,
): node is NodeOf<'CallExpression'> | NodeOf<'OptionalCallExpression'> {
  return node?.type === 'CallExpression' || node?.type === 'OptionalCallExpression'
}

/** `null` or `undefined`, as it is written. */
export function isNullish(node: Node): boolean {
  return node.type === 'NullLiteral' || (node.type === 'Identifier' && node.name === 'undefined')
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

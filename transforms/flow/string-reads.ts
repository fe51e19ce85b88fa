import { errors } from '../../src/table/errors.js'
import type { Replacement } from '../edits.js'
import {
  endOf,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  unwrapInwards,
  unwrapOutwards,
} from '../node.js'
import { resolve, type ScopeTree } from '../scope.js'

/** A comparison of what was caught with a string that v5 rejected with when nobody was signed in. */
export interface StringRead {
  readonly text: string
  /** The string itself. */
  readonly place: Node
  /** Makes it a comparison of the name that the error has in v6. */
  readonly edits: readonly Replacement[]
}

type Comparison = NodeOf<'BinaryExpression'>

/** The strings that v5 rejected with, and the v6 name of an error that says the same. */
const NAMES: ReadonlyMap<string, string> = new Map(
  errors.flatMap(({ form, name, v6 }) => (form === 'string' && v6 !== null ? [[name, v6]] : [])),
)

/** All comparisons with such a string of what a pattern receives. */
export function stringReads(pattern: Node, tree: ScopeTree, isTyped: boolean): StringRead[] {
  const name = pattern.type === 'AssignmentPattern' ? pattern.left : pattern
  if (name.type !== 'Identifier') return []
  const references = resolve(tree.scopeAt(name), name.name, 'value')?.references ?? []
  return references.flatMap(({ node }): StringRead[] => {
    if (node === name) return []
    const outer = unwrapOutwards(node)
    const parent = parentOf(outer)
    if (parent?.type === 'VariableDeclarator' && parent.init === outer) {
      return stringReads(parent.id, tree, isTyped)
    }
    const literal = signedOutText(outer)
    return literal
      ? [
          {
            text: literal.value,
            place: literal,
            edits: namedComparison(outer, literal, name, isTyped),
          },
        ]
      : []
  })
}

/** The string that a caught value is compared with, when v5 rejected with it. */
export function signedOutText(caught: Node): NodeOf<'StringLiteral'> | null {
  const parent = caught.type === 'Identifier' ? parentOf(caught) : undefined
  if (parent?.type !== 'BinaryExpression' || !/^[!=]==?$/.test(parent.operator)) return null
  const other = parent.left === caught ? parent.right : parent.left
  return other.type === 'StringLiteral' && NAMES.has(other.value) ? other : null
}

function namedComparison(
  caught: Node,
  literal: NodeOf<'StringLiteral'>,
  name: NodeOf<'Identifier'>,
  isTyped: boolean,
): Replacement[] {
  const isClause = parentOf(name)?.type === 'CatchClause'
  const type = name.typeAnnotation as { readonly typeAnnotation?: Node } | null | undefined
  const isUnknown = type ? type.typeAnnotation?.type === 'TSUnknownKeyword' : isClause
  const before = isTyped && isUnknown ? '(' : ''
  const after = isTyped && isUnknown ? ' as Error).name' : '.name'
  return [
    { start: startOf(caught), end: startOf(caught), text: before },
    { start: endOf(caught), end: endOf(caught), text: after },
    { start: startOf(literal) + 1, end: endOf(literal) - 1, text: NAMES.get(literal.value) ?? '' },
  ].filter(({ start, end, text }) => start !== end || text !== '')
}

/** Can what was caught not be such a string at this place, because a comparison went before? */
export function isNoString(node: Node, tree: ScopeTree): boolean {
  if (node.type !== 'Identifier') return false
  const binding = resolve(tree.scopeAt(node), node.name, 'value')
  const asks = (test: Node): Comparison | null => {
    const comparison = unwrapInwards(test)
    if (comparison.type !== 'BinaryExpression') return null
    const side = [comparison.left, comparison.right].find(
      (one) => one.type === 'Identifier' && signedOutText(one) !== null,
    )
    if (side?.type !== 'Identifier') return null
    return resolve(tree.scopeAt(side), side.name, 'value') === binding ? comparison : null
  }
  let at: Node = node
  for (let up = parentOf(at); up; at = up, up = parentOf(at)) {
    if (up.type === 'IfStatement' || up.type === 'ConditionalExpression') {
      const isSame = asks(up.test)?.operator.startsWith('=')
      if (isSame === false && at === up.consequent) return true
      if (isSame === true && at === up.alternate) return true
    }
    if (up.type === 'LogicalExpression' && at === up.right) {
      const isSame = asks(up.left)?.operator.startsWith('=')
      if (isSame === (up.operator === '||') && isSame !== undefined && up.operator !== '??')
        return true
    }
    if (up.type === 'BlockStatement') {
      const before = up.body.slice(0, (up.body as Node[]).indexOf(at))
      if (before.some((one) => isLeftFor(one, asks))) return true
    }
  }
  return false
}

/** `if (error === 'No current user') return` */
function isLeftFor(statement: Node, asks: (test: Node) => Comparison | null): boolean {
  if (statement.type !== 'IfStatement' || !asks(statement.test)?.operator.startsWith('='))
    return false
  const { consequent } = statement
  const last = consequent.type === 'BlockStatement' ? consequent.body.at(-1) : consequent
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement'
}

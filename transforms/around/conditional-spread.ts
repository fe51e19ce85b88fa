import { endOf, type Node, type NodeOf, startOf, unwrapInwards } from '../node.js'
import { negated } from './negated.js'

/** Properties that an object has on a condition. */
export interface ConditionalSpread {
  readonly object: NodeOf<'ObjectExpression'>
  readonly test: Node
  /** The object has them where the test fails. */
  readonly isNegated: boolean
}

/** `...(test ? { … } : {})`, `...(test && { … })`; null for any other spread. */
export function conditionalSpread({ argument }: NodeOf<'SpreadElement'>): ConditionalSpread | null {
  const node = unwrapInwards(argument)
  if (node.type === 'LogicalExpression' && node.operator === '&&') {
    const object = unwrapInwards(node.right)
    return object.type === 'ObjectExpression' ? { object, test: node.left, isNegated: false } : null
  }
  if (node.type !== 'ConditionalExpression') return null
  const yes = unwrapInwards(node.consequent)
  const no = unwrapInwards(node.alternate)
  if (yes.type === 'ObjectExpression' && isNothing(no)) {
    return { object: yes, test: node.test, isNegated: false }
  }
  if (no.type === 'ObjectExpression' && isNothing(yes)) {
    return { object: no, test: node.test, isNegated: true }
  }
  return null
}

/** The condition as source text; null where it runs over several lines. */
export function conditionOf({ test, isNegated }: ConditionalSpread, source: string): string | null {
  const text = source.slice(startOf(test), endOf(test))
  if (text.includes('\n')) return null
  return isNegated ? negated(test, text) : text
}

function isNothing(node: Node): boolean {
  if (node.type === 'ObjectExpression') return node.properties.length === 0
  return node.type === 'NullLiteral' || (node.type === 'Identifier' && node.name === 'undefined')
}

import { isNullish, type Node, parentOf } from '../node.js'

/** Does nothing but its truth, or its being there, count at this place? */
export function isTruthTest(node: Node): boolean {
  const parent = parentOf(node)
  switch (parent?.type) {
    case 'IfStatement':
    case 'WhileStatement':
    case 'ConditionalExpression':
      return parent.test === node
    case 'UnaryExpression':
      return parent.operator === '!' || parent.operator === 'typeof'
    case 'BinaryExpression':
      return isNullish(parent.left === node ? parent.right : parent.left)
    case 'LogicalExpression':
      return parent.left === node && parent.operator === '&&'
    default:
      return false
  }
}

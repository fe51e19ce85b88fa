import { eachChild, type Node } from '../node.js'

const PURE = new Set([
  'Identifier',
  'StringLiteral',
  'NumericLiteral',
  'BooleanLiteral',
  'NullLiteral',
  'BigIntLiteral',
  'RegExpLiteral',
  'TemplateLiteral',
  'TemplateElement',
  'ObjectExpression',
  'ObjectProperty',
  'ArrayExpression',
  'SpreadElement',
  'MemberExpression',
  'OptionalMemberExpression',
  'ThisExpression',
  'LogicalExpression',
  'ConditionalExpression',
  'BinaryExpression',
  'UnaryExpression',
  'ParenthesizedExpression',
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'ArrowFunctionExpression',
  'FunctionExpression',
])

/** Can an expression be evaluated earlier or later without anybody noticing? */
export function isPure(node: Node): boolean {
  if (/^TS(?!AsExpression|NonNull|Satisfies)/.test(node.type)) return true
  if (!PURE.has(node.type)) return false
  if (node.type === 'UnaryExpression' && node.operator === 'delete') return false
  if (node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression') return true
  let pure = true
  eachChild(node, (child) => {
    pure &&= isPure(child)
  })
  return pure
}

/** A literal that is no string: v5 sent it as it was. */
export function isNoText(value: Node): boolean {
  return (
    /^(?:Numeric|Boolean|Null|BigInt)Literal$/.test(value.type) ||
    (value.type === 'Identifier' && value.name === 'undefined')
  )
}

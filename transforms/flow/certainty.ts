import { endOf, isFunction, type Node, parentOf, startOf, walk } from '../node.js'

/**
 * Is a reference evaluated whenever a piece of code runs, and before anything else in it happens?
 * Only what is known to evaluate its part counts: everything else may skip it.
 */
export function isReadFirst(reference: Node, code: Node): boolean {
  return isCertain(reference, code) && !isPreceded(reference, code)
}

function isCertain(node: Node, code: Node): boolean {
  let child = node
  while (child !== code) {
    const parent = parentOf(child)
    if (!parent || !evaluates(parent, child)) return false
    child = parent
  }
  return true
}

/** Nodes that evaluate all of their parts, whatever the values are. */
const ALWAYS = new Set([
  'AwaitExpression',
  'ParenthesizedExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TypeCastExpression',
  'CallExpression',
  'NewExpression',
  'MemberExpression',
  'TemplateLiteral',
  'ArrayExpression',
  'ObjectExpression',
  'ObjectProperty',
  'SpreadElement',
  'BinaryExpression',
  'UnaryExpression',
  'SequenceExpression',
  'VariableDeclarator',
  'VariableDeclaration',
  'ExpressionStatement',
  'ReturnStatement',
  'ThrowStatement',
  'ExportNamedDeclaration',
  'JSXElement',
  'JSXFragment',
  'JSXOpeningElement',
  'JSXAttribute',
  'JSXSpreadAttribute',
  'JSXExpressionContainer',
])

function evaluates(parent: Node, child: Node): boolean {
  switch (parent.type) {
    // The start of an optional chain is evaluated, the rest of it only when the start is there.
    case 'OptionalMemberExpression':
      return parent.object === child
    case 'OptionalCallExpression':
      return parent.callee === child
    case 'LogicalExpression':
      return parent.left === child
    case 'ConditionalExpression':
    case 'IfStatement':
      return parent.test === child
    case 'SwitchStatement':
      return parent.discriminant === child
    case 'AssignmentExpression':
      return parent.right === child && !/^(?:\|\||&&|\?\?)=$/.test(parent.operator)
    case 'BlockStatement':
      return parent.body[0] === child
    default:
      return ALWAYS.has(parent.type) && !isPattern(parent, child)
  }
}

/** Defaults in a pattern are evaluated only where the value is missing. */
function isPattern(parent: Node, child: Node): boolean {
  return parent.type === 'VariableDeclarator' && parent.id === child
}

/** Is anything done, in the same piece of code, before the reference is evaluated? */
function isPreceded(reference: Node, code: Node): boolean {
  let preceded = false
  walk(code, (node) => {
    if (isFunction(node)) return false
    preceded ||= ACTS.has(node.type) && endOf(node) <= startOf(reference)
    return !preceded
  })
  return preceded
}

const ACTS = new Set([
  'CallExpression',
  'OptionalCallExpression',
  'NewExpression',
  'AwaitExpression',
  'YieldExpression',
  'AssignmentExpression',
  'UpdateExpression',
  'TaggedTemplateExpression',
  'UnaryExpression',
  'ReturnStatement',
  'BreakStatement',
  'ContinueStatement',
  'ThrowStatement',
])

import {
  isCall,
  isFunction,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  staticKey,
} from '../node.js'

/** Expressions that hand their part on unchanged. */
export function passesOn(at: Node, parent: Node): Node | null {
  switch (parent.type) {
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TypeCastExpression':
    case 'AwaitExpression':
      return parent
    case 'YieldExpression':
      return isCoroutine(parent) ? parent : null
    case 'LogicalExpression':
      return parent.right === at ? parent : null
    case 'ConditionalExpression':
      return parent.test === at ? null : parent
    case 'SequenceExpression':
      return parent.expressions.at(-1) === at ? parent : null
    default:
      return null
  }
}

/** The call in `at.then(…)`, `at.catch(…)`, `at.finally(…)`. */
export function chainedCall(at: Node, parent: Node): NodeOf<'CallExpression'> | null {
  if (!isMember(parent) || parent.object !== at) return null
  const method = methodOf(parent)
  const call = parentOf(parent)
  if (!isCall(call) || call.callee !== parent || !method) return null
  return call as NodeOf<'CallExpression'>
}

export function methodOf(member: Node): 'then' | 'catch' | 'finally' | null {
  const key = isMember(member) ? staticKey(member) : null
  return key === 'then' || key === 'catch' || key === 'finally' ? key : null
}

export function enclosingFunction(node: Node): Node | undefined {
  for (let up = parentOf(node); up; up = parentOf(up)) if (isFunction(up)) return up
  return undefined
}

/** The promise that a function's rejection ends up in, when it is known here. */
export function promiseOf(fn: Node): Node | null {
  let at = fn
  let parent = parentOf(at)
  while (parent?.type === 'ParenthesizedExpression') {
    at = parent
    parent = parentOf(at)
  }
  if (!isCall(parent)) return null
  if (parent.callee === at) return parent
  const { callee } = parent
  const isChain = isMember(callee) && methodOf(callee) !== null && parent.arguments[0] === at
  return isChain ? parent : null
}

/** A `yield` that a library takes for an await: redux-saga, co, MobX's flow. */
export function isCoroutine(node: Node): boolean {
  const fn = enclosingFunction(node) as NodeOf<'FunctionExpression'> | undefined
  if (!fn?.generator || fn.async || (node.type === 'YieldExpression' && node.delegate)) return false
  let program: Node | undefined = fn
  while (program && program.type !== 'Program') program = parentOf(program)
  return Boolean(
    program?.body.some(
      (statement) =>
        statement.type === 'ImportDeclaration' &&
        /^(?:redux-saga|typed-redux-saga|co$|mobx)/.test(statement.source.value),
    ),
  )
}

import {
  isCall,
  isFunction,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  staticKey,
  walk,
} from '../node.js'
import { chainedCall, enclosingFunction, methodOf, passesOn, promiseOf } from './chain.js'
import type { PromisePath } from './promise-path.js'

type ValuePath = Pick<PromisePath, 'end' | 'awaited' | 'recovered' | 'value'>

/** Follows the value that a call resolves with to where it lands. */
export function followValue(call: Node): ValuePath {
  let at = call
  let awaited = false
  let recovered = false
  for (;;) {
    const parent = parentOf(at)
    if (!parent) return { end: at, awaited, recovered, value: { kind: 'used' } }
    const next = passesOn(at, parent)
    if (next) {
      recovered ||= parent.type === 'LogicalExpression' || parent.type === 'ConditionalExpression'
      awaited ||= parent.type === 'AwaitExpression' || parent.type === 'YieldExpression'
      at = next
      continue
    }
    const chained = chainedCall(at, parent)
    if (chained && !awaited) {
      const [callback, refused] = chained.arguments as Node[]
      recovered ||= methodOf(parent) === 'catch' || refused !== undefined
      if (methodOf(parent) !== 'then' || !callback || receivesNothing(callback)) {
        at = chained
        if (methodOf(parent) === 'then')
          return { end: at, awaited, recovered, value: { kind: 'ignored' } }
        continue
      }
      return { end: at, awaited, recovered, value: { kind: 'callback', callback } }
    }
    const passed = awaited ? null : (throughCallback(at, parent) ?? throughCypress(at, parent))
    if (passed) {
      at = passed
      continue
    }
    return { end: at, awaited, recovered, value: landing(at, parent) }
  }
}

/** The chain of Cypress whose value this is: `cy.wrap(…)`, and commands that hand it on. */
function throughCypress(at: Node, parent: Node): Node | null {
  if (isCall(parent) && parent.arguments[0] === at) {
    const { callee } = parent
    return isMember(callee) && staticKey(callee) === 'wrap' && isCypress(parent) ? parent : null
  }
  if (!isMember(parent) || parent.object !== at || !isCypress(at)) return null
  const call = parentOf(parent)
  return /^(?:wait|should|and)$/.test(staticKey(parent) ?? '') && isCall(call) ? call : null
}

/** Does a chain of calls begin with `cy`? */
function isCypress(chain: Node): boolean {
  if (isCall(chain)) return isCypress(chain.callee as Node)
  if (isMember(chain)) return isCypress(chain.object as Node)
  return chain.type === 'Identifier' && chain.name === 'cy'
}

/** The chain whose next value this is, when a callback of it returns the promise. */
function throughCallback(at: Node, parent: Node): Node | null {
  if (parent.type === 'ArrowFunctionExpression' && parent.body === at) return promiseOf(parent)
  const fn = parent.type === 'ReturnStatement' ? enclosingFunction(parent) : undefined
  return fn ? promiseOf(fn) : null
}

function landing(at: Node, parent: Node): PromisePath['value'] {
  switch (parent.type) {
    case 'ExpressionStatement':
      return { kind: 'ignored' }
    case 'UnaryExpression':
      return parent.operator === 'void' ? { kind: 'ignored' } : { kind: 'used' }
    case 'VariableDeclarator':
      return { kind: 'bound', pattern: parent.id, declarator: parent }
    case 'AssignmentExpression': {
      const ends = parentOf(parent)?.type === 'ExpressionStatement' && parent.operator === '='
      return ends && parent.right === at
        ? { kind: 'bound', pattern: parent.left, declarator: null }
        : { kind: 'used' }
    }
    case 'ReturnStatement':
      return { kind: isIgnoredReturn(parent) ? 'ignored' : 'returned' }
    case 'ArrowFunctionExpression':
      return { kind: parent.body === at && isIgnoredResult(parent) ? 'ignored' : 'returned' }
    case 'ArrayExpression':
      return isIgnoredAll(parent) ? { kind: 'ignored' } : { kind: 'used' }
    default:
      return { kind: 'used' }
  }
}

/** A callback that declares no parameter, or none that it reads, receives nothing. */
function receivesNothing(callback: Node): boolean {
  if (!isFunction(callback)) return false
  const { params } = callback as NodeOf<'ArrowFunctionExpression'>
  if (params.length > 0) return false
  return !mentionsArguments(callback)
}

/** Does a function read its parameters without naming them? */
export function mentionsArguments(callback: Node): boolean {
  if (callback.type === 'ArrowFunctionExpression') return false
  let found = false
  walk(callback, (node) => {
    found ||= node.type === 'Identifier' && node.name === 'arguments'
  })
  return found
}

/** Functions whose result nobody reads: event handlers, timers, effects, `new Promise`. */
function isIgnoredResult(fn: Node): boolean {
  const parent = parentOf(fn)
  if (!parent) return false
  if (parent.type === 'JSXExpressionContainer') {
    const attribute = parentOf(parent)
    const element = attribute && parentOf(attribute)
    // A component of the project's own may wait for what its handler returns.
    const isOwn = element?.type !== 'JSXOpeningElement' || !/^[a-z]/.test(tagOf(element))
    return (
      !isOwn &&
      attribute?.type === 'JSXAttribute' &&
      attribute.name.type === 'JSXIdentifier' &&
      /^on[A-Z]/.test(attribute.name.name)
    )
  }
  if (isCall(parent) && parent.callee !== fn) {
    const { callee } = parent
    return (
      callee.type === 'Identifier' &&
      /^(?:setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame)$/.test(
        callee.name,
      )
    )
  }
  return false
}

function tagOf(element: NodeOf<'JSXOpeningElement'>): string {
  return element.name.type === 'JSXIdentifier' ? element.name.name : 'X'
}

function isIgnoredReturn(statement: Node): boolean {
  const fn = enclosingFunction(statement)
  return fn !== undefined && isIgnoredResult(fn)
}

/** `await Promise.all([a, b])` whose results nobody reads. */
function isIgnoredAll(array: Node): boolean {
  const call = parentOf(array)
  if (!isCall(call) || call.arguments[0] !== array) return false
  const { callee } = call
  const isAll =
    isMember(callee) &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'Promise' &&
    /^(?:all|allSettled)$/.test(staticKey(callee) ?? '')
  return isAll && followValue(call).value.kind === 'ignored'
}

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

type Callback = Node

/** One step that the promise of a call takes through the code around it. */
export interface PromisePath {
  /** The outermost expression that still stands for the same value: the await, the whole chain. */
  readonly end: Node
  readonly awaited: boolean
  /** The value may come from a handler of a rejection instead. */
  readonly recovered: boolean
  /** What becomes of the value. */
  readonly value:
    | { readonly kind: 'ignored' }
    | { readonly kind: 'returned' }
    /** A pattern or name receives it. */
    | { readonly kind: 'bound'; readonly pattern: Node; readonly declarator: Node | null }
    /** The callback of `.then` receives it. */
    | { readonly kind: 'callback'; readonly callback: Callback }
    /** It is read, passed or stored on the spot. */
    | { readonly kind: 'used' }
  /** Who sees a rejection, innermost first. */
  readonly handlers: readonly Handler[]
  /** True when a rejection can leave the function unseen by all handlers. */
  readonly propagates: boolean
}

/** Code that receives a rejection. */
export type Handler =
  | { readonly kind: 'clause'; readonly clause: NodeOf<'CatchClause'> }
  | { readonly kind: 'callback'; readonly callback: Callback }

/** Follows the promise of a call outwards: awaits, chains, callbacks, try statements, returns. */
export function promisePath(call: Node): PromisePath {
  const value = followValue(call)
  const rejection = followRejection(call)
  return { ...value, ...rejection }
}

type ValuePath = Pick<PromisePath, 'end' | 'awaited' | 'recovered' | 'value'>

function followValue(call: Node): ValuePath {
  let at = call
  let awaited = false
  let recovered = false
  for (;;) {
    const parent = parentOf(at)
    if (!parent) return { end: at, awaited, recovered, value: { kind: 'used' } }
    const next = passesOn(at, parent)
    if (next) {
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
    const passed = awaited ? null : throughCallback(at, parent)
    if (passed) {
      at = passed
      continue
    }
    return { end: at, awaited, recovered, value: landing(at, parent) }
  }
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

/** Expressions that hand their part on unchanged. */
function passesOn(at: Node, parent: Node): Node | null {
  switch (parent.type) {
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TypeCastExpression':
    case 'AwaitExpression':
    case 'YieldExpression':
      return parent
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
function chainedCall(at: Node, parent: Node): NodeOf<'CallExpression'> | null {
  if (!isMember(parent) || parent.object !== at) return null
  const method = methodOf(parent)
  const call = parentOf(parent)
  if (!isCall(call) || call.callee !== parent || !method) return null
  return call as NodeOf<'CallExpression'>
}

function methodOf(member: Node): 'then' | 'catch' | 'finally' | null {
  const key = isMember(member) ? staticKey(member) : null
  return key === 'then' || key === 'catch' || key === 'finally' ? key : null
}

/** A callback that declares no parameter, or none that it reads, receives nothing. */
function receivesNothing(callback: Node): boolean {
  if (!isFunction(callback)) return false
  const { params, type } = callback as NodeOf<'ArrowFunctionExpression'>
  if (params.length > 0) return false
  return type === 'ArrowFunctionExpression' || !mentionsArguments(callback)
}

function mentionsArguments(callback: Node): boolean {
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

function enclosingFunction(node: Node): Node | undefined {
  for (let up = parentOf(node); up; up = parentOf(up)) if (isFunction(up)) return up
  return undefined
}

type RejectionPath = Pick<PromisePath, 'handlers' | 'propagates'>

function followRejection(call: Node): RejectionPath {
  const handlers: Handler[] = []
  let at = call
  for (;;) {
    const parent = parentOf(at)
    if (!parent) return { handlers, propagates: true }
    if (parent.type === 'AwaitExpression' || parent.type === 'YieldExpression') {
      const seen = thrownAt(parent, handlers)
      if (seen === 'caught') return { handlers, propagates: false }
      if (seen === null) return { handlers, propagates: true }
      at = seen
      continue
    }
    const passed = passesOn(at, parent)
    if (passed) {
      at = passed
      continue
    }
    const chained = chainedCall(at, parent)
    if (chained) {
      const method = methodOf(parent)
      const callback = chained.arguments[method === 'then' ? 1 : 0] as Node | undefined
      if (method !== 'finally' && callback && !isNullish(callback)) {
        handlers.push({ kind: 'callback', callback })
        return { handlers, propagates: false }
      }
      at = chained
      continue
    }
    if (parent.type === 'ExpressionStatement') return { handlers, propagates: false }
    const up = leaves(at, parent)
    if (!up) return { handlers, propagates: true }
    at = up
  }
}

/** A rejection thrown by an await: the handler it reaches, the promise it turns into, or neither. */
function thrownAt(await_: Node, handlers: Handler[]): Node | 'caught' | null {
  let child = await_
  for (let up = parentOf(child); up; up = parentOf(up)) {
    if (up.type === 'TryStatement' && up.block === child && up.handler) {
      handlers.push({ kind: 'clause', clause: up.handler })
      return 'caught'
    }
    if (isFunction(up)) return promiseOf(up)
    child = up
  }
  return null
}

/** Where a promise that is handed over goes on: returned from a callback, part of Promise.all. */
function leaves(at: Node, parent: Node): Node | null {
  if (parent.type === 'ReturnStatement') {
    const fn = enclosingFunction(parent)
    return fn ? promiseOf(fn) : null
  }
  if (parent.type === 'ArrowFunctionExpression' && parent.body === at) return promiseOf(parent)
  if (parent.type === 'ArrayExpression') {
    const call = parentOf(parent)
    const isAll =
      isCall(call) &&
      isMember(call.callee) &&
      call.callee.object.type === 'Identifier' &&
      call.callee.object.name === 'Promise'
    return isAll ? call : null
  }
  return null
}

/** The promise that a function's rejection ends up in, when it is known here. */
function promiseOf(fn: Node): Node | null {
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

function isNullish(node: Node): boolean {
  return node.type === 'NullLiteral' || (node.type === 'Identifier' && node.name === 'undefined')
}

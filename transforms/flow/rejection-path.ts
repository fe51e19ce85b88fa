import { isCall, isFunction, isMember, isNullish, type Node, parentOf } from '../node.js'
import {
  chainedCall,
  enclosingFunction,
  isCoroutine,
  methodOf,
  passesOn,
  promiseOf,
} from './chain.js'
import type { Handler, PromisePath } from './promise-path.js'

type RejectionPath = Pick<PromisePath, 'handlers' | 'propagates'>

/** Follows a rejection to those who see it. */
export function followRejection(call: Node): RejectionPath {
  const handlers: Handler[] = []
  let at = call
  for (;;) {
    const parent = parentOf(at)
    if (!parent) return { handlers, propagates: true }
    const throws = parent.type === 'YieldExpression' && isCoroutine(parent)
    if (parent.type === 'AwaitExpression' || throws) {
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

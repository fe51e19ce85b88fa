import type { Node } from '../node.js'
import type { PromisePath } from './promise-path.js'
import { followValue } from './value-path.js'

/** Where the value that a pattern takes goes. */
export function boundTo(pattern: Node): PromisePath[] {
  const value = { kind: 'bound', pattern, declarator: null } as const
  return [{ ...NO_PROMISE, end: pattern, value }]
}

/** Where the value of an expression goes. */
export function pathFrom(expression: Node): PromisePath {
  return { ...NO_PROMISE, ...followValue(expression) }
}

/** Where the value of a member goes: into a name of a pattern, or on from where it is read. */
export function memberPath(node: Node): PromisePath {
  if (node.type !== 'ObjectProperty') return pathFrom(node)
  const value = { kind: 'bound', pattern: node.value as Node, declarator: null } as const
  return { ...NO_PROMISE, end: node, value }
}

const NO_PROMISE = { awaited: true, recovered: false, handlers: [], propagates: true } as const

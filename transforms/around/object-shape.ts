import { constantInit } from '../flow/constant.js'
import { isMember, type Node, staticKey, unwrapInwards } from '../node.js'
import { resolve, type ScopeTree } from '../scope.js'

/** What is known of a value before the program runs. */
export type Shape =
  | { readonly kind: 'object'; readonly keys: Readonly<Record<string, Shape>> }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value' }

const VALUE: Shape = { kind: 'value' }

/** The shape of an expression; null for an object of which not all keys are known. */
export function shapeOf(expression: Node, tree: ScopeTree, depth = 0): Shape | null {
  const node = unwrapInwards(expression)
  if (depth > 8) return null
  switch (node.type) {
    case 'StringLiteral':
      return { kind: 'text', text: node.value }
    case 'TemplateLiteral': {
      const [only, ...others] = node.quasis
      const text = others.length === 0 ? only?.value.cooked : null
      return text == null ? VALUE : { kind: 'text', text }
    }
    case 'ObjectExpression': {
      const keys: Record<string, Shape> = {}
      for (const one of node.properties) {
        if (one.type === 'SpreadElement') {
          const taken = shapeOf(one.argument, tree, depth + 1)
          if (taken?.kind !== 'object') return null
          Object.assign(keys, taken.keys)
          continue
        }
        const key = staticKey(one)
        const value = one.type === 'ObjectProperty' ? (one.value as Node) : null
        const shape = value ? shapeOf(value, tree, depth + 1) : VALUE
        if (key === null || shape === null) return null
        keys[key] = shape
      }
      return { kind: 'object', keys }
    }
    case 'Identifier': {
      const init = constantInit(resolve(tree.scopeAt(node), node.name, 'value'))
      return init ? shapeOf(init, tree, depth + 1) : VALUE
    }
    case 'CallExpression': {
      const [argument, ...others] = node.arguments
      const isFrozen = isMember(node.callee) && staticKey(node.callee) === 'freeze'
      return isFrozen && argument && others.length === 0
        ? shapeOf(argument, tree, depth + 1)
        : VALUE
    }
    default:
      return VALUE
  }
}

/** The shape of what JSON says. */
export function shapeOfJson(value: unknown): Shape {
  if (typeof value === 'string') return { kind: 'text', text: value }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return VALUE
  const keys = Object.entries(value).map(([key, one]) => [key, shapeOfJson(one)] as const)
  return { kind: 'object', keys: Object.fromEntries(keys) }
}

/** The shape of a member of a member of a value; null where nobody knows. */
export function memberShape(shape: Shape | null, members: readonly string[]): Shape | null {
  return members.reduce<Shape | null>((one, key) => {
    return one?.kind === 'object' && Object.hasOwn(one.keys, key) ? (one.keys[key] ?? null) : null
  }, shape)
}

/** What is true of both of two values; null where they have other keys. */
export function commonShape(one: Shape, other: Shape): Shape | null {
  if (one.kind !== 'object' || other.kind !== 'object') {
    if (one.kind === 'object' || other.kind === 'object') return null
    return one.kind === 'text' && other.kind === 'text' && one.text === other.text ? one : VALUE
  }
  const names = Object.keys(one.keys)
  if (names.toSorted().join() !== Object.keys(other.keys).toSorted().join()) return null
  const keys: Record<string, Shape> = {}
  for (const name of names) {
    const common = commonShape(one.keys[name] as Shape, other.keys[name] as Shape)
    if (common === null) return null
    keys[name] = common
  }
  return { kind: 'object', keys }
}

import { endOf, type Node, type NodeOf, startOf, staticKey } from '../node.js'
import type { ScopeTree } from '../scope.js'
import { isRealAuth } from './mocks-factory.js'
import { objectBehind } from './mocks-holders.js'
import type { Exchange } from './mocks-moves.js'

type Property = NodeOf<'ObjectExpression'>['properties'][number]

/** Methods that the helper module has under another name than v5 had. */
export type Renamed = ReadonlyMap<string, string>

/** What stands for the methods where they are not written out: `...mockAuth`, or a getter for each. */
export function heldMethods(methods: Node, { text, isLate, tree, renamed }: HeldMethods): string[] {
  const keys = keysIn(methods, tree)
  if (isLate) {
    return keys.map((key) => `get ${renamed.get(key) ?? key}() { return ${text}.${key} }`)
  }
  const again = keys.flatMap((key) => {
    const name = renamed.get(key)
    return name === undefined ? [] : [`${name}: ${text}.${key}`]
  })
  return [`...${text}`, ...again]
}

interface HeldMethods {
  /** The expression that holds the methods. */
  readonly text: string
  /** Must nobody ask for it before the mock is used? */
  readonly isLate: boolean
  readonly tree: ScopeTree
  readonly renamed: Renamed
}

/** The keys of the object that an expression stands for. */
export function keysIn(methods: Node, tree: ScopeTree): string[] {
  const object = objectBehind(methods, tree)
  return (object?.properties ?? []).flatMap((one) => {
    const key = one.type === 'SpreadElement' ? null : staticKey(one)
    return key === null ? [] : [key]
  })
}

/** Properties that have another name now. */
export function renamedKeys(methods: Node, renamed: Renamed): Exchange[] {
  if (methods.type !== 'ObjectExpression') return []
  return methods.properties.flatMap((one) => {
    const name = one.type === 'SpreadElement' ? undefined : renamed.get(staticKey(one) ?? '')
    if (name === undefined || one.type === 'SpreadElement') return []
    const isShort = one.type === 'ObjectProperty' && one.shorthand
    const start = startOf(one.key)
    return isShort
      ? [{ start, end: start, text: `${name}: ` }]
      : [{ start, end: endOf(one.key), text: name }]
  })
}

/** The properties without `...actual.Auth`: the helper module's functions are spread already. */
export function withoutRealAuth(
  methods: NodeOf<'ObjectExpression'>,
  isReal: (node: Node) => boolean,
): readonly Property[] {
  return methods.properties.filter(
    (one) => one.type !== 'SpreadElement' || !isRealAuth(one.argument, isReal),
  )
}

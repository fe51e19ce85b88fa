import {
  isCall,
  isFunction,
  isMember,
  type Node,
  type NodeOf,
  staticKey,
  unwrapInwards,
  walk,
} from '../node.js'
import { resolve, type ScopeTree } from '../scope.js'

type Property = NodeOf<'ObjectExpression'>['properties'][number]

/** A property under which a mock has Auth. */
export interface AuthHolder {
  readonly property: NodeOf<'ObjectProperty'> | NodeOf<'ObjectMethod'>
  /** The object that has the property: the module itself, or its Amplify. */
  readonly container: NodeOf<'ObjectExpression'>
  /** The methods, or a name that holds them. */
  readonly methods: Node
  /** `get Auth() { … }`: what holds the methods may not be there yet when the mock is made. */
  readonly isLate: boolean
}

/** Everything that an object has Auth under; a text says why that cannot be seen. */
export function holdersIn(
  object: NodeOf<'ObjectExpression'>,
  keys: readonly string[],
): AuthHolder[] | string {
  const holders: AuthHolder[] = []
  for (const key of keys) {
    const property = keyed(object, key)
    if (!property) continue
    const methods = heldBy(property)
    if (methods === null || property.type === 'SpreadElement') return UNSEEN
    const isLate = property.type === 'ObjectMethod'
    holders.push({ property, container: object, methods, isLate })
  }
  return holders
}

/** Amplify and the default of a module have Auth as well. */
export function nestedHolders(object: NodeOf<'ObjectExpression'>): AuthHolder[] | string {
  for (const key of ['Amplify', 'default']) {
    const property = keyed(object, key)
    const value = property?.type === 'ObjectProperty' ? unwrapInwards(property.value as Node) : null
    if (value?.type !== 'ObjectExpression') continue
    const found = holdersIn(value, ['Auth'])
    if (typeof found === 'string' || found.length > 0) return merged(found, object)
  }
  return []
}

/** Amplify and the default may both have it. */
function merged(first: AuthHolder[] | string, object: NodeOf<'ObjectExpression'>) {
  const property = keyed(object, 'default')
  const value = property?.type === 'ObjectProperty' ? unwrapInwards(property.value as Node) : null
  if (typeof first === 'string' || value?.type !== 'ObjectExpression') return first
  if (first.some(({ container }) => container === value)) return first
  const second = holdersIn(value, ['Auth'])
  return typeof second === 'string' ? second : [...first, ...second]
}

/** The property of an object that has this name. */
export function keyed(object: NodeOf<'ObjectExpression'>, name: string): Property | undefined {
  return object.properties.find((one) => one.type !== 'SpreadElement' && staticKey(one) === name)
}

function heldBy(property: Property): Node | null {
  if (property.type === 'ObjectProperty') return unwrapInwards(property.value as Node)
  if (property.type !== 'ObjectMethod' || property.kind !== 'get') return null
  const [only, ...others] = property.body.body
  if (only?.type !== 'ReturnStatement' || !only.argument || others.length > 0) return null
  return unwrapInwards(only.argument)
}

/** The object that an expression stands for, where the file says so; `vi.hoisted` gives one as well. */
export function objectBehind(node: Node, tree: ScopeTree): NodeOf<'ObjectExpression'> | null {
  const inner = unwrapInwards(node)
  if (inner.type === 'ObjectExpression') return inner
  if (isMember(inner)) {
    const owner = objectBehind(inner.object as Node, tree)
    const property = owner && keyed(owner, staticKey(inner) ?? '')
    return property?.type === 'ObjectProperty' ? objectBehind(property.value as Node, tree) : null
  }
  if (inner.type !== 'Identifier') return null
  const binding = resolve(tree.scopeAt(inner), inner.name, 'value')
  const declarator = binding?.declaration
  if (declarator?.type !== 'VariableDeclarator' || !declarator.init) return null
  const held = hoisted(unwrapInwards(declarator.init))
  const { id } = declarator
  if (id.type === 'Identifier') return held.type === 'ObjectExpression' ? held : null
  if (id.type !== 'ObjectPattern' || held.type !== 'ObjectExpression') return null
  const taken = id.properties.find(
    (one) => one.type === 'ObjectProperty' && one.value === binding?.identifier,
  )
  const key = taken?.type === 'ObjectProperty' ? staticKey(taken) : null
  const property = key === null ? undefined : keyed(held, key)
  return property?.type === 'ObjectProperty' ? objectBehind(property.value as Node, tree) : null
}

/** What `vi.hoisted(() => …)` gives. */
function hoisted(node: Node): Node {
  if (!isCall(node) || !isMember(node.callee) || staticKey(node.callee) !== 'hoisted') return node
  const [make] = node.arguments as Node[]
  if (make?.type !== 'ArrowFunctionExpression' && make?.type !== 'FunctionExpression') return node
  return unwrapInwards(returnedBy(make) ?? node)
}

/** What a function returns, where it has one `return` at its end. */
export function returnedBy(fn: FunctionNode): Node | null {
  if (fn.body.type !== 'BlockStatement') return fn.body
  const last = fn.body.body.at(-1)
  let returns = 0
  walk(fn.body, (node) => {
    if (node.type === 'ReturnStatement') returns++
    return node === fn.body || !isFunction(node)
  })
  return last?.type === 'ReturnStatement' && returns === 1 ? (last.argument ?? null) : null
}

export type FunctionNode =
  | NodeOf<'ArrowFunctionExpression'>
  | NodeOf<'FunctionExpression'>
  | NodeOf<'FunctionDeclaration'>

/** Does anything in the methods count on being called on the object that has them? */
export function usesThis(methods: Node): boolean {
  let found = false
  walk(methods, (node) => {
    if (node.type === 'ThisExpression') found = true
    return !found && node.type !== 'ClassBody'
  })
  return found
}

const UNSEEN = 'what stands for Auth in it cannot be seen from here'

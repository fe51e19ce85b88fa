import { members } from '../../src/table/members.js'
import { SSR_CONTEXT } from '../mocked-methods.js'
import { v5Module } from '../modules.js'
import { isCall, isMember, type Node, type NodeOf, staticKey, unwrapInwards } from '../node.js'
import { methodRowOf } from '../rules/method-row.js'
import { resolve, type ScopeTree } from '../scope.js'
import type { MockCall } from './mocks-calls.js'
import {
  type AuthHolder,
  type FunctionNode,
  holdersIn,
  keyed,
  nestedHolders,
  objectBehind,
  returnedBy,
  usesThis,
} from './mocks-holders.js'

type Property = NodeOf<'ObjectExpression'>['properties'][number]

/** What a factory of a mock returns, taken apart. */
export interface Factory {
  /** Null where a mock is given the object itself. */
  readonly function: FunctionNode | null
  readonly object: NodeOf<'ObjectExpression'>
  /** Statements before the `return`. */
  readonly before: readonly Node[]
  /** What the module has as Auth; null where the object itself is Auth, or where it has none. */
  readonly auth: AuthHolder | null
  /** Auth below Amplify and the default. */
  readonly nested: readonly AuthHolder[]
  /** The methods, or a name that holds them; null where the mock has none. */
  readonly methods: Node | null
  /** Hub, which the helper module has as well. */
  readonly hub: NodeOf<'ObjectProperty'> | null
  /** `withSSRContext`, which the helper module has as well. */
  readonly server: Property | null
  /** `default` beside `Auth`, for importers of the default. */
  readonly again: Property | null
  readonly esModule: boolean
  /** `...jest.requireActual('aws-amplify')` */
  readonly realSpread: Property | null
  /** What else the module has. */
  readonly others: readonly Property[]
  /** Is the expression what the module is in v5? */
  readonly isReal: (node: Node) => boolean
}

/** The factory has no Auth in it, so the mock is none of it. */
export const NOTHING = ''

/** Takes a factory apart; a text says why it cannot be. */
export function factoryOf(mock: MockCall, tree: ScopeTree): Factory | string {
  const made = madeBy(mock, tree)
  if (made === null) return UNSEEN
  const { module, specifier } = mock
  const { object, before } = made
  const isReal = realModule(made.function, before, specifier.value)
  const realSpread =
    object.properties.find((one) => one.type === 'SpreadElement' && isReal(one.argument)) ?? null
  const holders = holdersIn(object, module === 'auth' ? ['Auth', 'default'] : ['Auth'])
  const nested = module === 'root' ? nestedHolders(object) : []
  if (typeof holders === 'string') return holders
  if (typeof nested === 'string') return nested
  const [auth = null, again] = holders
  const spread = object.properties.some((one) => one.type === 'SpreadElement' && one !== realSpread)
  const hub = keyed(object, 'Hub') ?? null
  if (hub !== null && hub.type !== 'ObjectProperty') return 'Hub is worked out in it'
  const server = (module === 'root' && keyed(object, SSR_CONTEXT)) || null
  const isWhole = auth === null && module === 'auth'
  if (auth === null && nested.length === 0 && !isWhole && hub === null && server === null) {
    return spread && module !== 'core' ? UNSEEN : NOTHING
  }
  if (isWhole && !object.properties.every((one) => isMethod(one) || one === realSpread)) {
    return UNSEEN
  }
  const isLateSpread = (holder: AuthHolder) =>
    object.properties.indexOf(realSpread as Property) > object.properties.indexOf(holder.property)
  if (realSpread && auth && isLateSpread(auth)) {
    return 'the real module comes after what is put in its place'
  }
  const known = new Set<Property | null | undefined>([
    auth?.property,
    hub,
    server,
    again?.property,
    keyed(object, '__esModule'),
    realSpread,
  ])
  const others = isWhole ? [] : object.properties.filter((one) => !known.has(one))
  const [first] = nested
  const methods = isWhole ? object : (auth?.methods ?? first?.methods ?? null)
  const problem = isWhole || methods === null ? null : methodsProblem(methods, isReal, tree)
  if (problem) return problem
  return {
    ...{ ...made, auth, nested, methods, hub, server, others, isReal, realSpread },
    again: again?.property ?? null,
    esModule: keyed(object, '__esModule') !== undefined,
  }
}

const UNSEEN = 'what stands for Auth in it cannot be seen from here'

/** The object that takes the module's place, and how it is made. */
function madeBy(
  { factory, verb }: MockCall,
  tree: ScopeTree,
): Pick<Factory, 'function' | 'object' | 'before'> | null {
  const given = factory && unwrapInwards(factory)
  if (verb === 'setMock') {
    const object = given && objectBehind(given, tree)
    return object ? { function: null, object, before: [] } : null
  }
  const fn = given && functionBehind(given, tree)
  const returned = fn && returnedBy(fn)
  if (!returned) return null
  const before = fn.body.type === 'BlockStatement' ? fn.body.body.slice(0, -1) : []
  const inner = unwrapInwards(returned)
  const object = inner.type === 'Identifier' ? declaredIn(before, inner, tree) : inner
  return object?.type === 'ObjectExpression' ? { function: fn, object, before } : null
}

/** `const amplify = { … }; return amplify`: named, and not changed in between. */
function declaredIn(
  before: readonly Node[],
  name: NodeOf<'Identifier'>,
  tree: ScopeTree,
): Node | null {
  const binding = resolve(tree.scopeAt(name), name.name, 'value')
  const isHere = before.some(
    (one) =>
      one.type === 'VariableDeclaration' &&
      one.declarations.some((declarator) => declarator === binding?.declaration),
  )
  return isHere && binding?.references.length === 1 ? objectBehind(name, tree) : null
}

/** The function itself, or the one of the file that it names. */
export function functionBehind(node: Node, tree: ScopeTree): FunctionNode | null {
  const inner = unwrapInwards(node)
  if (inner.type === 'ArrowFunctionExpression' || inner.type === 'FunctionExpression') return inner
  if (inner.type !== 'Identifier') return null
  const binding = resolve(tree.scopeAt(inner), inner.name, 'value')
  if (binding?.references.length !== 1) return null
  const { declaration } = binding
  if (declaration.type === 'FunctionDeclaration') return declaration
  const isNamed = declaration.type === 'VariableDeclarator' && declaration.id.type === 'Identifier'
  return isNamed && declaration.init ? functionBehind(declaration.init, tree) : null
}

/** Is this `...jest.requireActual('aws-amplify').Auth`, or the same under a name? */
export function isRealAuth(node: Node, isReal: Factory['isReal']): boolean {
  const inner = unwrapInwards(node)
  if (!isMember(inner)) return false
  const key = staticKey(inner)
  return (key === 'Auth' || key === 'default') && isReal(inner.object as Node)
}

/** The names of the methods that an object puts something in the place of. */
export function methodsIn(methods: Node | null, tree: ScopeTree): string[] {
  const object = methods && objectBehind(methods, tree)
  if (!object) return []
  return object.properties.flatMap((one) => {
    const key = one.type === 'SpreadElement' ? null : staticKey(one)
    return key !== null && hasHelper(key) ? [key] : []
  })
}

/** Has the helper module a function for this method? */
export function hasHelper(method: string): boolean {
  return methodRowOf(method)?.helper !== undefined
}

function isMethod(property: Property): boolean {
  const key = property.type === 'SpreadElement' ? null : staticKey(property)
  return key === '__esModule' || (key !== null && (hasHelper(key) || key === 'configure'))
}

/** What a test made up itself may stay: no code of the app reads it. */
function isKnown(key: string): boolean {
  return !members.some(({ name }) => name === key)
}

function methodsProblem(methods: Node, isReal: Factory['isReal'], tree: ScopeTree): string | null {
  if (isRealAuth(methods, isReal)) return 'it is the real Auth of v5'
  const object = objectBehind(methods, tree)
  if (object === null) {
    return methods.type === 'Identifier' || isMember(methods) ? null : UNSEEN
  }
  if (usesThis(object)) return 'what it puts in the place of Auth counts on being called on Auth'
  for (const [index, one] of object.properties.entries()) {
    if (one.type === 'SpreadElement') {
      if (isRealAuth(one.argument, isReal) && index > 0) return UNSEEN
      continue
    }
    const key = staticKey(one)
    if (key === null) return UNSEEN
    if (!isKnown(key)) return `v6 has nothing like Auth.${key}`
  }
  return null
}

/** Says which expressions of a factory are the module that it stands for. */
export function realModule(
  fn: FunctionNode | null,
  before: readonly Node[],
  specifier: string,
): Factory['isReal'] {
  const [given] = fn?.params ?? []
  const isLoaded = (node: Node): boolean => {
    const outer = unwrapInwards(node)
    const inner = outer.type === 'AwaitExpression' ? unwrapInwards(outer.argument) : outer
    if (!isCall(inner)) return false
    const { callee } = inner
    if (given?.type === 'Identifier' && callee.type === 'Identifier') {
      return callee.name === given.name
    }
    const verb = isMember(callee) ? staticKey(callee) : null
    const [module] = inner.arguments
    if (verb === null || !/^(?:requireActual|importActual)$/.test(verb)) return false
    return module?.type === 'StringLiteral' && sameModule(module.value, specifier)
  }
  const names = new Set(
    before.flatMap((statement) => {
      const [first] = statement.type === 'VariableDeclaration' ? statement.declarations : []
      const isReal = first?.id.type === 'Identifier' && first.init && isLoaded(first.init)
      return isReal && first.id.type === 'Identifier' ? [first.id.name] : []
    }),
  )
  return (node) => {
    const inner = unwrapInwards(node)
    return (inner.type === 'Identifier' && names.has(inner.name)) || isLoaded(inner)
  }
}

function sameModule(one: string, other: string): boolean {
  return one === other || (v5Module(one) !== null && v5Module(one) === v5Module(other))
}

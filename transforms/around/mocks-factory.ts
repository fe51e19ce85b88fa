import { SSR_CONTEXT } from '../mocked-methods.js'
import { v5Module } from '../modules.js'
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
import { methodRowOf } from '../rules/method-row.js'
import type { MockCall } from './mocks-calls.js'

type Property = NodeOf<'ObjectExpression'>['properties'][number]

/** What a factory of a mock returns, taken apart. */
export interface Factory {
  readonly function: NodeOf<'ArrowFunctionExpression'> | NodeOf<'FunctionExpression'>
  readonly object: NodeOf<'ObjectExpression'>
  /** Statements before the `return`. */
  readonly before: readonly Node[]
  /** The property that holds the methods; null where the object itself does. */
  readonly auth: NodeOf<'ObjectProperty'> | null
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

/** Takes a factory apart; a text says why it cannot be. */
export function factoryOf({ factory, module, specifier }: MockCall): Factory | string {
  const fn = factory && unwrapInwards(factory)
  if (!fn || (fn.type !== 'ArrowFunctionExpression' && fn.type !== 'FunctionExpression')) {
    return UNSEEN
  }
  const { returned, before } = bodyOf(fn)
  const object = returned && unwrapInwards(returned)
  if (object?.type !== 'ObjectExpression') return UNSEEN
  const isReal = realModule(fn, before, specifier.value)
  const keyed = (name: string) =>
    object.properties.find((one) => one.type !== 'SpreadElement' && staticKey(one) === name)
  const realSpread =
    object.properties.find((one) => one.type === 'SpreadElement' && isReal(one.argument)) ?? null
  const esModule = keyed('__esModule')
  const own = keyed('Auth')
  const isDefault = module === 'auth' ? keyed('default') : undefined
  const auth = own ?? isDefault ?? null
  if (auth !== null && auth.type !== 'ObjectProperty') return UNSEEN
  const spread = object.properties.some((one) => one.type === 'SpreadElement' && one !== realSpread)
  const hub = keyed('Hub') ?? null
  if (hub !== null && hub.type !== 'ObjectProperty') return 'Hub is worked out in it'
  const server = (module === 'root' && keyed(SSR_CONTEXT)) || null
  const isWhole = auth === null && module === 'auth'
  if (auth === null && module !== 'auth' && hub === null && server === null) {
    return spread && module !== 'core' ? UNSEEN : NOTHING
  }
  if (isWhole && !object.properties.every((one) => isMethod(one) || one === realSpread)) {
    return UNSEEN
  }
  if (
    realSpread &&
    auth &&
    object.properties.indexOf(realSpread) > object.properties.indexOf(auth)
  ) {
    return 'the real module comes after what is put in its place'
  }
  const again = own && isDefault ? isDefault : null
  const known = new Set<Property | null | undefined>([
    auth,
    hub,
    server,
    again,
    esModule,
    realSpread,
  ])
  const others = isWhole ? [] : object.properties.filter((one) => !known.has(one))
  const methods = auth === null ? (isWhole ? object : null) : unwrapInwards(auth.value as Node)
  const problem = auth === null || methods === null ? null : methodsProblem(methods, isReal)
  if (problem) return problem
  return {
    function: fn,
    object,
    before,
    auth,
    methods,
    hub,
    server,
    again,
    esModule: esModule !== undefined,
    realSpread,
    others,
    isReal,
  }
}

/** The factory has no Auth in it, so the mock is none of it. */
export const NOTHING = ''

const UNSEEN = 'what stands for Auth in it cannot be seen from here'

/** Is this `...jest.requireActual('aws-amplify').Auth`, or the same under a name? */
export function isRealAuth(node: Node, isReal: Factory['isReal']): boolean {
  const inner = unwrapInwards(node)
  if (!isMember(inner)) return false
  const key = staticKey(inner)
  return (key === 'Auth' || key === 'default') && isReal(inner.object as Node)
}

/** The names of the methods that an object puts something in the place of. */
export function methodsIn(object: Node | null): string[] {
  if (object?.type !== 'ObjectExpression') return []
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
  return key === '__esModule' || (key !== null && isKnown(key))
}

/** A method, or the configuration, which is no function of the helper module but may stand there. */
function isKnown(key: string): boolean {
  return hasHelper(key) || key === 'configure'
}

function methodsProblem(methods: Node, isReal: Factory['isReal']): string | null {
  if (methods.type === 'Identifier' || isMember(methods)) {
    return isRealAuth(methods, isReal) ? 'it is the real Auth of v5' : null
  }
  if (methods.type !== 'ObjectExpression') return UNSEEN
  for (const [index, one] of methods.properties.entries()) {
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

function bodyOf(fn: Factory['function']): { returned: Node | null; before: readonly Node[] } {
  if (fn.body.type !== 'BlockStatement') return { returned: fn.body, before: [] }
  const last = fn.body.body.at(-1)
  const before = fn.body.body.slice(0, -1)
  let returns = 0
  walk(fn.body, (node) => {
    if (node.type === 'ReturnStatement') returns++
    return node === fn.body || !isFunction(node)
  })
  const isOnly = last?.type === 'ReturnStatement' && returns === 1
  return { returned: isOnly ? (last.argument ?? null) : null, before }
}

/** Says which expressions of a factory are the module that it stands for. */
function realModule(
  fn: Factory['function'],
  before: readonly Node[],
  specifier: string,
): Factory['isReal'] {
  const [given] = fn.params
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

import type { Knowledge } from '../model.js'
import { SHIM, v5Module } from '../modules.js'
import type { Node, NodeOf } from '../node.js'
import type { ScopeTree } from '../scope.js'
import { REPLACES, RUNNERS, runnerCalls } from '../test-runners.js'

/** `jest.mock('aws-amplify', …)`: a call that puts something in the place of a module with Auth. */
export interface MockCall {
  readonly call: NodeOf<'CallExpression'>
  /** As the file says it: `jest`, `vi`, `vitest`. */
  readonly runner: string
  /** `mock`, `doMock`, … */
  readonly verb: string
  readonly specifier: NodeOf<'StringLiteral'>
  /** The root of v5, its package of Auth, that of Hub, or a module of the app that hands Auth on. */
  readonly module: 'root' | 'auth' | 'core' | 'wrapper'
  /** What makes the module, or the module itself; null where the runner makes it. */
  readonly factory: Node | null
  /** `{ spy: true }`: Vitest watches the real functions. */
  readonly options: NodeOf<'ObjectExpression'> | null
}

/** All mocks of modules that have Auth in v5, or hand it on. */
export function mockCalls(tree: ScopeTree, carrierOf: Knowledge['carrierOf']): MockCall[] {
  return moduleCalls(tree, carrierOf).flatMap((one) => {
    if (!REPLACES.test(one.verb)) return []
    const [, given = null] = one.call.arguments as Node[]
    const isOptions = given?.type === 'ObjectExpression' && one.verb !== 'setMock'
    return [{ ...one, factory: isOptions ? null : given, options: isOptions ? given : null }]
  })
}

/** Mocks of the shim, which an earlier run has left there. */
export function shimCalls(tree: ScopeTree): Pick<MockCall, 'call' | 'runner' | 'verb'>[] {
  return runnerCalls(tree).filter(({ verb, call }) => {
    const [specifier] = call.arguments as Node[]
    return REPLACES.test(verb) && specifier?.type === 'StringLiteral' && specifier.value === SHIM
  })
}

/** `jest.unmock('aws-amplify')`: the module is to be the real one. */
export function unmockCalls(
  tree: ScopeTree,
  carrierOf: Knowledge['carrierOf'],
): Omit<MockCall, 'factory' | 'options'>[] {
  return moduleCalls(tree, carrierOf).filter(({ verb }) => UNDOES.test(verb))
}

const UNDOES = /^(?:unmock|dontMock|deepUnmock|doUnmock|unstable_unmockModule)$/

function moduleCalls(tree: ScopeTree, carrierOf: Knowledge['carrierOf']) {
  return runnerCalls(tree).flatMap(({ runner, verb, call }) => {
    const [named] = call.arguments as Node[]
    const specifier = named && specifierOf(named)
    if (specifier?.type !== 'StringLiteral') return []
    const module = moduleOf(specifier.value, carrierOf)
    return module ? [{ call, runner, verb, specifier, module }] : []
  })
}

/** `vi.mock('aws-amplify')`, `vi.mock(import('aws-amplify'))`. */
function specifierOf(named: Node): Node | undefined {
  const isImport = named.type === 'CallExpression' && named.callee.type === 'Import'
  return isImport ? (named.arguments[0] as Node | undefined) : named
}

/** Does the file mock this module by itself already? */
export function mocksModule(tree: ScopeTree, module: string): boolean {
  return runnerCalls(tree).some(({ verb, call }) => {
    const [specifier] = call.arguments as Node[]
    return REPLACES.test(verb) && specifier?.type === 'StringLiteral' && specifier.value === module
  })
}

/** The runner whose mocks the file may use; null where none shows. */
export function runnerOf(tree: ScopeTree): 'jest' | 'vi' | null {
  if (tree.references.has('vi')) return 'vi'
  return tree.references.has('jest') ? 'jest' : null
}

/** Is this a file of tests, or of what tests need? */
export function isTestFile(tree: ScopeTree): boolean {
  return [...RUNNERS, 'sinon', 'expect'].some((name) => tree.references.has(name))
}

function moduleOf(specifier: string, carrierOf: Knowledge['carrierOf']): MockCall['module'] | null {
  const known = v5Module(specifier)
  if (known === 'root' || known === 'auth' || known === 'core') return known
  if (known) return null
  return carrierOf(specifier)?.get('Auth') === 'auth' ? 'wrapper' : null
}

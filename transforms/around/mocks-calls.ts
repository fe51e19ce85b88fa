import type { Knowledge } from '../model.js'
import { v5Module } from '../modules.js'
import { isMember, type Node, type NodeOf, parentOf, staticKey } from '../node.js'
import type { ScopeTree } from '../scope.js'

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
  readonly factory: Node | null
}

const VERB = /^(?:mock|doMock|setMock|unstable_mockModule)$/
const RUNNERS: readonly string[] = ['jest', 'vi', 'vitest']

/** All mocks of modules that have Auth in v5, or hand it on. */
export function mockCalls(tree: ScopeTree, carrierOf: Knowledge['carrierOf']): MockCall[] {
  return runnerCalls(tree).flatMap(({ runner, verb, call }) => {
    const [named, factory] = call.arguments as Node[]
    const specifier = named && specifierOf(named)
    if (!VERB.test(verb) || specifier?.type !== 'StringLiteral') return []
    const module = moduleOf(specifier.value, carrierOf)
    return module ? [{ call, runner, verb, specifier, module, factory: factory ?? null }] : []
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
    return VERB.test(verb) && specifier?.type === 'StringLiteral' && specifier.value === module
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

function runnerCalls(tree: ScopeTree) {
  return RUNNERS.flatMap((runner) =>
    (tree.references.get(runner) ?? []).flatMap(({ node }) => {
      const member = parentOf(node)
      const call = member && parentOf(member)
      if (!isMember(member) || call?.type !== 'CallExpression' || call.callee !== member) return []
      return [{ runner, verb: staticKey(member) ?? '', call }]
    }),
  )
}

function moduleOf(specifier: string, carrierOf: Knowledge['carrierOf']): MockCall['module'] | null {
  const known = v5Module(specifier)
  if (known === 'root' || known === 'auth' || known === 'core') return known
  if (known) return null
  return carrierOf(specifier)?.get('Auth') === 'auth' ? 'wrapper' : null
}

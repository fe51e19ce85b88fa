import { isInside, isMember, type Node, type NodeOf, parentOf, staticKey } from './node.js'
import { resolve, type ScopeTree } from './scope.js'

/** `jest.mock(…)`: a call of something that belongs to a test runner. */
export interface RunnerCall {
  /** As the file says it: `jest`, `vi`, `vitest`. */
  readonly runner: string
  readonly verb: string
  readonly call: NodeOf<'CallExpression'>
}

export const RUNNERS: readonly string[] = ['jest', 'vi', 'vitest']

/** All calls of what test runners give to a file. */
export function runnerCalls(tree: ScopeTree): RunnerCall[] {
  return RUNNERS.flatMap((runner) =>
    (tree.references.get(runner) ?? []).flatMap(({ node }) => {
      const member = parentOf(node)
      const call = member && parentOf(member)
      if (!isMember(member) || call?.type !== 'CallExpression' || call.callee !== member) return []
      return [{ runner, verb: staticKey(member) ?? '', call }]
    }),
  )
}

/** Verbs that put something in the place of a module. */
export const REPLACES: RegExp = /^(?:mock|doMock|setMock|unstable_mockModule)$/

/** Verbs that load a module, as it is or as it is mocked. */
const LOADS =
  /^(?:requireMock|requireActual|createMockFromModule|genMockFromModule|importMock|importActual)$/

/** `jest.requireMock('aws-amplify')`; what the factory of a mock loads is the factory's own business. */
export function runnerLoads(tree: ScopeTree): NodeOf<'CallExpression'>[] {
  const calls = runnerCalls(tree)
  const factories = calls.flatMap(({ verb, call }) => {
    const [, factory] = call.arguments as Node[]
    return REPLACES.test(verb) && factory ? [factory, declarationOf(factory, tree)] : []
  })
  return calls.flatMap(({ verb, call }) =>
    LOADS.test(verb) && !factories.some((one) => one && isInside(call, one)) ? [call] : [],
  )
}

/** Where a factory is declared that is given by its name. */
function declarationOf(factory: Node, tree: ScopeTree): Node | null {
  if (factory.type !== 'Identifier') return null
  return resolve(tree.scopeAt(factory), factory.name, 'value')?.declaration ?? null
}

import type { V5Name } from '../names.js'
import {
  isCall,
  isMember,
  type Node,
  parentOf,
  staticKey,
  unwrapInwards,
  unwrapOutwards,
} from '../node.js'
import { resolve, type ScopeTree } from '../scope.js'
import type { AuthUse } from '../uses.js'
import { hasHelper } from './mocks-factory.js'

/** What a test does with Auth at one place. */
export type Role =
  /** It puts something in the place of a method. */
  | { readonly kind: 'replaces'; readonly method: string; readonly writes: boolean }
  /** It asks a mock what it was called with, or tells it what to answer. */
  | { readonly kind: 'asks'; readonly method: string }
  | { readonly kind: 'calls'; readonly method: string }
  | { readonly kind: 'names' }
  /** It cannot be followed; `replaces` where it is known to be there for a mock. */
  | { readonly kind: 'unknown'; readonly why: string; readonly replaces?: true }

/** Names what a use of Auth in a test is for. */
export function roleOf(use: AuthUse, tree: ScopeTree): Role {
  if (use.kind === 'type') return { kind: 'names' }
  if (use.kind === 'value') return roleOfValue(use.at.node, tree)
  const { method } = use
  if (method === null) return { kind: 'unknown', why: 'which method it is cannot be seen' }
  if (!hasHelper(method)) return { kind: 'unknown', why: `v6 has nothing like Auth.${method}` }
  if (use.kind === 'call') return { kind: 'calls', method }
  const parent = parentOf(unwrapOutwards(use.member))
  if (parent?.type === 'AssignmentExpression' && parent.left === use.member) {
    return { kind: 'replaces', method, writes: true }
  }
  if (parent?.type === 'UnaryExpression' && parent.operator === 'delete') {
    return { kind: 'unknown', why: 'a method is taken away' }
  }
  return { kind: 'asks', method }
}

const SPIES = /^(?:spyOn|stub|spy)$/

function roleOfValue(node: Node, tree: ScopeTree): Role {
  const outer = unwrapOutwards(node)
  const parent = parentOf(outer)
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') {
    return { kind: 'names' }
  }
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'Identifier') {
    return { kind: 'names' }
  }
  if (isCall(parent) && parent.arguments[0] === outer) {
    const { callee } = parent
    const verb = isMember(callee) ? staticKey(callee) : nameOf(callee as Node)
    const [, second, third] = parent.arguments
    if (verb === 'spyOn' && isOfJasmine(callee as Node, tree)) {
      return { kind: 'unknown', why: JASMINE, replaces: true }
    }
    if (verb && SPIES.test(verb) && second?.type === 'StringLiteral' && !third) {
      return hasHelper(second.value)
        ? { kind: 'replaces', method: second.value, writes: false }
        : { kind: 'unknown', why: `v6 has nothing like Auth.${second.value}` }
    }
    if (verb === 'mocked') return { kind: 'names' }
  }
  return { kind: 'unknown', why: 'Auth is passed on as a value' }
}

const JASMINE =
  'jasmine cannot replace functions of a module: give them to the code under test as an object'

/** The `spyOn` that nobody imports, in a file without another runner. */
function isOfJasmine(callee: Node, { references }: ScopeTree): boolean {
  if (callee.type !== 'Identifier' || references.has('jest') || references.has('vi')) return false
  const spies = references.get('spyOn') ?? []
  return spies.some(({ node, scope }) => node === callee && !resolve(scope, 'spyOn', 'value'))
}

function nameOf(node: Node): string | null {
  return node.type === 'Identifier' ? node.name : null
}

/** An import of Auth, which the helper module's functions can come in the place of as a whole. */
export function isOwnImport({ entry, carries, typeOnly }: V5Name): boolean {
  return carries === 'auth' && entry.kind === 'specifier' && !typeOnly
}

/** `const mockedAuth = Auth as jest.Mocked<typeof Auth>`: the same under another name. */
export function isCopyOf({ entry }: V5Name, names: ReadonlySet<V5Name>): boolean {
  if (entry.kind !== 'declared' || entry.property !== null || !entry.declarator.init) return false
  const value = unwrapInwards(entry.declarator.init)
  return [...names].some(({ binding }) => binding.references.some(({ node }) => node === value))
}

import { CONFIGURE } from '../mocked-methods.js'
import type { V5Name } from '../names.js'
import {
  isCall,
  isMember,
  type Node,
  type NodeOf,
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
  /** It puts something in the place of methods. */
  | { readonly kind: 'replaces'; readonly methods: readonly string[]; readonly writes: boolean }
  /** It asks a mock what it was called with, or tells it what to answer. */
  | { readonly kind: 'asks'; readonly methods: readonly string[] }
  | { readonly kind: 'calls'; readonly methods: readonly string[] }
  | { readonly kind: 'names' }
  /** It cannot be followed; `replaces` where it is known to be there for a mock. */
  | { readonly kind: 'unknown'; readonly why: string; readonly replaces?: true }

/** Names what a use of Auth in a test is for. */
export function roleOf(use: AuthUse, tree: ScopeTree): Role {
  if (use.kind === 'type') return { kind: 'names' }
  if (use.kind === 'value') return roleOfValue(use.at.node, tree)
  const { method } = use
  if (method === null) return { kind: 'unknown', why: 'which method it is cannot be seen' }
  if (!isOfHelpers(method)) return unlike(method)
  if (use.kind === 'call') return { kind: 'calls', methods: [method] }
  const outer = unwrapOutwards(use.member)
  const parent = parentOf(outer)
  if (parent?.type === 'AssignmentExpression' && parent.left === outer) {
    return { kind: 'replaces', methods: [method], writes: true }
  }
  if (parent?.type === 'UnaryExpression' && parent.operator === 'delete') {
    return { kind: 'unknown', why: 'a method is taken away' }
  }
  return { kind: 'asks', methods: [method] }
}

/** Has the helper module a function for it, under this name or another? */
function isOfHelpers(method: string): boolean {
  return hasHelper(method) || method === CONFIGURE
}

function unlike(method: string): Role {
  return { kind: 'unknown', why: `v6 has nothing like Auth.${method}` }
}

const SPIES = /^(?:spyOn|stub|spy)$/

function roleOfValue(node: Node, tree: ScopeTree): Role {
  const outer = unwrapOutwards(node)
  const parent = parentOf(outer)
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') {
    return { kind: 'names' }
  }
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'ObjectPattern') {
    return takenOut(parent.id)
  }
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'Identifier') {
    return { kind: 'names' }
  }
  if (isCall(parent) && parent.arguments[0] === outer) {
    const { callee } = parent
    const verb = isMember(callee) ? staticKey(callee) : nameOf(callee as Node)
    const [, second, third] = parent.arguments as Node[]
    const written = isOfObject(callee as Node) ? writtenBy(verb, second) : null
    if (written) {
      const strange = written.find((method) => !isOfHelpers(method))
      return strange === undefined
        ? { kind: 'replaces', methods: written, writes: true }
        : unlike(strange)
    }
    if (verb === 'spyOn' && isOfJasmine(callee as Node, tree)) {
      return { kind: 'unknown', why: JASMINE, replaces: true }
    }
    if (verb && SPIES.test(verb) && second?.type === 'StringLiteral' && !third) {
      return isOfHelpers(second.value)
        ? { kind: 'replaces', methods: [second.value], writes: false }
        : unlike(second.value)
    }
    if (verb === 'mocked') return { kind: 'names' }
  }
  return { kind: 'unknown', why: 'Auth is passed on as a value' }
}

/** `const { signIn, signOut } = Auth`. */
function takenOut(pattern: NodeOf<'ObjectPattern'>): Role {
  const keys = pattern.properties.map((one) => (one.type === 'RestElement' ? null : staticKey(one)))
  const methods = keys.filter((key) => key !== null)
  const strange = methods.find((method) => !isOfHelpers(method))
  if (strange !== undefined) return unlike(strange)
  if (methods.length < keys.length) return { kind: 'unknown', why: 'Auth is taken apart' }
  return { kind: 'asks', methods }
}

function isOfObject(callee: Node): boolean {
  return isMember(callee) && nameOf(callee.object as Node) === 'Object'
}

/** `Object.assign(Auth, { … })`, `Object.defineProperty(Auth, 'signIn', …)`. */
function writtenBy(verb: string | null, what: Node | undefined): string[] | null {
  if (verb === 'defineProperty') return what?.type === 'StringLiteral' ? [what.value] : null
  if (verb !== 'assign' && verb !== 'defineProperties') return null
  if (what?.type !== 'ObjectExpression') return null
  const keys = what.properties.map((one) => (one.type === 'SpreadElement' ? null : staticKey(one)))
  return keys.every((key) => key !== null) ? keys : null
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

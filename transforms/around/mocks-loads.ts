import { type EditBuilder, type EditSet, newEdits } from '../edits.js'
import { indentAt, type Layout } from '../layout.js'
import type { V5Name } from '../names.js'
import {
  endOf,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  staticKey,
  unwrapInwards,
} from '../node.js'
import type { AuthUse } from '../uses.js'
import { named } from './mocks-in-place.js'
import { exchange } from './mocks-real.js'

/** `const { Auth } = require('aws-amplify')`, `const { Auth } = await import('aws-amplify')`. */
export function isOwnLoad(name: V5Name): boolean {
  const { carries, entry, origin, alias } = name
  if (carries !== 'auth' || alias || entry.kind !== 'declared' || origin.kind !== 'package') {
    return false
  }
  if (loadedModule(origin.site) === null) return false
  const { id, init } = entry.declarator
  if (id.type === 'Identifier') return isAuthOf(init as Node, origin.site)
  if (id.type !== 'ObjectPattern' || !init || loadOf(init) !== origin.site) return false
  return id.properties.length === 1 ? !id.typeAnnotation : statementOf(name) !== null
}

/** Is Auth taken out of a module together with something else? */
export function isTakenBeside({ entry }: V5Name): boolean {
  return entry.kind === 'declared' && entry.declarator.id.type === 'ObjectPattern'
    ? entry.declarator.id.properties.length > 1
    : false
}

/** The same name, loaded from the helper module, which holds the methods itself. */
export function ownLoadEdits(name: V5Name, module: string, file: LoadFile): EditSet {
  const edits = newEdits()
  const { entry, origin, binding } = name
  if (entry.kind !== 'declared') return edits.done()
  if (isTakenBeside(name)) return besideEdits(name, module, file)
  const { id, init } = entry.declarator
  if (id.type === 'ObjectPattern') {
    edits.replace(startOf(id as Node), endOf(id as Node), binding.name)
  } else dropMember(init as Node, edits)
  nameModule(origin.site, module, edits)
  return edits.done()
}

/** What the edits of loads need to know about their file. */
interface LoadFile {
  readonly source: string
  readonly layout: Layout
}

/** Auth gets a statement of its own; the pattern that it is taken out of loses it elsewhere. */
function besideEdits(
  { entry, origin, binding }: V5Name,
  module: string,
  { source, layout }: LoadFile,
): EditSet {
  const edits = newEdits()
  if (entry.kind !== 'declared') return edits.done()
  const statement = parentOf(entry.declarator) as NodeOf<'VariableDeclaration'>
  const { init } = entry.declarator
  const literal = loadedModule(origin.site)
  if (!init || !literal) return edits.done()
  const before = source.slice(startOf(init), startOf(literal) + 1)
  const load = before + module + source.slice(endOf(literal) - 1, endOf(init))
  const line = `${statement.kind} ${binding.name} = ${load}${layout.semicolon}`
  const indent = indentAt(source, startOf(statement))
  edits.insertBefore(startOf(statement), line + layout.newline + indent)
  return edits.done()
}

/** The statement that declares a name and nothing beside what is in its pattern. */
function statementOf({ entry }: V5Name): Node | null {
  const statement = entry.kind === 'declared' ? parentOf(entry.declarator) : undefined
  const isAlone = statement?.type === 'VariableDeclaration' && statement.declarations.length === 1
  return isAlone && /^(?:Program|BlockStatement)$/.test(parentOf(statement)?.type ?? '')
    ? statement
    : null
}

/** `amplify.Auth` of a whole module, `Amplify.Auth`, and `require('aws-amplify').Auth` in the middle. */
export function isSpelledOut({ at: { node, name, origin } }: AuthUse): boolean {
  const inner = unwrapInwards(node)
  if (origin.kind !== 'package' || !isMember(inner)) return false
  if (name === null) return loadedModule(origin.site) !== null && isAuthOf(inner, origin.site)
  const isWhole = /^(?:namespace|auth-namespace|amplify)$/.test(name.carries)
  const isNamed = name.entry.kind === 'specifier' || name.entry.kind === 'declared'
  return isWhole && isNamed && rootOf(inner).type === 'Identifier'
}

/** What a chain of members begins with. */
export function rootOf(node: Node): Node {
  const inner = unwrapInwards(node)
  return isMember(inner) ? rootOf(inner.object as Node) : inner
}

/** `const amplify = require('aws-amplify')`, of which a file takes nothing but Auth. */
export function isLoadedForAuth(name: V5Name, spelled: readonly AuthUse[]): boolean {
  const { entry, origin, binding } = name
  if (entry.kind !== 'declared' || entry.property !== null) return false
  if (loadedModule(origin.site) === null || entry.declarator.id.type !== 'Identifier') return false
  const roots = new Set(spelled.map(({ at }) => rootOf(at.node)))
  return binding.references.every(({ node }) => roots.has(node))
}

/** What stands there for the helper module: its name where one is imported, else how it is loaded. */
export function spelledEdits(
  { at: { node, name, origin } }: AuthUse,
  module: string,
  importName: (name: V5Name) => string,
): EditSet {
  const edits = newEdits()
  const inner = unwrapInwards(node)
  if (name !== null) edits.replace(startOf(inner), endOf(inner), importName(name))
  else {
    dropMember(node, edits)
    nameModule(origin.site, module, edits)
  }
  return edits.done()
}

/** Is this `.Auth`, or the default of a package, of what a call loads? */
function isAuthOf(node: Node | undefined, site: Node): boolean {
  if (!isMember(node)) return false
  const key = staticKey(node)
  return (key === 'Auth' || key === 'default') && loadOf(node.object as Node) === site
}

function loadOf(node: Node): Node {
  const inner = unwrapInwards(node)
  return inner.type === 'AwaitExpression' ? unwrapInwards(inner.argument) : inner
}

/** The specifier in `require('x')`, `import('x')` and `jest.requireMock('x')`. */
function loadedModule(site: Node): NodeOf<'StringLiteral'> | null {
  const [specifier] = site.type === 'CallExpression' ? (site.arguments as Node[]) : []
  return specifier?.type === 'StringLiteral' ? specifier : null
}

function dropMember(node: Node, edits: EditBuilder): void {
  const inner = unwrapInwards(node)
  if (isMember(inner)) edits.replace(afterObject(inner), endOf(inner), '')
}

/** Parentheses around the object stay. */
function afterObject(
  node: NodeOf<'MemberExpression'> | NodeOf<'OptionalMemberExpression'>,
): number {
  const object = node.object as Node
  const isParenthesized = (object.extra as { parenthesized?: boolean } | undefined)?.parenthesized
  return isParenthesized === true ? endOf(object) + 1 : endOf(object)
}

/** Loads the helper module under a name that stood for v5. */
export function loadedForAuth({ origin }: V5Name, module: string): EditSet {
  const edits = newEdits()
  nameModule(origin.site, module, edits)
  return edits.done()
}

function nameModule(site: Node, module: string, edits: EditBuilder): void {
  const literal = loadedModule(site)
  if (literal) exchange([named(literal, module)], edits)
  const types = site.type === 'CallExpression' ? site.typeParameters : null
  // `jest.requireMock<typeof import('aws-amplify')>`: no module has this type any more.
  if (types) edits.replace(startOf(types as Node), endOf(types as Node), '')
}

import { type EditSet, newEdits } from '../edits.js'
import type { V5Name } from '../names.js'
import { endOf, isMember, type Node, type NodeOf, startOf, staticKey } from '../node.js'
import type { AuthUse } from '../uses.js'

/** `const { Auth } = require('aws-amplify')`, `const { Auth } = await import('aws-amplify')`. */
export function isOwnLoad(name: V5Name): boolean {
  const { carries, entry, origin, alias } = name
  if (carries !== 'auth' || alias || entry.kind !== 'declared' || origin.kind !== 'package') {
    return false
  }
  if (loadedModule(origin.site) === null) return false
  const { id, init } = entry.declarator
  if (id.type === 'Identifier') return isAuthOf(init as Node, origin.site)
  const isAlone = id.type === 'ObjectPattern' && id.properties.length === 1 && !id.typeAnnotation
  return isAlone && init !== null && init !== undefined && loadOf(init) === origin.site
}

/** The same name, loaded from the helper module, which holds the methods itself. */
export function ownLoadEdits({ entry, origin, binding }: V5Name, module: string): EditSet {
  const edits = newEdits()
  if (entry.kind !== 'declared') return edits.done()
  const { id, init } = entry.declarator
  if (id.type === 'ObjectPattern')
    edits.replace(startOf(id as Node), endOf(id as Node), binding.name)
  else dropMember(init as Node, edits)
  nameModule(origin.site, module, edits)
  return edits.done()
}

/** `amplify.Auth` of a whole module, and `require('aws-amplify').Auth` in the middle of something. */
export function isSpelledOut({ at: { node, name, origin } }: AuthUse): boolean {
  if (origin.kind !== 'package' || !isMember(node)) return false
  if (name === null) return loadedModule(origin.site) !== null && isAuthOf(node, origin.site)
  const isNamespace = name.carries === 'namespace' || name.carries === 'auth-namespace'
  const isWhole = name.entry.kind === 'specifier' && name.imported === '*'
  return isNamespace && isWhole && node.object.type === 'Identifier'
}

/** What stands there for the helper module: its name where one is imported, else how it is loaded. */
export function spelledEdits(
  { at: { node, name, origin } }: AuthUse,
  module: string,
  importName: () => string,
): EditSet {
  const edits = newEdits()
  if (name !== null) edits.replace(startOf(node), endOf(node), importName())
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
  return node.type === 'AwaitExpression' ? (node.argument as Node) : node
}

/** The specifier in `require('x')` and `import('x')`. */
function loadedModule(site: Node): NodeOf<'StringLiteral'> | null {
  const [specifier] = site.type === 'CallExpression' ? (site.arguments as Node[]) : []
  return specifier?.type === 'StringLiteral' ? specifier : null
}

function dropMember(node: Node, edits: ReturnType<typeof newEdits>): void {
  if (isMember(node)) edits.replace(afterObject(node), endOf(node), '')
}

/** Parentheses around the object stay. */
function afterObject(
  node: NodeOf<'MemberExpression'> | NodeOf<'OptionalMemberExpression'>,
): number {
  const object = node.object as Node
  const isParenthesized = (object.extra as { parenthesized?: boolean } | undefined)?.parenthesized
  return isParenthesized === true ? endOf(object) + 1 : endOf(object)
}

function nameModule(site: Node, module: string, edits: ReturnType<typeof newEdits>): void {
  const literal = loadedModule(site)
  if (literal) edits.replace(startOf(literal) + 1, endOf(literal) - 1, module)
}

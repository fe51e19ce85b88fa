import type { CarriedKind, Carrier, Knowledge } from './model.js'
import { type Carries, exportOf, v5Module } from './modules.js'
import type { NameTable } from './names.js'
import { isMember, type Node, type NodeOf, parentOf, staticKey } from './node.js'
import type { ScopeTree } from './scope.js'

const CARRIED: ReadonlySet<Carries> = new Set([
  'auth',
  'amplify',
  'namespace',
  'ssr-context',
  'hub',
])

/** The exports of a file that carry a v5 value on to its importers. */
export function carriedExports(
  tree: ScopeTree,
  table: NameTable,
  carrierOf: Knowledge['carrierOf'],
): Carrier {
  const carried = new Map<string, CarriedKind>()
  const add = (name: string | null, carries: Carries | null | undefined): void => {
    if (name && carries && CARRIED.has(carries)) carried.set(name, carries as CarriedKind)
  }
  for (const use of table.uses) add(exportName(use.node), use.carries)
  for (const name of table.names) {
    const { declaration } = name.binding
    const exported = declaration.type === 'VariableDeclarator' && isExported(declaration)
    if (exported) add(name.binding.name, name.carries)
  }
  for (const node of (tree.module.node as NodeOf<'Program'>).body) reExports(node, carrierOf, add)
  return carried
}

/** The name under which an expression leaves the module, when it does so right here. */
function exportName(node: Node): string | null {
  const parent = parentOf(node)
  if (parent?.type === 'ExportSpecifier' && parent.local === node) return nameOf(parent.exported)
  if (parent?.type === 'ExportDefaultDeclaration') return 'default'
  if (parent?.type === 'TSExportAssignment') return '='
  if (parent?.type === 'AssignmentExpression' && parent.right === node) return assigned(parent.left)
  const isProperty = parent?.type === 'ObjectProperty' && parent.value === node
  const object = isProperty ? parentOf(parent) : undefined
  const holder = object && parentOf(object)
  const whole =
    holder?.type === 'AssignmentExpression' &&
    holder.right === object &&
    assigned(holder.left) === '='
  return whole && isProperty ? staticKey(parent) : null
}

/** `module.exports`, `exports.x`, `module.exports.x`. */
function assigned(left: Node): string | null {
  if (!isMember(left)) return null
  const key = staticKey(left)
  const { object } = left
  if (object.type === 'Identifier' && object.name === 'module' && key === 'exports') return '='
  if (object.type === 'Identifier' && object.name === 'exports') return key
  return isMember(object) && assigned(object) === '=' ? key : null
}

function isExported(declarator: Node): boolean {
  const declaration = parentOf(declarator)
  return Boolean(declaration) && parentOf(declaration as Node)?.type === 'ExportNamedDeclaration'
}

function reExports(
  node: Node,
  carrierOf: Knowledge['carrierOf'],
  add: (name: string, carries: Carries | null | undefined) => void,
): void {
  if (node.type === 'ExportAllDeclaration') {
    const known = v5Module(node.source.value)
    if (known && known !== 'other') {
      add('Auth', 'auth')
      add('Amplify', 'amplify')
    }
    const carrier = known ? null : carrierOf(node.source.value)
    for (const [name, carries] of carrier ?? []) if (name !== 'default') add(name, carries)
  }
  if (node.type !== 'ExportNamedDeclaration' || !node.source) return
  const known = v5Module(node.source.value)
  const carrier = known ? null : carrierOf(node.source.value)
  for (const specifier of node.specifiers) {
    if (specifier.type === 'ExportNamespaceSpecifier') {
      if (known) add(nameOf(specifier.exported), exportOf(known, '*'))
    } else if (specifier.type === 'ExportSpecifier') {
      const local = nameOf(specifier.local)
      add(nameOf(specifier.exported), known ? exportOf(known, local) : carrier?.get(local))
    }
  }
}

function nameOf(node: NodeOf<'Identifier'> | NodeOf<'StringLiteral'>): string {
  return node.type === 'Identifier' ? node.name : node.value
}

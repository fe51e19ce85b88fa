import type { UiRow } from '../../src/table/row.js'
import { uiExports } from '../../src/table/ui-exports.js'
import { uiPaths } from '../../src/table/ui-paths.js'
import { importedName } from '../names.js'
import { isMember, type Node, type NodeOf, parentOf, staticKey } from '../node.js'
import type { Binding } from '../scope.js'
import type { AroundFile } from './around.js'
import { loadedOtherwise } from './loaded-otherwise.js'

type Specifier = NodeOf<'ImportDeclaration'>['specifiers'][number]

/** A name that a file takes from a component library, and the row that knows it. */
export interface UiName {
  readonly row: UiRow
  readonly module: string
  /** What the library calls it; the empty text where the library itself is loaded. */
  readonly imported: string
  /** The declaration that takes it, or the place that reads it of the whole library. */
  readonly node: Node
  /** Set where an import declaration gives it a name of the file. */
  readonly local: {
    readonly declaration: NodeOf<'ImportDeclaration'>
    readonly specifier: Specifier
    readonly binding: Binding | undefined
  } | null
}

/** Finds the names of component libraries that a row knows, however the file takes them. */
export function uiNames(file: AroundFile): UiName[] {
  const { program } = file.program.file
  const imported = program.body.flatMap((node) =>
    node.type === 'ImportDeclaration' ? importedNames(node, file) : [],
  )
  const loaded = loadedOtherwise(program).flatMap(({ module, node }) => loadedNames(module, node))
  return [...imported, ...loaded]
}

/** The row of a name of a module; the empty name asks for the module itself. */
function rowOf(module: string, imported: string): UiRow | undefined {
  if (isClosed(module)) return uiExports.find(({ id }) => id === 'ui.paths')
  return uiExports.find(({ from, exports, begins }) => {
    if (exports === 'all') return from.some((one) => module === one || module.startsWith(`${one}/`))
    if (!from.includes(module)) return false
    if (exports.includes(imported)) return true
    return begins !== undefined && isBegun(imported, begins)
  })
}

function isBegun(name: string, { with: beginning, but }: NonNullable<UiRow['begins']>): boolean {
  return name.startsWith(beginning) && !but.includes(name)
}

/** A path inside a library that its version for v6 does not export. */
function isClosed(module: string): boolean {
  const [, name = '', path] = /^(@[^/]+\/[^/]+)\/(.+)$/.exec(module) ?? []
  if (path === undefined || !Object.hasOwn(uiPaths, name)) return false
  return !uiPaths[name]?.some(
    (open) => path === open || (open.endsWith('/') && path.startsWith(open)),
  )
}

function importedNames(declaration: NodeOf<'ImportDeclaration'>, file: AroundFile): UiName[] {
  const module = declaration.source.value
  const { values, types } = file.program.tree.module
  const whole = rowOf(module, '')
  if (declaration.specifiers.length === 0) {
    return whole ? [{ row: whole, module, imported: '', node: declaration, local: null }] : []
  }
  return declaration.specifiers.flatMap((specifier): UiName[] => {
    const name = importedName(specifier)
    const binding = values.get(specifier.local.name) ?? types.get(specifier.local.name)
    const row = rowOf(module, name)
    const local = { declaration, specifier, binding }
    if (row) return [{ row, module, imported: name, node: declaration, local }]
    return specifier.type === 'ImportNamespaceSpecifier' ? membersOf(module, binding) : []
  })
}

/** `UI.MapView`, `<UI.MapView>`, `UI.TabItemProps` as a type */
function membersOf(module: string, binding: Binding | undefined): UiName[] {
  return (binding?.references ?? []).flatMap(({ node }) => {
    const member = parentOf(node)
    const name = member ? keyBehind(member, node) : null
    const row = name === null ? undefined : rowOf(module, name)
    return row && name !== null && member
      ? [{ row, module, imported: name, node: member, local: null }]
      : []
  })
}

function keyBehind(member: Node, owner: Node): string | null {
  if (isMember(member)) return member.object === owner ? staticKey(member) : null
  if (member.type === 'TSQualifiedName') return member.right.name
  const isOpening = parentOf(member)?.type !== 'JSXClosingElement'
  return member.type === 'JSXMemberExpression' && isOpening ? member.property.name : null
}

/** What `export … from` names, what a call of `require` is taken apart into. */
function loadedNames(module: string, node: Node): UiName[] {
  const whole = rowOf(module, '')
  if (whole) return [{ row: whole, module, imported: '', node, local: null }]
  return namesTaken(node).flatMap((imported) => {
    const row = rowOf(module, imported)
    return row ? [{ row, module, imported, node, local: null }] : []
  })
}

function namesTaken(node: Node): string[] {
  if (node.type === 'ExportNamedDeclaration') {
    return node.specifiers.flatMap((one) =>
      one.type === 'ExportSpecifier' ? [one.local.name] : [],
    )
  }
  const around = parentOf(node)
  const holder = around?.type === 'AwaitExpression' ? parentOf(around) : around
  if (isMember(holder)) return [staticKey(holder) ?? '']
  const pattern = holder?.type === 'VariableDeclarator' ? holder.id : null
  if (pattern?.type !== 'ObjectPattern') return []
  return pattern.properties.flatMap((one) =>
    one.type === 'ObjectProperty' ? [staticKey(one) ?? ''] : [],
  )
}

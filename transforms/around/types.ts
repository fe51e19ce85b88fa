import type { TypeRow } from '../../src/table/row.js'
import { joinEdits } from '../edits.js'
import type { Addition, Removal } from '../import-changes.js'
import type { Finding } from '../model.js'
import { SHIM } from '../modules.js'
import { importedName } from '../names.js'
import { endOf, type Node, type NodeOf, parentOf, startOf } from '../node.js'
import type { Binding, Reference } from '../scope.js'
import type { Around, AroundFile } from './around.js'
import { namespaceTypes } from './namespace-types.js'
import { findingAt } from './spot.js'
import { IDENTITY, isHome, noteOf, rowOf, shimRowOf } from './type-rows.js'
import { exportedTypes, inlineTypes, typesInComments } from './types-in-place.js'

type Specifier = NodeOf<'ImportDeclaration'>['specifiers'][number]

/** A type of v5, or an enum, that a file imports. */
interface TypeName {
  readonly row: TypeRow
  readonly declaration: NodeOf<'ImportDeclaration'>
  readonly specifier: Specifier
  readonly binding: Binding
}

/**
 * Types of v5 come from the helper module, whose functions give and take what they describe; users
 * that stay v5's own keep its type.
 */
export function v5Types(file: AroundFile): Around {
  const { knowledge, helperName } = file.decision.context
  const { helperModule } = knowledge
  if (helperModule === null || helperName === null) return namespaceTypes(file, null)
  const ofModules = namespaceTypes(file, helperModule)
  const names = typeNames(file)
  const moved = names.flatMap((name) => {
    const home = homeOf(name, file, helperModule)
    return home === null ? [] : [moving(name, home, file)]
  })
  const unused = names.filter((name) => isUnused(name, file))
  const inline = inlineTypes(file, helperModule)
  const exported = exportedTypes(file, helperModule)
  const said = typesInComments(file, helperModule)
  return {
    edits: joinEdits([ofModules.edits, inline.edits, exported.edits, said.edits]),
    findings: [
      ...moved.map(({ finding }) => finding),
      ...[ofModules, inline, exported, said].flatMap(({ findings }) => findings),
    ],
    imports: [...moved.map(({ addition }) => addition), ...ofModules.imports],
    removals: [...moved.flatMap(({ removal }) => removal), ...unused.flatMap(removalOf)],
    helpers: [
      ...moved.flatMap(({ helpers }) => helpers),
      ...[ofModules, inline, exported, said].flatMap(({ helpers }) => helpers),
    ],
    settled: new Set([
      ...moved.flatMap(({ settled }) => settled),
      ...unused.map(({ specifier }) => specifier),
      ...ofModules.settled,
      ...inline.settled,
      ...exported.settled,
    ]),
  }
}

function typeNames({ program, choices, decision }: AroundFile): TypeName[] {
  const { module } = program.tree
  return program.file.program.body.flatMap((declaration) => {
    if (declaration.type !== 'ImportDeclaration' || !isHome(declaration.source.value)) return []
    return declaration.specifiers.flatMap((specifier) => {
      const name = importedName(specifier)
      const isIdentity = declaration.source.value === IDENTITY
      const row = rowOf(name) ?? (isIdentity ? shimRowOf(name) : undefined)
      const binding = module.values.get(specifier.local.name)
      const isWanted = !choices.only || choices.only.has(row?.id ?? '')
      const isIgnored = decision.context.isIgnored(startOf(specifier))
      // The second script of a component may import a name again.
      const isOwn = binding?.declaration === specifier
      return row && isOwn && isWanted && !isIgnored
        ? [{ row, declaration, specifier, binding }]
        : []
    })
  })
}

/** An import of a type that nothing in the file names is not worth a module. */
function isUnused({ binding, declaration }: TypeName, { source, decision }: AroundFile): boolean {
  const { typed, knowledge } = decision.context
  if (!typed || binding.references.length > 0) return false
  if (declaration.source.value === IDENTITY && !knowledge.package.usesAuth) return false
  const own = source.slice(startOf(declaration), endOf(declaration))
  return mentionsOf(binding.name, source) === mentionsOf(binding.name, own)
}

function mentionsOf(name: string, text: string): number {
  return text.split(/[^\w$]+/).filter((word) => word === name).length
}

/** The module that a type comes from after the run; null where nothing is to be done here. */
function homeOf(name: TypeName, file: AroundFile, helperModule: string): string | null {
  const { row, binding, declaration } = name
  const { knowledge, typed } = file.decision.context
  const { usesAuth, makesIdentityUsers, userMembers } = knowledge.package
  // An enum fits every enum of its name, the shim's as well.
  if (row.entity === 'enum')
    return isGone(binding, file) || isUnused(name, file) ? null : helperModule
  if (!typed || binding.references.length === 0 || !binding.references.every(namesType)) return null
  const isIdentity = declaration.source.value === IDENTITY
  if (isIdentity && (!usesAuth || makesObjects(declaration, file))) return null
  if (row.helper === undefined) return isIdentity && !makesIdentityUsers ? SHIM : null
  if (row.helper !== 'user') return helperModule
  if (makesIdentityUsers) return null
  if (userMembers.size === 0) return helperModule
  return isIdentity ? SHIM : null
}

/** Stands the reference where TypeScript asks for a type? */
export function namesType({ node, space }: Reference): boolean {
  const parent = parentOf(node)
  if (parent?.type !== 'ExportSpecifier') return space === 'type'
  const declaration = parentOf(parent)
  return declaration?.type === 'ExportNamedDeclaration' && declaration.exportKind === 'type'
}

/** Is a class of the declaration used as more than a type? */
function makesObjects(declaration: NodeOf<'ImportDeclaration'>, { program }: AroundFile): boolean {
  return declaration.specifiers.some((specifier) => {
    const { references = [] } = program.tree.module.values.get(specifier.local.name) ?? {}
    return !references.every(namesType)
  })
}

/** Every mention stood in a call that is v6's own now. */
function isGone({ references }: Binding, { decision }: AroundFile): boolean {
  const replaced = decision.decided.flatMap(({ verdict }) =>
    'edits' in verdict ? verdict.edits.replacements : [],
  )
  const isRead = references.length > 0
  return (
    isRead &&
    references.every(({ node }) =>
      replaced.some(({ start, end }) => start <= startOf(node) && endOf(node) <= end),
    )
  )
}

interface Moving {
  readonly finding: Finding
  readonly addition: Addition
  readonly removal: readonly Removal[]
  readonly helpers: readonly string[]
  readonly settled: readonly Node[]
}

function moving(name: TypeName, module: string, { source }: AroundFile): Moving {
  const { row, specifier, binding } = name
  const isHelper = module !== SHIM
  const isRead = binding.references.length > 0
  const spot = { node: specifier.local, row: row.id, api: row.name, note: noteOf(row, isHelper) }
  return {
    finding: findingAt(spot, isHelper ? 'helper' : 'bridge', source),
    addition: {
      module,
      imported: row.name,
      local: binding.name,
      typeOnly: row.entity !== 'enum' || (isRead && binding.references.every(namesType)),
    },
    removal: removalOf(name),
    helpers: isHelper ? [row.name] : [],
    settled: [specifier, ...binding.references.map(({ node }) => node)],
  }
}

/** Imports of v5's own modules go away by themselves, once every mention is settled. */
function removalOf({ declaration, specifier }: TypeName): Removal[] {
  return declaration.source.value === IDENTITY ? [{ declaration, specifier, movesTo: null }] : []
}

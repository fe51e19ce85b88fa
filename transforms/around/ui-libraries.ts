import type { UiRow } from '../../src/table/row.js'
import { uiExports } from '../../src/table/ui-exports.js'
import { type EditSet, joinEdits, newEdits } from '../edits.js'
import type { Addition, Removal } from '../import-changes.js'
import { markStatement } from '../marker.js'
import { importedName } from '../names.js'
import { endOf, type Node, type NodeOf, startOf } from '../node.js'
import type { Binding } from '../scope.js'
import { type Around, type AroundFile, NOTHING_AROUND } from './around.js'
import { loadedOtherwise } from './loaded-otherwise.js'
import { findingAt, type Spot } from './spot.js'
import { authenticatorSpots } from './ui-authenticator.js'
import { authenticatorFindings } from './ui-authenticator-markup.js'
import { renamedParts } from './ui-renames.js'

type Specifier = NodeOf<'ImportDeclaration'>['specifiers'][number]

/** A name of a component library that the file imports, and the row that knows it. */
interface UiName {
  readonly row: UiRow
  readonly imported: string
  readonly declaration: NodeOf<'ImportDeclaration'>
  readonly specifier: Specifier
  readonly binding: Binding | undefined
}

/** What becomes of the component libraries of v5: names with a twin are renamed, the rest is listed. */
export function uiLibraries(file: AroundFile): Around {
  const names = uiNames(file)
  const renamed = names.flatMap((name) => renaming(name, file) ?? [])
  const spots = [...goneSpots(names), ...loadedSpots(file), ...authenticatorSpots(file)].filter(
    ({ node, row }) => isWanted(row, file) && !file.decision.context.isIgnored(startOf(node)),
  )
  const parts = renamedParts(file).filter(({ spot }) => isWanted(spot.row, file))
  const markup = authenticatorFindings(file).filter(({ row }) => isWanted(row, file))
  if (renamed.length + spots.length + markup.length + parts.length === 0) return NOTHING_AROUND
  const { layout } = file.decision.context
  return {
    ...NOTHING_AROUND,
    edits: joinEdits([
      ...renamed.map(({ edits }) => edits),
      ...parts.map(({ edits }) => edits),
      once(
        spots.map(({ node, row, note }) =>
          markStatement(node, `${note} (amplift explain ${row})`, file.source, layout),
        ),
      ),
    ]),
    findings: [
      ...renamed.map(({ finding }) => finding),
      ...parts.map(({ spot }) => findingAt(spot, 'native', file.source)),
      ...spots.map((spot) => findingAt(spot, 'manual', file.source)),
      ...markup,
    ],
    imports: renamed.map(({ addition }) => addition),
    removals: renamed.map(({ removal }) => removal),
  }
}

/** Two reads in one statement are marked by one comment. */
function once(marks: readonly EditSet[]): EditSet {
  const { insertions } = joinEdits(marks)
  const byText = new Map(insertions.map((one) => [`${one.at} ${one.text}`, one]))
  return { replacements: [], insertions: [...byText.values()] }
}

function isWanted(row: string, { choices }: AroundFile): boolean {
  return !choices.only || choices.only.has(row)
}

function uiNames({ program }: AroundFile): UiName[] {
  return program.file.program.body.flatMap((declaration) => {
    if (declaration.type !== 'ImportDeclaration') return []
    const rows = uiExports.filter(({ from }) => from.includes(declaration.source.value))
    return declaration.specifiers.flatMap((specifier) => {
      const imported = importedName(specifier)
      const row = rows.find(({ exports }) => exports === 'all' || exports.includes(imported))
      const { values, types } = program.tree.module
      const binding = values.get(specifier.local.name) ?? types.get(specifier.local.name)
      return row ? [{ row, imported, declaration, specifier, binding }] : []
    })
  })
}

/** An import of five gone names is one finding for each row. */
function goneSpots(names: readonly UiName[]): Spot[] {
  const groups = new Map<string, UiName[]>()
  for (const name of names) {
    if (name.row.v6 !== null || name.row.isKept) continue
    const key = `${startOf(name.declaration)} ${name.row.id}`
    groups.set(key, [...(groups.get(key) ?? []), name])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { row, declaration } = first
    if (row.exports === 'all') return [goneSpot(declaration, row)]
    const note = `${group.map((one) => one.imported).join(', ')}: ${lowered(row.summary)}`
    return [{ node: declaration, row: row.id, api: first.imported, note }]
  })
}

/** Libraries that are gone as a whole break however they are loaded. */
function loadedSpots({ program }: AroundFile): Spot[] {
  return loadedOtherwise(program.file.program).flatMap(({ module, node }) => {
    const row = uiExports.find(({ from, exports }) => exports === 'all' && from.includes(module))
    return row ? [goneSpot(node, row)] : []
  })
}

function goneSpot(node: Node, row: UiRow): Spot {
  return { node, row: row.id, api: row.name, note: `${row.name}: ${lowered(row.summary)}` }
}

function lowered(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace(/\.$/, '')}`
}

function renaming(name: UiName, file: AroundFile) {
  const { row, specifier, declaration, binding, imported } = name
  const { context } = file.decision
  if (row.v6 === null || !binding || !isWanted(row.id, file)) return null
  if (context.isIgnored(startOf(declaration))) return null
  const places = binding.references.map(({ node }) => node)
  const isAlias = specifier.local.name !== imported
  const local = isAlias
    ? specifier.local.name
    : context.importName(row.v6.module, row.v6.name, places)
  const edits = newEdits()
  for (const place of isAlias ? [] : places) edits.replace(startOf(place), endOf(place), local)
  const typeOnly =
    declaration.importKind === 'type' ||
    (specifier.type === 'ImportSpecifier' && specifier.importKind === 'type') ||
    row.v6.module === 'aws-amplify/auth'
  const addition: Addition = { module: row.v6.module, imported: row.v6.name, local, typeOnly }
  const removal: Removal = { declaration, specifier, movesTo: null }
  const spot: Spot = { node: specifier as Node, row: row.id, api: imported }
  return { edits: edits.done(), addition, removal, finding: findingAt(spot, 'native', file.source) }
}

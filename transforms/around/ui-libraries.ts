import { type EditSet, joinEdits, newEdits } from '../edits.js'
import type { Addition, Removal } from '../import-changes.js'
import { markStatement } from '../marker.js'
import { ancestor, endOf, type Node, startOf } from '../node.js'
import { type Around, type AroundFile, NOTHING_AROUND } from './around.js'
import { findingAt, lowered, type Spot } from './spot.js'
import { authenticatorUses } from './ui-authenticator.js'
import { authenticatorMarkup } from './ui-authenticator-markup.js'
import { givenProps, handedProp } from './ui-given-props.js'
import { type UiName, uiNames } from './ui-names.js'
import { changedProps } from './ui-props.js'
import { renamedParts } from './ui-renames.js'
import { importedFrom } from './ui-user.js'

/** What becomes of the component libraries of v5: names with a twin are renamed, the rest is listed. */
export function uiLibraries(file: AroundFile): Around {
  const names = uiNames(file)
  const renamed = names.flatMap((name) => renaming(name, file) ?? [])
  const isMeant = ({ node, row }: Spot) =>
    isWanted(row, file) && !file.decision.context.isIgnored(startOf(node))
  const props = changedProps(file)
  const users = isWanted('ui.user', file)
    ? authenticatorUses(file)
    : { reads: [], spots: [], hands: [] }
  const spots = [...goneSpots(names), ...props.spots, ...users.spots]
    .filter(isMeant)
    .sort((a, b) => startOf(a.node) - startOf(b.node))
  const read = users.reads.map(({ node, api, edits }) => ({
    spot: { node, row: 'ui.user', api },
    edits,
  }))
  const parts = [...renamedParts(file), ...props.renamed, ...read].filter(({ spot }) =>
    isMeant(spot),
  )
  const markup = authenticatorMarkup(file, (row) => isWanted(row, file))
  const hands = [
    ...users.hands,
    ...givenProps(file).flatMap((prop) => handedProp(prop, file) ?? []),
  ]
  if (renamed.length + spots.length + markup.findings.length + parts.length === 0) {
    return { ...NOTHING_AROUND, hands }
  }
  const { layout } = file.decision.context
  return {
    ...NOTHING_AROUND,
    edits: joinEdits([
      ...renamed.map(({ edits }) => edits),
      ...parts.map(({ edits }) => edits),
      markup.edits,
      once(
        spots.map(({ node, row, note }) =>
          markStatement(node, `${note} (amplift explain ${row})`, file.source, layout),
        ),
      ),
    ]),
    findings: [
      ...renamed.map(({ finding }) => finding),
      ...parts
        .filter(({ spot }) => !ancestor(spot.node, (node) => node.type === 'JSXClosingElement'))
        .map(({ spot }) => findingAt(spot, 'native', file.source)),
      ...spots.map((spot) => findingAt(spot, 'manual', file.source)),
      ...markup.findings,
    ],
    imports: [
      ...renamed.flatMap(({ addition }) => addition ?? []),
      ...users.reads.flatMap(({ imports }) => imports),
    ],
    removals: renamed.flatMap(({ removal }) => removal ?? []),
    hands,
  }
}

/** Two reads in one statement are marked by one comment. */
function once(marks: readonly EditSet[]): EditSet {
  const { insertions } = joinEdits(marks)
  // What is inserted at a place later stands above: the comments keep the order of the reads.
  const byText = new Map(insertions.map((one) => [`${one.at} ${one.text}`, one]))
  return { replacements: [], insertions: [...byText.values()].reverse() }
}

function isWanted(row: string, { choices }: AroundFile): boolean {
  return !choices.only || choices.only.has(row)
}

/** An import of five gone names is one finding for each row. */
function goneSpots(names: readonly UiName[]): Spot[] {
  const groups = new Map<string, UiName[]>()
  for (const name of names) {
    const isRenamed = name.row.v6 !== null && name.local !== null
    if (isRenamed || name.row.isKept) continue
    const key = `${startOf(name.node)} ${name.row.id}`
    groups.set(key, [...(groups.get(key) ?? []), name])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { row, node } = first
    const names = group.map(({ imported }) => imported).filter((one) => one !== '')
    const [whole] = row.exports === 'all' ? [row.name] : names.length === 0 ? [first.module] : []
    const what = whole ?? names.join(', ')
    const note = `${what}: ${lowered(row.summary)}`
    return [{ node, row: row.id, api: whole ?? first.imported, note }]
  })
}
function renaming({ row, imported, local: taken }: UiName, file: AroundFile) {
  const { context } = file.decision
  if (row.v6 === null || !taken?.binding || !isWanted(row.id, file)) return null
  const { declaration, specifier, binding } = taken
  if (context.isIgnored(startOf(declaration))) return null
  const { module, name } = row.v6
  const places = binding.references.map(({ node }) => node)
  const isAlias = specifier.local.name !== imported
  const local = isAlias ? specifier.local.name : context.importName(module, name, places)
  const edits = newEdits()
  for (const place of isAlias ? [] : places) edits.replace(startOf(place), endOf(place), local)
  const spot: Spot = { node: specifier as Node, row: row.id, api: imported }
  const finding = findingAt(spot, 'native', file.source)
  const isHere = module === declaration.source.value && specifier.type === 'ImportSpecifier'
  if (isHere && importedFrom([module], name, file).length === 0) {
    const text = isAlias || local === name ? name : `${name} as ${local}`
    edits.replace(startOf(specifier.imported), endOf(specifier.imported), text)
    return { edits: edits.done(), addition: null, removal: null, finding }
  }
  const typeOnly =
    declaration.importKind === 'type' ||
    (specifier.type === 'ImportSpecifier' && specifier.importKind === 'type') ||
    module === 'aws-amplify/auth'
  const addition: Addition = { module, imported: name, local, typeOnly }
  const removal: Removal = { declaration, specifier, movesTo: null }
  return { edits: edits.done(), addition, removal, finding }
}

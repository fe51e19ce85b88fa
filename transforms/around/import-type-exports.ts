import { type EditSet, newEdits } from '../edits.js'
import { type ExportFate, fateOf, staysThere } from '../export-fates.js'
import { firstName, moduleOf } from '../import-types.js'
import type { Finding } from '../model.js'
import { endOf, type Node, startOf } from '../node.js'
import { positionOf } from '../position.js'
import type { AroundFile } from './around.js'
import type { Gone } from './gone.js'

/** What is made of `import('@aws-amplify/datastore').PersistentModel` as a type. */
export interface ImportTypeExports {
  readonly edits: EditSet
  readonly findings: readonly Finding[]
  readonly gone: readonly Gone[]
}

/** Types that are asked for at the module, without an import of their name. */
export function importTypeExports({
  source,
  program,
  decision,
  choices,
}: AroundFile): ImportTypeExports {
  const edits = newEdits()
  const findings: Finding[] = []
  const gone: Gone[] = []
  const isWanted = (node: Node, { row }: ExportFate): boolean =>
    !decision.context.isIgnored(startOf(node)) && (!choices.only || choices.only.has(row.id))
  for (const node of program.tree.importTypes) {
    const literal = moduleOf(node)
    const name = firstName(node.qualifier ?? null)
    const fate = literal && name ? fateOf(literal.value, name) : null
    if (!literal || !name || !fate || !isWanted(node, fate)) continue
    const { row } = fate
    if (fate.kind === 'gone') {
      gone.push({ node, row: row.id, api: name, note: fate.note, marked: node })
      continue
    }
    if (staysThere(fate, literal.value, name, false)) continue
    edits.replace(startOf(literal) + 1, endOf(literal) - 1, fate.module)
    const key = nameNode(node.qualifier ?? null)
    if (key && fate.imported !== name) edits.replace(startOf(key), endOf(key), fate.imported)
    const position = positionOf(source, startOf(node))
    findings.push({
      ...position,
      start: startOf(node),
      api: row.name,
      tier: 'native',
      row: row.id,
    })
  }
  return { edits: edits.done(), findings, gone }
}

function nameNode(qualifier: Node | null): Node | null {
  return qualifier?.type === 'TSQualifiedName' ? nameNode(qualifier.left) : qualifier
}

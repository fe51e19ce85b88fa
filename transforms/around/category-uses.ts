import type { FileDecision } from '../decide.js'
import { type EditSet, joinEdits } from '../edits.js'
import { exportNames } from '../module-exports.js'
import type { V5Name } from '../names.js'
import { isMember, parentOf, staticKey } from '../node.js'
import { promisedUses, valuesOf } from '../promised-uses.js'
import type { Gone } from './gone.js'

/** Uses of names that v6 does not have, or that do something else there. */
export function categoryUses({ table }: FileDecision): {
  readonly edits: EditSet
  readonly gone: readonly Gone[]
} {
  const edits: EditSet[] = []
  const gone = exportNames(table).flatMap(({ name, fate }): Gone[] => {
    if (name.typeOnly) return []
    const { row } = fate
    const promised = row.promised ? promisedUses(name.binding, row.promised) : null
    if (promised && fate.kind === 'moves') edits.push(promised.edits)
    return valuesOf(name.binding).flatMap((node): Gone[] => {
      const member = parentOf(node)
      const key = isMember(member) && member.object === node ? staticKey(member) : null
      const api = key === null ? row.name : `${row.name}.${key}`
      if (fate.kind === 'gone') {
        const isSaid = promised?.stuck.includes(node) ?? isCategory(name, fate.row.kind, row.name)
        return isSaid ? [{ node, row: row.id, api, note: fate.note, marked: null }] : []
      }
      if (key === null || !row.lost?.includes(key)) return []
      return [{ node, row: row.id, api, note: `v6's ${row.name} has no ${key}`, marked: node }]
    })
  })
  return { edits: joinEdits(edits), gone }
}

/** Is the name that of the category itself, not of something beside it? */
function isCategory({ imported }: V5Name, kind: string, category: string): boolean {
  return kind === 'category' && (imported === category || imported === 'default')
}

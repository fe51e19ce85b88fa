import { joinEdits } from '../edits.js'
import { fateOf, packageFate, wholeModule } from '../export-fates.js'
import { markStatement, statementOf } from '../marker.js'
import type { Finding } from '../model.js'
import { exportNames } from '../module-exports.js'
import { v5Module } from '../modules.js'
import { type Node, startOf } from '../node.js'
import { positionOf } from '../position.js'
import { v5Package } from '../v5-packages.js'
import type { Around, AroundFile } from './around.js'
import { categoryUses } from './category-uses.js'
import { exportMembers } from './export-members.js'
import type { Gone } from './gone.js'
import { importTypeExports } from './import-type-exports.js'

/**
 * What v5's packages exported beside Auth. What v6 has not stays in its import, with a finding there
 * and one at every use of a category. Names that v6 has elsewhere go where all imports are moved.
 */
export function rootExports(file: AroundFile): Around {
  const { source, decision, choices } = file
  const { isIgnored, layout } = decision.context
  const members = exportMembers(file)
  const uses = categoryUses(decision)
  const types = importTypeExports(file)
  const gone = [
    ...goneNames(file),
    ...reExported(file),
    ...wholePackages(file),
    ...shownModules(file),
    ...members.gone,
    ...uses.gone,
    ...types.gone,
  ].filter(({ node, row }) => !isIgnored(startOf(node)) && (!choices.only || choices.only.has(row)))
  return {
    edits: joinEdits([
      members.edits,
      uses.edits,
      types.edits,
      ...marks(gone).map(([node, text]) => markStatement(node, text, source, layout)),
    ]),
    findings: [...members.findings, ...types.findings, ...gone.map((one) => manual(one, source))],
    imports: members.imports,
    removals: [],
    helpers: [],
    settled: members.settled,
  }
}

/** Names in imports and in patterns that v6 does not have. */
function goneNames({ decision }: AroundFile): Gone[] {
  return exportNames(decision.table).flatMap(({ name, fate }) => {
    if (fate.kind !== 'gone') return []
    const { entry, binding, imported } = name
    const marked = entry.kind === 'specifier' ? entry.declaration : binding.identifier
    const api = imported === 'default' ? fate.row.name : imported
    return [{ node: binding.identifier, row: fate.row.id, api, note: fate.note, marked }]
  })
}

/** `export { API } from 'aws-amplify'`, `export * from '@aws-amplify/storage'`, `export * as x …`. */
function reExported({ program }: AroundFile): Gone[] {
  return program.file.program.body.flatMap((node): Gone[] => {
    if (node.type === 'ExportAllDeclaration') return allExported(node, node.source.value)
    if (node.type !== 'ExportNamedDeclaration' || !node.source) return []
    const specifier = node.source.value
    return node.specifiers.flatMap((one) => {
      // What is said of a module with Auth in it is said already.
      const isWhole = one.type === 'ExportNamespaceSpecifier'
      if (isWhole && !/^(?:root|auth)$/.test(v5Module(specifier) ?? ''))
        return allExported(node, specifier)
      if (one.type !== 'ExportSpecifier') return []
      const { local } = one as unknown as { local: { name?: string; value?: string } }
      const api = local.name ?? local.value ?? ''
      const fate = fateOf(specifier, api)
      if (fate?.kind !== 'gone') return []
      return [{ node: one, row: fate.row.id, api, note: fate.note, marked: node }]
    })
  })
}

/** Who imports from such a module gets whatever v6's module exports, which is something else. */
function allExported(node: Node, specifier: string): Gone[] {
  const isMoved = node.type === 'ExportAllDeclaration' && wholeModule(specifier)
  if ((!v5Package(specifier) && v5Module(specifier) !== 'auth') || isMoved) return []
  const note = `importers of this module get what v6 exports from ${specifier}, which is not what v5 did`
  return [{ node, row: 'form.re-export', api: specifier, note, marked: node }]
}

/** `import '@aws-amplify/cache'`, `import * as cache from '@aws-amplify/cache'`: no such module in v6. */
function wholePackages({ program }: AroundFile): Gone[] {
  return program.file.program.body.flatMap((node) => {
    if (node.type !== 'ImportDeclaration') return []
    const [only] = node.specifiers
    if (only && only.type !== 'ImportNamespaceSpecifier') return []
    const fate = packageFate(node.source.value)
    if (fate?.kind !== 'gone') return []
    return [{ node, row: fate.row.id, api: node.source.value, note: fate.note, marked: node }]
  })
}

/** `{{ aws.I18n.get('hello') }}`: what the markup reads of a module keeps the module's import. */
function shownModules({ decision: { table, context } }: AroundFile): Gone[] {
  return table.names.flatMap(({ carries, binding, entry, origin }) => {
    const isWhole = carries === 'namespace' || carries === 'module'
    const isV5 = origin.kind === 'package' && v5Module(origin.specifier) !== 'shim'
    if (!isWhole || !isV5 || entry.kind !== 'specifier' || !context.isInMarkup(binding.name))
      return []
    const note = 'the markup reads exports of this module that v6 may have elsewhere'
    const { identifier: node } = binding
    return [
      { node, row: 'form.namespace-import', api: binding.name, note, marked: entry.declaration },
    ]
  })
}

/** The comments of each statement, one for each row that speaks of it. */
function marks(gone: readonly Gone[]): [Node, string[]][] {
  const byStatement = new Map<number, { node: Node; said: Map<string, Gone[]> }>()
  for (const one of gone) {
    if (!one.marked) continue
    const start = startOf(statementOf(one.marked))
    const entry = byStatement.get(start) ?? { node: one.marked, said: new Map<string, Gone[]>() }
    entry.said.set(one.row, [...(entry.said.get(one.row) ?? []), one])
    byStatement.set(start, entry)
  }
  return [...byStatement.values()].map(({ node, said }) => {
    const texts = [...said].map(([row, [first]]) => `${first?.note} (amplift explain ${row})`)
    return [node, texts]
  })
}

function manual({ node, row, api, note }: Gone, source: string): Finding {
  const start = startOf(node)
  return { ...positionOf(source, start), start, api, tier: 'manual', row, note }
}

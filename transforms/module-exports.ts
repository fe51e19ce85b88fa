import { type ExportFate, fateOf } from './export-fates.js'
import { v5Module } from './modules.js'
import type { NameTable, V5Name } from './names.js'
import { isCall, isMember, type Node, type NodeOf, parentOf, unwrapInwards } from './node.js'
import { promisedUses } from './promised-uses.js'

/** A local name of something that a v5 module exports beside Auth. */
export interface ExportName {
  readonly name: V5Name
  readonly fate: ExportFate
}

/** The names of a file that stand for exports of v5 modules, in whatever way they got there. */
export function exportNames(table: NameTable): ExportName[] {
  return table.names.flatMap((name) => {
    const fate = isTakenFromModule(name, table) ? nameFate(name) : null
    return fate ? [{ name, fate }] : []
  })
}

/**
 * What becomes of a name that is imported or taken out of a module. One whose answers nobody can wait
 * for stays where it is.
 */
export function nameFate(name: V5Name): ExportFate | null {
  if (name.origin.kind !== 'package' || name.alias) return null
  const fate = fateOf(name.origin.specifier, name.imported)
  if (!fate || isOfV6(name, fate)) return null
  const { promised } = fate.row
  if (fate.kind === 'gone' || !promised || name.typeOnly) return fate
  if (promisedUses(name.binding, promised).stuck.length === 0) return fate
  const note = `v6's ${fate.row.name} answers with promises; ${fate.row.instead}`
  return { kind: 'gone', row: fate.row, note }
}

/** Is a name that v6 uses for something else used in v6's way? */
function isOfV6({ binding, imported, origin }: V5Name, { row, kind }: ExportFate): boolean {
  if (!row.ofV6 || imported !== row.name || kind !== 'gone' || origin.kind !== 'package')
    return false
  if (v5Module(origin.specifier) !== 'other') return false
  return binding.references.some(({ node }) => {
    const parent = parentOf(node)
    if (row.ofV6 === 'constructed')
      return parent?.type === 'NewExpression' && parent.callee === node
    const call = isMember(parent) ? parentOf(parent) : undefined
    return isCall(call) && call.callee === parent && call.arguments[0]?.type === 'ObjectExpression'
  })
}

/** `const { get } = I18n` takes a method, not an export. */
function isTakenFromModule({ entry }: V5Name, table: NameTable): boolean {
  if (entry.kind !== 'declared') return true
  const init = initOf(entry.declarator)
  if (init?.type !== 'Identifier') return true
  const from = table.names.find(({ binding }) =>
    binding.references.some(({ node }) => node === init),
  )
  return from?.carries !== 'name'
}

/** What a pattern takes its names out of, without what stands around it. */
export function initOf(declarator: NodeOf<'VariableDeclarator'>): Node | null {
  const init = declarator.init && unwrapInwards(declarator.init)
  return init?.type === 'AwaitExpression' ? unwrapInwards(init.argument) : (init ?? null)
}

import { type EditSet, newEdits } from './edits.js'
import { removeLine } from './import-removal.js'
import { removeItems } from './list-removal.js'
import type { Finding } from './model.js'
import { v5Module } from './modules.js'
import { importedName } from './names.js'
import { endOf, type Node, type NodeOf, parentOf, startOf } from './node.js'
import { positionOf } from './position.js'
import type { RuleContext } from './rules/verdict.js'

/** Does the expression leave the module here, under a name that nobody takes? */
export function isUnwanted(node: Node, { knowledge, tree }: RuleContext): boolean {
  const { unwantedExports: unwanted } = knowledge
  const parent = parentOf(node)
  if (!unwanted || !parent) return false
  if (parent.type === 'ExportDefaultDeclaration') return unwanted.has('default')
  if (parent.type === 'ExportSpecifier') return unwanted.has(exportedName(parent))
  const name = exportedConstant(parent)
  return name !== null && unwanted.has(name) && !tree.module.values.get(name)?.references.length
}

/** `export const auth = Auth`, of which the module itself makes no use. */
function exportedConstant(declarator: Node): string | null {
  const declaration = parentOf(declarator)
  const isAlone =
    declarator.type === 'VariableDeclarator' &&
    declaration?.type === 'VariableDeclaration' &&
    declaration.declarations.length === 1 &&
    parentOf(declaration)?.type === 'ExportNamedDeclaration'
  return isAlone && declarator.id.type === 'Identifier' ? declarator.id.name : null
}

/** Takes such expressions out of the exports. */
export function unwantedExportEdits(
  uses: readonly Node[],
  context: RuleContext,
): { readonly edits: EditSet; readonly findings: readonly Finding[] } {
  const edits = newEdits()
  const program = context.tree.module.node as NodeOf<'Program'>
  const places = uses.flatMap((node) => parentOf(node) ?? [])
  for (const statement of program.body) {
    const isConstant =
      statement.type === 'ExportNamedDeclaration' &&
      places.some((place) => parentOf(place) === statement.declaration)
    if (isConstant || places.includes(statement)) removeExport(statement, context, edits)
    if (statement.type !== 'ExportNamedDeclaration' || statement.source) continue
    const gone = new Set<Node>(statement.specifiers.filter((one) => places.includes(one)))
    if (gone.size === 0) continue
    if (gone.size === statement.specifiers.length) removeExport(statement, context, edits)
    else removeItems(statement.specifiers, gone, context, edits)
  }
  return { edits: edits.done(), findings: uses.map((node) => unwantedFinding(node, context)) }
}

/** Removes a whole export; a file that has nothing else of a module in it still is one. */
export function removeExport(
  statement: Node,
  { source, tree, layout }: Pick<RuleContext, 'source' | 'tree' | 'layout'>,
  edits: ReturnType<typeof newEdits>,
): void {
  const { body } = tree.module.node as NodeOf<'Program'>
  const isOnly = !body.some(
    (other) => other !== statement && /^(?:Import|Export)/.test(other.type) && !isOfAuth(other),
  )
  if (isOnly) edits.replace(startOf(statement), endOf(statement), `export {}${layout.semicolon}`)
  else removeLine(statement, { source }, edits)
}

/** An import that may go away together with the export. */
function isOfAuth(node: Node): boolean {
  return (
    node.type === 'ImportDeclaration' &&
    node.specifiers.length > 0 &&
    node.specifiers.every((one) => /^(?:Auth|default)$/.test(importedName(one))) &&
    v5Module(node.source.value) !== null
  )
}

export function exportedName({ exported }: NodeOf<'ExportSpecifier'>): string {
  return exported.type === 'Identifier' ? exported.name : exported.value
}

export function unwantedFinding(node: Node, { source }: Pick<RuleContext, 'source'>): Finding {
  const start = startOf(node)
  return { ...positionOf(source, start), start, api: 'Auth', tier: 'native', row: 'form.re-export' }
}

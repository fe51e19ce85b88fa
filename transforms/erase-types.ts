import type { File } from '@babel/types'
import { type EditBuilder, type EditSet, newEdits } from './edits.js'
import { endOf, type Node, type NodeOf, startOf, walk } from './node.js'

/**
 * Takes the types out of TypeScript that is erasable, and leaves every other character. An enum of
 * strings becomes the object that it is.
 */
export function eraseTypes({ program }: File, source: string): EditSet {
  const edits = newEdits()
  const erase = (start: number, end: number): void => edits.replace(start, end, '')
  walk(program, (node) => {
    if (DECLARATIONS.has(node.type) || isTypeExport(node)) {
      erase(startOf(node), pastBlankLine(source, endOf(node)))
      return false
    }
    if (ANNOTATIONS.has(node.type)) {
      erase(startOf(node), endOf(node))
      return false
    }
    if (node.type === 'TSEnumDeclaration') enumToObject(node, edits)
    if (WRAPPERS.has(node.type)) {
      const { expression } = node as unknown as { expression: Node }
      erase(endOf(expression), endOf(node))
    }
    if (node.type === 'Identifier' && node.optional) {
      const mark = startOf(node) + node.name.length
      erase(mark, mark + 1)
    }
    return true
  })
  return edits.done()
}

function enumToObject(node: NodeOf<'TSEnumDeclaration'>, edits: EditBuilder): void {
  edits.replace(startOf(node), startOf(node) + 'enum'.length, 'const')
  edits.insertAfter(endOf(node.id), ' =')
  for (const { id, initializer } of node.members) {
    if (initializer) edits.replace(endOf(id), startOf(initializer), ': ')
  }
}

const DECLARATIONS = new Set(['TSInterfaceDeclaration', 'TSTypeAliasDeclaration'])

const ANNOTATIONS = new Set([
  'TSTypeAnnotation',
  'TSTypeParameterDeclaration',
  'TSTypeParameterInstantiation',
])

const WRAPPERS = new Set(['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression'])

function isTypeExport(node: Node): boolean {
  if (node.type !== 'ExportNamedDeclaration') return false
  return node.exportKind === 'type' || DECLARATIONS.has(node.declaration?.type ?? '')
}

function pastBlankLine(source: string, end: number): number {
  return end + (/^[ \t]*\n\n?/.exec(source.slice(end))?.[0].length ?? 0)
}

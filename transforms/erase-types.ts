import type { File } from '@babel/types'
import { type EditSet, newEdits } from './edits.js'
import { endOf, type Node, startOf, walk } from './node.js'

/** Takes the types out of TypeScript that is erasable, and leaves every other character. */
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

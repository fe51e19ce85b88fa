import type { File } from '@babel/types'
import { type EditSet, newEdits } from './edits.js'
import type { Layout } from './layout.js'
import { endOf, type Node, startOf, walk } from './node.js'

/**
 * Writes semicolons and quotes as a project does, into code that has no semicolons and single
 * quotes. Indentation is a matter of lines: see `indentLike`.
 */
export function restyle({ program }: File, source: string, layout: Layout): EditSet {
  const edits = newEdits()
  walk(program, (node) => {
    if (layout.semicolon === ';' && ENDS.has(node.type) && source[endOf(node) - 1] !== ';') {
      if (!isHead(node)) edits.insertAfter(endOf(node), ';')
    }
    const isPlain =
      node.type === 'StringLiteral' &&
      !/['"\\]/.test(source.slice(startOf(node) + 1, endOf(node) - 1))
    if (isPlain && layout.quote === '"') {
      edits.replace(startOf(node), startOf(node) + 1, '"')
      edits.replace(endOf(node) - 1, endOf(node), '"')
    }
  })
  return edits.done()
}

/** Statements and members that end with a semicolon where the style has them. */
const ENDS = new Set([
  'ExpressionStatement',
  'VariableDeclaration',
  'ReturnStatement',
  'ThrowStatement',
  'ImportDeclaration',
  'BreakStatement',
  'ContinueStatement',
  'TSTypeAliasDeclaration',
  'TSPropertySignature',
  'TSMethodSignature',
])

/** The declaration in the head of a loop, a member of a type literal that stands on one line. */
function isHead(node: Node): boolean {
  const parent = (node as Node & { parent?: Node }).parent
  if (parent?.type === 'ForOfStatement' || parent?.type === 'ForInStatement')
    return parent.left === node
  if (parent?.type === 'ForStatement') return parent.init === node
  return parent?.type === 'TSTypeLiteral' && startLine(parent) === endLine(parent)
}

const startLine = (node: Node): number => node.loc?.start.line ?? 0
const endLine = (node: Node): number => node.loc?.end.line ?? 0

/** Indents and breaks lines as a project does; the text is indented by two blanks. */
export function indentLike(text: string, { unit, newline }: Layout): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^(?: {2})+/, (blanks) => unit.repeat(blanks.length / 2)))
    .join(newline)
}

import type { EditBuilder } from './edits.js'
import type { ImportContext, ImportDeclaration } from './import-changes.js'
import { indentText } from './import-statements.js'
import { indentAt, lineStart, ownEnd } from './layout.js'
import { removeItems } from './list-removal.js'
import { endOf, type Node, startOf } from './node.js'

/** Replaces a whole declaration by other lines, or removes it with its line. */
export function replaceWhole(
  declaration: Node,
  lines: readonly string[],
  context: ImportContext,
  edits: EditBuilder,
): void {
  const { source, layout } = context
  const start = startOf(declaration)
  if (context.hasComment(start, endOf(declaration))) {
    keepComments(declaration, lines, context, edits)
    return
  }
  if (lines.length > 0) {
    const indent = indentAt(source, start)
    edits.replace(
      start,
      ownEnd(source, start, endOf(declaration)),
      lines.map((l) => indentText(l, indent)).join(layout.newline + indent),
    )
    return
  }
  removeLine(declaration, context, edits)
}

/** The comments inside an import go in front of what takes its place. */
function keepComments(
  declaration: Node,
  lines: readonly string[],
  { source, layout, hasComment }: ImportContext,
  edits: EditBuilder,
): void {
  let comments = ''
  for (let at = startOf(declaration); at < endOf(declaration); at++) {
    if (!hasComment(at, at + 1)) continue
    const start = at
    while (at < endOf(declaration) && hasComment(at, at + 1)) at++
    const comment = source.slice(start, at)
    comments += comment.startsWith('//') ? comment + layout.newline : `${comment} `
  }
  edits.replace(
    startOf(declaration),
    ownEnd(source, startOf(declaration), endOf(declaration)),
    comments + lines.join(layout.newline),
  )
}

/** Removes a statement, and its line with it when nothing else stands there. */
export function removeLine(
  statement: Node,
  context: Pick<ImportContext, 'source'>,
  edits: EditBuilder,
): void {
  const { source } = context
  const start = lineStart(source, startOf(statement))
  const end = ownEnd(source, startOf(statement), endOf(statement))
  const rest = /^[ \t]*;?[ \t]*(?:\r?\n|$)/.exec(source.slice(end))
  if (source.slice(start, startOf(statement)).trim() === '' && rest) {
    edits.replace(start, end + rest[0].length, '')
  } else edits.replace(startOf(statement), end, '')
}

/** Takes some specifiers out of a declaration of which others stay. */
export function removeSome(
  declaration: ImportDeclaration,
  gone: ReadonlySet<Node>,
  context: ImportContext,
  edits: EditBuilder,
): void {
  const named = declaration.specifiers.filter((s) => s.type === 'ImportSpecifier')
  const [first, second] = declaration.specifiers
  if (first && second?.type === 'ImportNamespaceSpecifier') {
    if (gone.has(first)) edits.replace(startOf(first), startOf(second), '')
    else edits.replace(endOf(first), endOf(second), '')
    return
  }
  const other = first && first.type !== 'ImportSpecifier' ? first : null
  if (other && gone.has(other)) {
    const brace = context.source.indexOf('{', endOf(other))
    edits.replace(startOf(other), brace, '')
  }
  if (named.every((specifier) => gone.has(specifier))) {
    if (other && named.length > 0) {
      const close = context.source.indexOf('}', endOf(named.at(-1) as Node)) + 1
      edits.replace(endOf(other), close, '')
    }
    return
  }
  removeItems(named, gone, context, edits)
}

import { type EditSet, newEdits } from './edits.js'
import { indentAt, type Layout, lineStart } from './layout.js'
import { ancestor, type Node, parentOf, startOf } from './node.js'

/** The word that people grep for. */
export const MARKER = 'TODO(amplift)'

/** Puts comments for a person above the statement of a site, unless one is there already. */
export function markStatement(
  node: Node,
  text: string | readonly string[],
  source: string,
  layout: Layout,
): EditSet {
  const edits = newEdits()
  const statement = statementOf(node)
  const at = lineStart(source, startOf(statement))
  const indent = indentAt(source, startOf(statement))
  if (isMarked(source, at)) return edits.done()
  const alone = source.slice(at, startOf(statement)).trim() === ''
  const notes = [text].flat().map((one) => `${MARKER}: ${one}`)
  if (alone) {
    const lines = notes.map((note) => `${indent}// ${note}${layout.newline}`)
    edits.insertBefore(at, lines.join(''))
  } else {
    const blocks = notes.map((note) => `/* ${note} */ `)
    edits.insertBefore(startOf(statement), blocks.join(''))
  }
  return edits.done()
}

/** Does the comment above a line, or the line itself, carry the marker already? */
function isMarked(source: string, at: number): boolean {
  const line = source.slice(at, source.indexOf('\n', at) + 1 || undefined)
  if (line.includes(MARKER)) return true
  for (let end = at - 1; end > 0; ) {
    const start = lineStart(source, end)
    const above = source.slice(start, end).trim()
    if (above.includes(MARKER)) return true
    if (!/^(?:\/\/|\/\*|\*)/.test(above)) return false
    end = start - 1
  }
  return false
}

/** The statement that a node is in. */
export function statementOf(node: Node): Node {
  const isStatement = (candidate: Node): boolean =>
    /^(?:Program|BlockStatement|StaticBlock|SwitchCase|ClassBody|TSModuleBlock)$/.test(
      parentOf(candidate)?.type ?? '',
    )
  return isStatement(node) ? node : (ancestor(node, isStatement) ?? node)
}

import type { EditBuilder } from '../edits.js'
import { indentAt, type Layout, lineStart, startsLine } from '../layout.js'
import { removeItems } from '../list-removal.js'
import { endOf, type Node, type NodeOf, startOf, walk } from '../node.js'

/** A file whose object literals are edited. */
export interface LiteralFile {
  readonly source: string
  readonly layout: Layout
  readonly hasComment: (start: number, end: number) => boolean
  readonly edits: EditBuilder
  /** Lines that go away as a whole. */
  readonly removed: Range[]
}

/** Takes properties out of an object of which others stay, with the comments right above them. */
export function removeProperties(
  object: NodeOf<'ObjectExpression'>,
  removed: ReadonlySet<Node>,
  file: LiteralFile,
): void {
  const { source, edits } = file
  const gone = object.properties.filter((property) => removed.has(property))
  if (gone.length === 0) return
  if (!gone.every((property) => ownLines(property, source))) {
    removeItems(object.properties, removed, file, edits)
    return
  }
  const ranges = gone.map((property) => ownLines(property, source) as Range)
  for (const { start, end } of ranges) edits.replace(start, end, '')
  file.removed.push(...ranges)
  const last = object.properties.at(-1) as Node
  const kept = object.properties.findLast((property) => !removed.has(property))
  if (removed.has(last) && kept && commaAfter(last, object, file) === null) {
    const comma = commaAfter(kept, object, file)
    if (comma !== null) edits.replace(comma, comma + 1, '')
  }
}

interface Range {
  readonly start: number
  readonly end: number
}

/** The lines that a property has to itself, the comments above and behind it included. */
function ownLines(property: Node, source: string): Range | null {
  if (!startsLine(source, startOf(property))) return null
  const rest = /^,?[ \t]*(?:\/\/[^\n]*|\/\*[^\n]*?\*\/[ \t]*)?(?:\r?\n)/.exec(
    source.slice(endOf(property)),
  )
  if (!rest) return null
  let start = lineStart(source, startOf(property))
  for (;;) {
    const above = lineStart(source, start - 1)
    if (start === 0 || !/^\s*(?:\/\/|\/\*.*\*\/\s*$)/.test(source.slice(above, start - 1))) break
    start = above
  }
  const end = endOf(property) + rest[0].length
  const isBlank = (from: number) => /^[ \t]*\r?\n/.exec(source.slice(from))
  const before = lineStart(source, start - 1)
  const blankAbove = start > 0 && /^\s*$|[{[(]\s*$/.test(source.slice(before, start))
  const blankBelow = isBlank(end)
  // One of two blank lines goes too.
  return blankAbove && blankBelow ? { start, end: end + blankBelow[0].length } : { start, end }
}

/** Offset of the comma behind a property; null where there is none. */
export function commaAfter(
  property: Node,
  object: Node,
  { source, hasComment }: LiteralFile,
): number | null {
  for (let at = endOf(property); at < endOf(object); at++) {
    if (hasComment(at, at + 1)) continue
    if (source[at] === ',') return at
    if (!/\s/.test(source[at] ?? '')) return null
  }
  return null
}

/** Puts a property behind another one. */
export function insertProperty(
  text: string,
  neighbour: Node,
  object: Node,
  depth: number,
  file: LiteralFile,
): void {
  const { source, layout, edits } = file
  if (!startsLine(source, startOf(neighbour))) {
    edits.insertAfter(endOf(neighbour), `, ${text}`)
    return
  }
  const indent = indentAt(source, startOf(neighbour)) + layout.unit.repeat(depth)
  const comma = commaAfter(neighbour, object, file)
  if (comma === null) edits.insertAfter(endOf(neighbour), `,${layout.newline}${indent}${text}`)
  else {
    const line = source.slice(comma + 1)
    const comment = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/)?(?=\r?\n)/.exec(line)?.[0] ?? ''
    edits.insertAfter(comma + 1 + comment.length, `${layout.newline}${indent}${text},`)
  }
}

/**
 * Wraps a value into an object with one key, one level deeper where it runs over several lines.
 *
 * @param depth how many levels the lines of the value move in besides.
 */
export function wrapValue(value: Node, key: string, depth: number, file: LiteralFile): void {
  const { source, layout, edits } = file
  const text = source.slice(startOf(value), endOf(value))
  if (!text.includes('\n')) {
    const space = layout.spacedBraces ? ' ' : ''
    edits.insertBefore(startOf(value), `{${space}${key}: `)
    edits.insertAfter(endOf(value), `${space}}`)
    return
  }
  const { newline, unit } = layout
  const closing = lineStart(source, endOf(value))
  const base = (/^[ \t]*/.exec(source.slice(closing))?.[0] ?? '') + unit.repeat(depth)
  const comma = /,\s*[}\]]$/.test(text) ? ',' : ''
  edits.insertBefore(startOf(value), `{${newline}${base}${unit}${key}: `)
  edits.insertAfter(endOf(value), `${comma}${newline}${base}}`)
  moveIn(value, file)
}

/** Moves the lines of a value one level in. */
function moveIn(value: Node, { source, layout, edits, removed }: LiteralFile): void {
  const texts: Range[] = []
  walk(value, (node) => {
    if (node.type === 'TemplateLiteral') texts.push({ start: startOf(node), end: endOf(node) })
  })
  const stays = [...removed, ...texts]
  for (let at = source.indexOf('\n', startOf(value)) + 1; ; at = source.indexOf('\n', at) + 1) {
    if (at === 0 || at > endOf(value)) return
    const isBlank = /^\s*(?:\n|$)/.test(source.slice(at, source.indexOf('\n', at) + 1))
    const isKept = stays.some(({ start, end }) => start <= at && at < end)
    if (!isBlank && !isKept) edits.insertBefore(at, layout.unit)
  }
}

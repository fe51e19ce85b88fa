import type { EditBuilder } from '../edits.js'
import { indentAt, lineStart, startsLine } from '../layout.js'
import { endOf, type Node, startOf, walk } from '../node.js'

/** Moves the lines of a range out, texts that run over several lines left alone. */
export function moveOut(
  { within, start, end, depth }: MovedRange,
  source: string,
  edits: EditBuilder,
): void {
  if (depth <= 0) return
  for (const at of lineStarts(within, start, end, source)) {
    const indent = /^[ \t]*/.exec(source.slice(at))?.[0].length ?? 0
    edits.replace(at, at + Math.min(depth, indent), '')
  }
}

interface MovedRange {
  readonly within: Node
  readonly start: number
  readonly end: number
  /** By how many characters. */
  readonly depth: number
}

/** The text of a node at another indentation, with some of its parts exchanged. */
export function movedText(
  node: Node,
  source: string,
  indent: string,
  { from = startOf(node), exchanged = [] }: Moving = {},
): string {
  const start = startOf(node)
  const depth = startsLine(source, start) ? indentAt(source, start).length - indent.length : 0
  const cuts = lineStarts(node, start, endOf(node), source).map((line) => {
    const own = /^[ \t]*/.exec(source.slice(line))?.[0].length ?? 0
    return { start: line, end: line + Math.max(0, Math.min(depth, own)), text: '' }
  })
  let text = ''
  let at = from
  for (const one of [...cuts, ...exchanged].sort((a, b) => a.start - b.start)) {
    if (one.start < at || one.end > endOf(node)) continue
    text += source.slice(at, one.start) + one.text
    at = one.end
  }
  return text + source.slice(at, endOf(node))
}

interface Moving {
  readonly from?: number
  readonly exchanged?: readonly Exchange[]
}

/** A piece of a text, and what stands in its place. */
export interface Exchange {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Offsets of the lines that begin in a range, those inside a text left out. */
function lineStarts(within: Node, start: number, end: number, source: string): number[] {
  const texts: Node[] = []
  walk(within, (node) => {
    if (node.type === 'TemplateLiteral') texts.push(node)
  })
  const starts: number[] = []
  for (let at = source.indexOf('\n', start) + 1; at > 0 && at < end; ) {
    const isText = texts.some((text) => startOf(text) < at && at < endOf(text))
    if (!isText && source[at] !== '\n' && source[at] !== '\r') starts.push(at)
    at = source.indexOf('\n', at) + 1
  }
  return starts
}

/** A brace that has a line of its own goes with the line break before it. */
export function lineBreakBefore(source: string, brace: number): number {
  const isAlone = /^[ \t]*,?[ \t]*(?:\r?\n|$)/.test(source.slice(brace + 1))
  return isAlone ? source.slice(0, brace).trimEnd().length : brace
}

/** The line that an offset stands in. */
export function lineAt(source: string, offset: number): { start: number; text: string } {
  const start = lineStart(source, offset)
  return { start, text: /^[^\r\n]*/.exec(source.slice(start))?.[0] ?? '' }
}

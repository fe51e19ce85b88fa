import type { EditBuilder } from './edits.js'
import { endOf, type Node, startOf } from './node.js'

/** The text around a list. */
export interface List {
  readonly source: string
  readonly hasComment: (start: number, end: number) => boolean
}

/** Removes items from a comma-separated list of which at least one item stays. */
export function removeItems(
  items: readonly Node[],
  removed: ReadonlySet<Node>,
  list: List,
  edits: EditBuilder,
): void {
  const lastKept = items.findLastIndex((item) => !removed.has(item))
  for (const [index, item] of items.entries()) {
    if (!removed.has(item)) continue
    const next = items[index + 1]
    const previous = items[index - 1]
    if (index > lastKept && previous) removeRange(endOf(previous), endOf(item), item, list, edits)
    else if (next) removeRange(startOf(item), startOf(next), item, list, edits)
  }
}

/** A comment in the range is somebody's words: then only the item and its comma go. */
function removeRange(start: number, end: number, item: Node, list: List, edits: EditBuilder): void {
  if (!list.hasComment(start, end)) {
    edits.replace(start, end, '')
    return
  }
  const comma = commaAfter(item, list)
  const adjacent = comma === endOf(item)
  const gap = adjacent ? (/^[ \t]*/.exec(list.source.slice(comma + 1))?.[0].length ?? 0) : 0
  edits.replace(startOf(item), adjacent ? comma + 1 + gap : endOf(item), '')
  if (comma !== null && comma > endOf(item)) edits.replace(comma, comma + 1, '')
}

/** Offset of the comma after an item, comments between them left out. */
export function commaAfter(item: Node, { source, hasComment }: List): number | null {
  for (let at = endOf(item); at < source.length; at++) {
    if (hasComment(at, at + 1)) continue
    if (source[at] === ',') return at
    if (!/\s/.test(source[at] ?? '')) return null
  }
  return null
}

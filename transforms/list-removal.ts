import type { EditBuilder } from './edits.js'
import { endOf, type Node, startOf } from './node.js'

/** Removes items from a comma-separated list of which at least one item stays. */
export function removeItems(
  items: readonly Node[],
  removed: ReadonlySet<Node>,
  hasComment: (start: number, end: number) => boolean,
  edits: EditBuilder,
): void {
  const lastKept = items.findLastIndex((item) => !removed.has(item))
  for (const [index, item] of items.entries()) {
    if (!removed.has(item)) continue
    const next = items[index + 1]
    const previous = items[index - 1]
    if (index > lastKept && previous)
      removeRange(endOf(previous), endOf(item), item, hasComment, edits)
    else if (next) removeRange(startOf(item), startOf(next), item, hasComment, edits)
  }
}

/** A comment in the range is somebody's words: then only the item itself goes. */
function removeRange(
  start: number,
  end: number,
  item: Node,
  hasComment: (start: number, end: number) => boolean,
  edits: EditBuilder,
): void {
  if (hasComment(start, end)) edits.replace(startOf(item), endOf(item), '')
  else edits.replace(start, end, '')
}

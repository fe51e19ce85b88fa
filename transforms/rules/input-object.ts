/** A value on its way into the v6 input object. */
export interface Leaf {
  /** The groups around the key and the key itself: `['options', 'clientMetadata']`. */
  readonly path: readonly string[]
  /** True when the value is an identifier spelled like the key. */
  readonly shorthand: boolean
}

/** Text that goes right before and right after the value of a leaf. */
export interface LeafText {
  readonly before: string
  readonly after: string
}

/**
 * Wraps values, in the order they stand in, into the groups their paths ask for. Null when that
 * would take reordering: a group cannot be opened twice.
 */
export function groupLeaves(leaves: readonly Leaf[]): LeafText[] | null {
  const texts: { before: string; after: string }[] = []
  const closed = new Set<string>()
  let open: readonly string[] = []
  for (const leaf of leaves) {
    const groups = leaf.path.slice(0, -1)
    const shared = sharedLength(open, groups)
    const previous = texts.at(-1)
    if (previous) previous.after += ' }'.repeat(open.length - shared)
    for (let depth = shared; depth < open.length; depth++)
      closed.add(open.slice(0, depth + 1).join('.'))
    if (
      groups.some((_, depth) => depth >= shared && closed.has(groups.slice(0, depth + 1).join('.')))
    ) {
      return null
    }
    const opening = groups.slice(shared).map((group) => `${group}: { `)
    const key = leaf.shorthand ? '' : `${leaf.path.at(-1)}: `
    texts.push({ before: opening.join('') + key, after: '' })
    open = groups
  }
  const last = texts.at(-1)
  if (last) last.after += ' }'.repeat(open.length)
  return texts
}

function sharedLength(a: readonly string[], b: readonly string[]): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}

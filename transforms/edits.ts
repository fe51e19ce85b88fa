import MagicString from 'magic-string'

/** A replacement of a range, by true offsets. */
export interface Replacement {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** An insertion. At one offset, `after` texts stand before `before` texts. */
export interface Insertion {
  readonly at: number
  readonly text: string
  /** Which neighbour the text belongs to: the one that ends here, or the one that starts here. */
  readonly side: 'after' | 'before'
}

/** Edits that belong together: all of them are made, or none. */
export interface EditSet {
  readonly replacements: readonly Replacement[]
  readonly insertions: readonly Insertion[]
}

export const NO_EDITS: EditSet = { replacements: [], insertions: [] }

/** Collects the edits of one rewrite. */
export interface EditBuilder {
  replace(start: number, end: number, text: string): void
  insertAfter(at: number, text: string): void
  insertBefore(at: number, text: string): void
  done(): EditSet
}

export function newEdits(): EditBuilder {
  const replacements: Replacement[] = []
  const insertions: Insertion[] = []
  return {
    replace: (start, end, text) => void replacements.push({ start, end, text }),
    insertAfter: (at, text) => void insertions.push({ at, text, side: 'after' }),
    insertBefore: (at, text) => void insertions.push({ at, text, side: 'before' }),
    done: () => ({ replacements, insertions }),
  }
}

export function joinEdits(sets: readonly EditSet[]): EditSet {
  return {
    replacements: sets.flatMap((set) => set.replacements),
    insertions: sets.flatMap((set) => set.insertions),
  }
}

/** Two rewrites want the same text. Applying either one would be a guess. */
export class OverlapError extends Error {
  override readonly name = 'OverlapError'
  readonly at: number

  constructor(at: number) {
    super(`two rewrites overlap at offset ${at}`)
    this.at = at
  }
}

/**
 * Applies edits to a text. Everything that no edit names stays as it is, byte for byte.
 *
 * @throws OverlapError when two replacements share text.
 */
export function applyEdits(source: string, edits: EditSet): string {
  const text = new MagicString(source)
  let end = -1
  let last: Replacement | null = null
  for (const edit of [...edits.replacements].sort((a, b) => a.start - b.start || a.end - b.end)) {
    // Two sites may ask for the same thing: the name that both values are read by.
    const isSame = edit.start === last?.start && edit.end === last.end && edit.text === last.text
    if (isSame && edit.start < edit.end) continue
    last = edit
    if (edit.start < end) throw new OverlapError(edit.start)
    end = edit.end
    if (edit.start === edit.end) text.appendLeft(edit.start, edit.text)
    else if (edit.text === '') text.remove(edit.start, edit.end)
    else text.overwrite(edit.start, edit.end, edit.text)
  }
  for (const { at, text: inserted, side } of edits.insertions) {
    if (edits.replacements.some((r) => r.start < at && at < r.end)) throw new OverlapError(at)
    if (side === 'after') text.appendLeft(at, inserted)
    else text.prependRight(at, inserted)
  }
  return text.toString()
}

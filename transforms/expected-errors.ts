import { type EditSet, newEdits } from './edits.js'
import { lineStart } from './layout.js'

const EXPECTS = /^[ \t]*(?:\{?\/\*+|\/\/|\*)\s*@ts-(expect-error)\b/

/**
 * A line that is rewritten may not have the type error any more that the comment above it expects, and
 * an error that is expected in vain is one itself. Such a comment ignores errors from then on.
 */
export function expectedErrorEdits(rewrites: readonly EditSet[], source: string): EditSet {
  const edits = newEdits()
  if (!source.includes('@ts-expect-error')) return edits.done()
  const offsets = rewrites.flatMap(({ replacements, insertions }) => [
    ...replacements.map(({ start }) => start),
    ...insertions.map(({ at }) => at),
  ])
  for (const start of new Set(offsets.map((offset) => lineStart(source, offset)))) {
    if (start === 0) continue
    const above = lineStart(source, start - 1)
    const found = EXPECTS.exec(source.slice(above, start))
    if (!found) continue
    const at = source.indexOf('expect-error', above)
    edits.replace(at, at + 'expect-error'.length, 'ignore')
  }
  return edits.done()
}

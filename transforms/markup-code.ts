/**
 * Tells which offsets of a component's markup are code: what stands between braces, and the values
 * of attributes. Running text is nobody's code.
 */
export function codeIn(markup: string): (offset: number) => boolean {
  const ranges: [number, number][] = []
  let at = 0
  while (at < markup.length) {
    const character = markup[at]
    if (character === '{') at = braces(markup, at, ranges)
    else if (character === '<' && /[A-Za-z/!]/.test(markup[at + 1] ?? '')) {
      at = tag(markup, at, ranges)
    } else at++
  }
  return (offset) => ranges.some(([start, end]) => start <= offset && offset < end)
}

/** From `{` to the brace that closes it; quoted braces do not count. */
function braces(markup: string, start: number, ranges: [number, number][]): number {
  let depth = 0
  let at = start
  for (; at < markup.length; at++) {
    const character = markup[at] ?? ''
    if (character === '{') depth++
    else if (character === '}' && --depth === 0) break
    else if (/["'`]/.test(character)) at = closing(markup, at)
  }
  ranges.push([start, at])
  return at + 1
}

/** From `<` to the `>` that is in no attribute. */
function tag(markup: string, start: number, ranges: [number, number][]): number {
  let at = start + 1
  while (at < markup.length && markup[at] !== '>') {
    const character = markup[at] ?? ''
    if (character === '{') at = braces(markup, at, ranges)
    else if (character === '"' || character === "'") {
      const end = closing(markup, at)
      ranges.push([at, end])
      at = end + 1
    } else at++
  }
  return at + 1
}

/** Offset of the quote that closes the one at an offset; the offset itself when none does. */
function closing(markup: string, open: number): number {
  const quote = markup[open]
  for (let at = open + 1; at < markup.length; at++) {
    if (markup[at] === '\\') at++
    else if (markup[at] === quote) return at
  }
  return open
}

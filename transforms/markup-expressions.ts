/** Which language the code parts of the markup are told by. */
export type Dialect = 'svelte' | 'vue'

type Range = readonly [start: number, end: number]

/**
 * Tells which offsets of a component's markup are certain to be run as code: inside braces of
 * Svelte, inside double braces and bound attributes of Vue, and there outside strings and comments.
 */
export function runsIn(markup: string, dialect: Dialect): (offset: number) => boolean {
  const ranges = dialect === 'svelte' ? inBraces(markup) : inVue(markup)
  return (offset) => ranges.some(([start, end]) => start <= offset && offset < end)
}

function inBraces(markup: string): Range[] {
  const ranges: Range[] = []
  for (let at = markup.indexOf('{'); at >= 0; at = markup.indexOf('{', at)) {
    const part = code(markup, at + 1)
    ranges.push(...part.runs)
    at = part.end + 1
  }
  return ranges
}

/** `{{ … }}`, `@click="…"`, `:title="…"`, `v-if="…"`, `#default="…"` */
const VUE = /\{\{([\s\S]*?)\}\}|\s(?:[:@#]|v-)[^\s=>"'/]*\s*=\s*(?:"([^"]*)"|'([^']*)')/g

function inVue(markup: string): Range[] {
  const from = markup.search(/<template[\s>]/)
  const to = markup.lastIndexOf('</template')
  if (from < 0 || /\sv-pre\b/.test(markup)) return []
  return [...markup.matchAll(VUE)].flatMap((match) => {
    const text = match[1] ?? match[2] ?? match[3] ?? ''
    const start = match.index + match[0].lastIndexOf(text)
    const isInside = from < start && start < to
    // Text in another spelling: `&quot;` may begin a string.
    if (!isInside || /&#?\w+;/.test(text)) return []
    const { runs } = code(text, 0)
    return runs.map(([runStart, runEnd]): Range => [start + runStart, start + runEnd])
  })
}

/**
 * Reads code up to the brace that closes it, or to the end of the text. What does not end as code
 * does is taken for none.
 */
function code(text: string, start: number): { readonly runs: Range[]; readonly end: number } {
  const runs: Range[] = []
  let depth = 0
  let from = start
  let at = start
  for (; at < text.length; at++) {
    const character = text[at] ?? ''
    if (character === '{') depth++
    else if (character === '}' && depth-- === 0) break
    const end = silentEnd(text, at)
    if (end === null) continue
    if (end < 0) return { runs: [], end: text.length }
    runs.push([from, at], ...(character === '`' ? substitutions(text, at, end) : []))
    from = end
    at = end - 1
  }
  runs.push([from, at])
  return { runs, end: at }
}

/** Where the string or comment at an offset ends; null for none, less than 0 when it never does. */
function silentEnd(text: string, at: number): number | null {
  const character = text[at] ?? ''
  if (/["'`]/.test(character)) return closing(text, at)
  const opening = text.slice(at, at + 2)
  if (opening !== '/*' && opening !== '//') return null
  const [mark, width] = opening === '/*' ? ['*/', 2] : ['\n', 0]
  const end = text.indexOf(mark, at + 2)
  return end < 0 ? end : end + width
}

function closing(text: string, open: number): number {
  const quote = text[open]
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === quote) return at + 1
    else if (quote === '`' && text.startsWith('${', at)) at = code(text, at + 2).end
  }
  return -1
}

/** What a template literal puts in is code again. */
function substitutions(text: string, start: number, end: number): Range[] {
  const ranges: Range[] = []
  for (let at = start + 1; at < end - 1; at++) {
    if (text[at] === '\\') at++
    else if (text.startsWith('${', at)) {
      const part = code(text, at + 2)
      ranges.push(...part.runs)
      at = part.end
    }
  }
  return ranges
}

/** Which language the code parts of the markup are told by. */
export type Dialect = 'angular' | 'svelte' | 'vue'

type Range = readonly [start: number, end: number]

/** A part of the markup that is code. */
interface Expression {
  readonly start: number
  readonly text: string
  /** What of it runs, in offsets of the markup; null where it does not end as code does. */
  readonly runs: readonly Range[] | null
  /** No character of it is spelled as an entity: an edit may touch it. */
  readonly isPlain: boolean
}

/**
 * Tells which offsets of a component's markup are certain to be run as code: inside braces of
 * Svelte, inside double braces and bound attributes of Vue and Angular, and there outside strings and
 * comments.
 */
export function runsIn(markup: string, dialect: Dialect): (offset: number) => boolean {
  const isSure = dialect !== 'vue' || !/\sv-pre\b/.test(markup)
  const plain = isSure ? expressionsIn(markup, dialect).filter(({ isPlain }) => isPlain) : []
  return isInOneOf(plain.flatMap(({ runs }) => runs ?? []))
}

/**
 * Tells which offsets of a component's markup may be run as code: all but running text, values of
 * plain attributes, strings and comments.
 */
export function mayRunIn(markup: string, dialect: Dialect): (offset: number) => boolean {
  // Pug tells code by its own rules.
  if (/<template[^>]*\slang=["']?(?!html)/.test(markup)) return () => true
  const parts = expressionsIn(markup, dialect).flatMap(({ start, text, runs }): readonly Range[] =>
    runs && !REGEX.test(text) ? runs : [[start, start + text.length]],
  )
  return isInOneOf(parts)
}

/** What may be a regular expression: a quote in it would be taken for the beginning of a string. */
const REGEX = /(?:^|[(,=:[!&|?{};])\s*\/(?![/*])/

function isInOneOf(ranges: readonly Range[]): (offset: number) => boolean {
  return (offset) => ranges.some(([start, end]) => start <= offset && offset < end)
}

function expressionsIn(markup: string, dialect: Dialect): Expression[] {
  const visible = markup.replace(STYLES, (styles) => ' '.repeat(styles.length))
  return dialect === 'svelte' ? inBraces(visible) : inBindings(visible, dialect)
}

const STYLES = /<style[\s>][\s\S]*?<\/style\s*>/g

function inBraces(markup: string): Expression[] {
  const found: Expression[] = []
  for (let at = markup.indexOf('{'); at >= 0; at = markup.indexOf('{', at)) {
    const start = at + 1
    const { runs, end } = code(markup, start)
    found.push({ start, text: markup.slice(start, end), runs, isPlain: true })
    at = end + 1
  }
  return found
}

/** How code stands in markup: in double braces, behind names of attributes, in blocks of Angular. */
const BINDINGS: Readonly<Record<Exclude<Dialect, 'svelte'>, RegExp>> = {
  // `@click="…"`, `:title='…'`, `v-if=…`, `#default="…"`
  vue: /\{\{([\s\S]*?)\}\}|\s(?:[:@#]|v-)[^\s=>"'/]*\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g,
  // `(click)="…"`, `[title]="…"`, `*ngIf="…"`, `@if (…) {`
  angular:
    /\{\{([\s\S]*?)\}\}|\s(?:[[(*]|bind-|on-)[^\s=>"'/]*\s*=\s*(?:"([^"]*)"|'([^']*)')|@(?:if|else if|for|switch|case|let)\b([^{;]*)/g,
}

function inBindings(markup: string, dialect: Exclude<Dialect, 'svelte'>): Expression[] {
  const [from, to] = dialect === 'vue' ? templateIn(markup) : [-1, markup.length]
  return [...markup.matchAll(BINDINGS[dialect])].flatMap((match): Expression[] => {
    const written = match[1] ?? match[2] ?? match[3] ?? match[4] ?? ''
    const start = match.index + match[0].lastIndexOf(written)
    if (start <= from || start >= to) return []
    const text = written.replace(ENTITY, characterOf)
    const { runs } = code(text, 0)
    const moved = runs?.map(([first, last]): Range => [start + first, start + last]) ?? null
    return [{ start, text, runs: moved, isPlain: text === written }]
  })
}

/** Beside the template of a Vue component there may be blocks of other kinds. */
function templateIn(markup: string): Range {
  const from = markup.search(/<template[\s>]/)
  return from < 0 ? [0, 0] : [from, markup.lastIndexOf('</template')]
}

const ENTITY = /&#?\w+;/g

/** `&quot;` may begin a string. What stands for an entity is as long as it is. */
function characterOf(entity: string): string {
  if (/^&(?:quot|#34|#x22);$/i.test(entity)) return '"'.padEnd(entity.length)
  if (/^&(?:apos|#39|#x27);$/i.test(entity)) return "'".padEnd(entity.length)
  return ' '.repeat(entity.length)
}

/** Reads code up to the brace that closes it, or to the end of the text. */
function code(
  text: string,
  start: number,
): { readonly runs: Range[] | null; readonly end: number } {
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
    if (end < 0) return { runs: null, end: text.length }
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
      ranges.push(...(part.runs ?? []))
      at = part.end
    }
  }
  return ranges
}

/** How a file is laid out, so that new text looks like the text around it. */
export interface Layout {
  readonly newline: '\n' | '\r\n'
  /** One level of indentation. */
  readonly unit: string
  readonly quote: "'" | '"'
  readonly semicolon: ';' | ''
  readonly trailingComma: boolean
  /** `{ a }` or `{a}` in imports. */
  readonly spacedBraces: boolean
  /** Column at which the file breaks its imports. */
  readonly width: number
}

/** A list over several lines, of an import or of an object in a call, that ends without a comma. */
const BARE_END =
  /\b(?:import|export)\s*\{[^{}]*[^{},\s]\s*\n\s*\}|^[ \t]*(?:\w+|'[^'\n]*'|"[^"\n]*"):[ \t].*[^,;{([\s]\r?\n[ \t]*\}\)/m

/** Measures a text. What cannot be seen falls back to Prettier's defaults. */
export function layoutOf(code: string): Layout {
  const imports = code.match(/^[ \t]*(?:import|export)\b[^;\n]*?['"][^'"\n]*['"];?/gm) ?? []
  const required = code.match(/^[ \t]*(?:const|let|var)\b.*require\(['"][^'"\n]*['"]\).*$/gm) ?? []
  const heads = [...imports, ...required]
  return {
    newline: newlineOf(code),
    unit: unitOf(code),
    quote: quoteOf(heads.length > 0 ? heads.join('\n') : code),
    semicolon: semicolonOf(heads, code),
    trailingComma: /,\s*\n\s*[}\])]/.test(code) || !BARE_END.test(code),
    spacedBraces: !/(?:import|export)\s*\{\S/.test(code) || /(?:import|export)\s*\{ \S/.test(code),
    width: Math.max(80, ...imports.map((line) => line.length)),
  }
}

/** The white space that the line of an offset starts with. */
export function indentAt(code: string, offset: number): string {
  const start = lineStart(code, offset)
  return /^[ \t]*/.exec(code.slice(start, offset))?.[0] ?? ''
}

/** Offset of the first character of the line. */
export function lineStart(code: string, offset: number): number {
  return code.lastIndexOf('\n', offset - 1) + 1
}

/** Does only white space stand between the line's start and the offset? */
export function startsLine(code: string, offset: number): boolean {
  return code.slice(lineStart(code, offset), offset).trim() === ''
}

/**
 * End of a statement without a semicolon on a later line: without semicolons as a style, that one
 * guards what follows it, although the grammar counts it to the statement before.
 */
export function ownEnd(source: string, start: number, end: number): number {
  const guard = /\s*\n\s*;$/.exec(source.slice(start, end))
  return guard ? end - guard[0].length : end
}

function newlineOf(code: string): Layout['newline'] {
  const windows = code.split('\r\n').length - 1
  const all = code.split('\n').length - 1
  return windows * 2 > all ? '\r\n' : '\n'
}

/** The most frequent step from one line to the next, deeper one. */
function unitOf(code: string): string {
  const steps = new Map<string, number>()
  let previous = ''
  for (const line of code.split('\n', 400)) {
    if (line.trim() === '' || /^\s*\*/.test(line)) continue
    const indent = /^[ \t]*/.exec(line)?.[0] ?? ''
    if (indent.length > previous.length && indent.startsWith(previous)) {
      const step = indent.slice(previous.length)
      steps.set(step, (steps.get(step) ?? 0) + 1)
    }
    previous = indent
  }
  const [best] = [...steps].sort((a, b) => b[1] - a[1])
  return best?.[0] ?? '  '
}

function quoteOf(text: string): Layout['quote'] {
  return text.split("'").length >= text.split('"').length ? "'" : '"'
}

function semicolonOf(heads: readonly string[], code: string): Layout['semicolon'] {
  const lines =
    heads.length > 0 ? heads : code.split('\n').filter((line) => /[\w)'"\]];?\s*$/.test(line))
  const ended = lines.filter((line) => /;\s*$/.test(line)).length
  return ended * 2 > lines.length || lines.length === 0 ? ';' : ''
}

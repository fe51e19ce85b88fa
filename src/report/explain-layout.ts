/** A part of an explanation: a heading, and lines that already fit under it. */
export interface Section {
  readonly heading: string
  readonly lines: readonly string[]
}

const WIDTH = 80
const INDENT = '  '
/** The widest left side of an arrow that leaves room for the right one. */
const LEFT = 45

/** Breaks a text into lines of at most 80 columns, all of them indented. */
export function paragraph(text: string, indent: string = INDENT, first: string = indent): string[] {
  const lines: string[] = []
  let line = first
  let isEmpty = true
  for (const word of text.split(/\s+/)) {
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      lines.push(line)
      line = indent
      isEmpty = true
    }
    line += isEmpty ? word : ` ${word}`
    isEmpty = false
  }
  return [...lines, line]
}

/** One sentence to a dash. */
export function bullets(sentences: readonly string[]): string[] {
  return sentences.flatMap((sentence) => paragraph(sentence, `${INDENT}  `, `${INDENT}- `))
}

/** Source text, line by line and never broken: it is there to be copied. */
export function code(source: string): string[] {
  return source.split('\n').map((line) => INDENT + line)
}

/** What becomes of what, the arrows under one another; after a long left side on a line below. */
export function arrows(
  pairs: readonly (readonly [from: string, to: string])[],
  indent: string = INDENT,
): string[] {
  const short = pairs.map(([from]) => from.length).filter((length) => length <= LEFT)
  const width = Math.max(0, ...short)
  return pairs.flatMap(([from, to]) => {
    const head = `${indent}${from.padEnd(width)} -> `
    const longest = Math.max(...to.split(/\s+/).map((word) => word.length))
    if (head.length + longest > WIDTH) {
      return [
        ...paragraph(from, `${indent}  `, indent),
        ...paragraph(`-> ${to}`, `${indent}     `, `${indent}  `),
      ]
    }
    return paragraph(to, ' '.repeat(head.length), head)
  })
}

/** Joins what is there; sections without lines fall away. */
export function page(
  title: string,
  subtitle: string,
  summary: string,
  sections: readonly Section[],
): string {
  const parts = [[title, ...paragraph(subtitle, '')], paragraph(summary, '')]
  const filled = sections.filter(({ lines }) => lines.length > 0)
  return [...parts, ...filled.map(({ heading, lines }) => [heading, ...lines])]
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

import { structuredPatch } from 'diff'
import type { Colors } from 'picocolors/types.js'

/** A file before and after. */
export interface ChangedText {
  readonly path: string
  /** Null for a file that is new. */
  readonly before: string | null
  readonly after: string
}

/** Writes the unified diff of a file, such that `git apply` takes it where there is no colour. */
export function unifiedDiff({ path, before, after }: ChangedText, colors: Colors): string {
  const { hunks } = structuredPatch(path, path, before ?? '', after, '', '', { context: 3 })
  const lines = [
    colors.bold(before === null ? '--- /dev/null' : `--- a/${labelled(path)}`),
    colors.bold(`+++ b/${labelled(path)}`),
    ...hunks.flatMap((hunk) => [
      colors.cyan(
        `@@ -${span(hunk.oldStart, hunk.oldLines)} +${span(hunk.newStart, hunk.newLines)} @@`,
      ),
      ...hunk.lines.map((line) => coloured(line, colors)),
    ]),
  ]
  return `${lines.join('\n')}\n`
}

/** A name with a space ends with a tab, or the rest of it would be taken for a date. */
function labelled(path: string): string {
  return path.includes(' ') ? `${path}\t` : path
}

function span(start: number, count: number): string {
  // An empty side is named by the line before it.
  if (count === 0) return `${start - 1},0`
  return count === 1 ? String(start) : `${start},${count}`
}

function coloured(line: string, colors: Colors): string {
  if (line.startsWith('+')) return colors.green(line)
  if (line.startsWith('-')) return colors.red(line)
  return line.startsWith('\\') ? colors.dim(line) : line
}

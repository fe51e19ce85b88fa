import type { File } from '@babel/types'
import { lineStart } from './layout.js'

/** The comments of a file, and what people say in them to the tool. */
export interface Comments {
  /** Does a comment share text with this range? */
  overlaps(start: number, end: number): boolean
  /** `/* amplift-ignore-file *​/` stands in the file. */
  readonly ignoresFile: boolean
  /** A comment with `amplift-ignore` stands on the line before, or on the line itself. */
  ignores(offset: number): boolean
}

export function commentsOf(file: File, source: string): Comments {
  const comments = file.comments ?? []
  const ignored = new Set<number>()
  let ignoresFile = false
  for (const { value, start, end } of comments) {
    if (/\bamplift-ignore-file\b/.test(value)) ignoresFile = true
    else if (/\bamplift-ignore\b/.test(value)) {
      const own = lineStart(source, start ?? 0)
      const next = source.indexOf('\n', end ?? 0) + 1
      const alone =
        source.slice(own, start ?? 0).trim() === '' ||
        /^\s*\{\s*$/.test(source.slice(own, start ?? 0))
      ignored.add(alone ? next : own)
    }
  }
  return {
    ignoresFile,
    ignores: (offset) => ignored.has(lineStart(source, offset)),
    overlaps: (start, end) =>
      comments.some((comment) => (comment.start ?? 0) < end && start < (comment.end ?? 0)),
  }
}

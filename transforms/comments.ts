import type { File } from '@babel/types'
import { lineStart } from './layout.js'
import { endOf, startOf } from './node.js'
import type { Script } from './script.js'

/** The comments of a file, and what people say in them to the tool. */
export interface Comments {
  /** Does a comment share text with this range? */
  overlaps(start: number, end: number): boolean
  /** `/* amplift-ignore-file *​/` stands in the file. */
  readonly ignoresFile: boolean
  /**
   * A comment with `amplift-ignore` stands on the line before, or on the line itself; for all lines of
   * an import, before the import.
   */
  ignores(offset: number): boolean
}

export function commentsOf(file: File, source: string, script: Script): Comments {
  const comments = file.comments ?? []
  const ignored = new Set<number>()
  let ignoresFile = false
  for (const { value, start, end } of [...comments, ...markupComments(source, script)]) {
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
  for (const node of file.program.body) {
    const isImport = node.type === 'ImportDeclaration' || ('source' in node && node.source)
    if (!isImport || !ignored.has(lineStart(source, startOf(node)))) continue
    let at = startOf(node)
    while (at > 0 && at <= endOf(node)) {
      ignored.add(lineStart(source, at))
      at = source.indexOf('\n', at) + 1
    }
  }
  return {
    ignoresFile,
    ignores: (offset) => ignored.has(lineStart(source, offset)),
    overlaps: (start, end) =>
      comments.some((comment) => (comment.start ?? 0) < end && start < (comment.end ?? 0)),
  }
}

/** `<!-- … -->` around the scripts of a component. */
function markupComments(source: string, { template, ranges }: Script) {
  if (template === null) return []
  return [...source.matchAll(/<!--([\s\S]*?)-->/g)].flatMap(
    ({ index: start, 0: all, 1: value }) => {
      const isInScript = ranges.some(([from, to]) => from <= start && start < to)
      return isInScript ? [] : [{ value: value ?? '', start, end: start + all.length }]
    },
  )
}

/** What to look for in the bytes of files. */
export type Query =
  /** Any of these texts; with `words` only between characters that are no part of a word. */
  | {
      readonly texts: readonly (string | Uint8Array)[]
      readonly words?: boolean
      /** Files beside the sources that count too, as globs. */
      readonly alsoIn?: readonly string[]
    }
  /** A pattern that means the same as a POSIX extended and as a JavaScript expression. */
  | { readonly pattern: string }

/** The files of a project, whichever way they are listed. Paths are below `root`, with `/`, sorted. */
export interface SourceTree {
  /** Absolute path. */
  readonly root: string
  readonly inGit: boolean
  /** Source files that hold what is looked for. */
  filesWith(query: Query): Promise<readonly string[]>
  /** Files whose name fits one of the globs. */
  filesNamed(globs: readonly string[]): Promise<readonly string[]>
}

/** Code unit order: the same on every machine, in every language. */
export function byPath(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

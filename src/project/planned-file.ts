import type { FileResult } from '../../transforms/model.js'

/** What a run is going to do to one file. */
export interface PlannedFile {
  /** Below the root, with `/`. */
  readonly path: string
  readonly result: FileResult
  /** The whole file as it is and as it will be, byte order mark included; null when it stays. */
  readonly change: PlannedChange | null
  /** Set for the helper module of a package. */
  readonly isHelperModule?: true
  /** Set for a package.json, and for a file that holds versions for several of them. */
  readonly isPackageFile?: true
}

/** The text of a file before and after; before is null for a file that is new. */
export interface PlannedChange {
  readonly before: string | null
  readonly after: string
}

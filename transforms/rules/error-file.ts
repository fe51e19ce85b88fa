import type { ScopeTree } from '../scope.js'
import type { AuthUse } from '../uses.js'

/** What is to be known about a file before its reads of `code` can become reads of `name`. */
export interface ErrorFile {
  readonly tree: ScopeTree
  readonly uses: readonly AuthUse[]
  readonly isIgnored: (offset: number) => boolean
  /** TypeScript: what a clause catches has no members until it is cast. */
  readonly typed: boolean
}

/** A use of Auth with what becomes of it. */
export interface Site {
  readonly use: AuthUse
  readonly verdict: { readonly tier: string; readonly functions?: readonly string[] }
}

import type { EditSet } from '../edits.js'
import type { Addition } from '../import-changes.js'
import type { Layout } from '../layout.js'
import type { Choices, Knowledge } from '../model.js'
import type { Node } from '../node.js'
import type { ScopeTree } from '../scope.js'
import type { AuthUse } from '../uses.js'
import type { CaughtCodes } from './caught-codes.js'

export type CallUse = Extract<AuthUse, { kind: 'call' }>

/** What becomes of one site. */
export type Verdict =
  | {
      readonly tier: 'native'
      readonly edits: EditSet
      /** Functions of v6 that the new code calls. */
      readonly functions: readonly string[]
      /** Arguments of v5 that fall away. */
      readonly dropped: readonly Node[]
      /** What the new code imports from other modules than aws-amplify/auth. */
      readonly imports?: readonly Addition[]
      readonly note?: string
    }
  | {
      readonly tier: 'helper'
      readonly edits: EditSet
      /** Functions of the helper module that the new code calls. */
      readonly helpers: readonly string[]
      /** What the new code imports from modules of v6. */
      readonly imports?: readonly Addition[]
      /** Why it is not native. */
      readonly note: string
    }
  | { readonly tier: 'bridge'; readonly note: string }
  /** Belongs to another site, which speaks for it. */
  | { readonly tier: 'part' }
  /** The user asked for other rows only: the site stays as it is and is not reported. */
  | { readonly tier: 'left' }

/** Everything a rule may look at. */
export interface RuleContext {
  readonly path: string
  readonly source: string
  readonly tree: ScopeTree
  readonly uses: readonly AuthUse[]
  readonly layout: Layout
  /** TypeScript: `!` may be written. */
  readonly typed: boolean
  readonly knowledge: Knowledge
  readonly choices: Choices
  /** Arguments of v5 that native calls of this file no longer take. */
  readonly dropped: ReadonlySet<Node>
  /** Answers to challenges that have to stay with v5's user, because their sign-in does. */
  readonly openAnswers: ReadonlySet<Node>
  /** What becomes of the codes of caught errors. */
  readonly caught: CaughtCodes
  /** The name that an export of a module gets in this file, free at all the places named. */
  readonly importName: (module: string, name: string, places: readonly Node[]) => string
  /** The name that a v6 function has in this file. */
  readonly localName: (name: string) => string
  /** The name that a function of the helper module has in this file; null where there is no module. */
  readonly helperName: ((name: string) => string) | null
  /** Is there a comment in this range? */
  readonly hasComment: (start: number, end: number) => boolean
  /** Does the markup of the component read this name of the script? */
  readonly isInMarkup: (name: string) => boolean
  /** Does the user want this line left alone? */
  readonly isIgnored: (offset: number) => boolean
}

export function bridge(note: string): Verdict {
  return { tier: 'bridge', note }
}

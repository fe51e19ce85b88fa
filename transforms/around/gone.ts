import type { Node } from '../node.js'

/** Something about an export of v5 that only a person can deal with. */
export interface Gone {
  /** Where it is: its line is the finding's. */
  readonly node: Node
  readonly row: string
  readonly api: string
  readonly note: string
  /** The place that gets the comment; null where another one speaks for it. */
  readonly marked: Node | null
}

import type { EditSet } from '../edits.js'
import type { Node } from '../node.js'

/** New arguments for a call, or the reason why they cannot be written. */
export type Mapped =
  | { readonly ok: true; readonly edits: EditSet; readonly dropped: readonly Node[] }
  | { readonly ok: false; readonly reason: string }

export const refused = (reason: string): Mapped => ({ ok: false, reason })

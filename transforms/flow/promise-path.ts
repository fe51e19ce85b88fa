import type { Node, NodeOf } from '../node.js'

/** One step that the promise of a call takes through the code around it. */
export interface PromisePath {
  /** The outermost expression that still stands for the same value: the await, the whole chain. */
  readonly end: Node
  readonly awaited: boolean
  /** The value may come from a handler of a rejection instead. */
  readonly recovered: boolean
  /** What becomes of the value. */
  readonly value:
    | { readonly kind: 'ignored' }
    | { readonly kind: 'returned' }
    /** A pattern or name receives it. */
    | { readonly kind: 'bound'; readonly pattern: Node; readonly declarator: Node | null }
    /** The callback of `.then` receives it. */
    | { readonly kind: 'callback'; readonly callback: Node }
    /** It is read, passed or stored on the spot. */
    | { readonly kind: 'used' }
  /** Who sees a rejection, innermost first. */
  readonly handlers: readonly Handler[]
  /** True when a rejection can leave the function unseen by all handlers. */
  readonly propagates: boolean
}

/** Code that receives a rejection. */
export type Handler =
  | { readonly kind: 'clause'; readonly clause: NodeOf<'CatchClause'> }
  | { readonly kind: 'callback'; readonly callback: Node }

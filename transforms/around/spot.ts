import type { Finding, Tier } from '../model.js'
import { type Node, startOf } from '../node.js'
import { positionOf } from '../position.js'

/** A place in a file that there is something to say about. */
export interface Spot {
  readonly node: Node
  /** Id of the row that it rests on. */
  readonly row: string
  readonly api: string
  readonly note?: string
}

/** The finding about a place. */
export function findingAt({ node, row, api, note }: Spot, tier: Tier, source: string): Finding {
  const start = startOf(node)
  const finding = { ...positionOf(source, start), start, api, tier, row }
  return note === undefined ? finding : { ...finding, note }
}

/** A sentence of a row as the end of one that begins with a name. */
export function lowered(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace(/\.$/, '')}`
}

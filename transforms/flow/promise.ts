import type { Node } from '../node.js'
import type { PromisePath } from './promise-path.js'
import { followRejection } from './rejection-path.js'
import { followValue } from './value-path.js'

/** Follows the promise of a call outwards: awaits, chains, callbacks, try statements, returns. */
export function promisePath(call: Node): PromisePath {
  const value = followValue(call)
  const rejection = followRejection(call)
  return { ...value, ...rejection }
}

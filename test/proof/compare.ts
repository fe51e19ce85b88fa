import { isDeepStrictEqual } from 'node:util'
import type { Observation } from './observe.js'

/** One thing that two runs showed differently. */
export interface Contrast {
  readonly what: keyof Observation
  readonly v5: unknown
  readonly v6: unknown
}

/**
 * Everything in which the migrated program is not what it was.
 *
 * @param isParallel true for a program that makes changes at the same time: no major promises their order.
 */
export function contrasts(v5: Observation, v6: Observation, isParallel: boolean): Contrast[] {
  const [one, other] = isParallel ? [inAnyOrder(v5), inAnyOrder(v6)] : [v5, v6]
  const parts = Object.keys(one) as (keyof Observation)[]
  return parts
    .filter((what) => !isSame(what, one, other))
    .map((what) => ({ what, v5: one[what], v6: other[what] }))
}

function inAnyOrder(seen: Observation): Observation {
  const changes = [...seen.changes].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  return { ...seen, changes }
}

function isSame(what: keyof Observation, v5: Observation, v6: Observation): boolean {
  if (what !== 'rejection') return isDeepStrictEqual(v5[what], v6[what])
  // Whether both rejected is another part.
  if (v5.rejection === null || v6.rejection === null) return true
  return v5.rejection.means.includes(v6.rejection.said)
}

import { isDeepStrictEqual } from 'node:util'
import type { Observation } from './observe.js'

/** One thing that two runs showed differently. */
export interface Contrast {
  readonly what: keyof Observation
  readonly v5: unknown
  readonly v6: unknown
}

/** Everything in which the migrated program is not what it was. */
export function contrasts(v5: Observation, v6: Observation): Contrast[] {
  const parts = Object.keys(v5) as (keyof Observation)[]
  return parts
    .filter((what) => !isSame(what, v5, v6))
    .map((what) => ({ what, v5: v5[what], v6: v6[what] }))
}

function isSame(what: keyof Observation, v5: Observation, v6: Observation): boolean {
  if (what !== 'rejection') return isDeepStrictEqual(v5[what], v6[what])
  // Whether both rejected is another part.
  if (v5.rejection === null || v6.rejection === null) return true
  return v5.rejection.means.includes(v6.rejection.said)
}

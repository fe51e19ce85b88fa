import { isDeepStrictEqual } from 'node:util'
import type { Difference } from './differences.js'
import type { GroupName } from './groups.js'
import type { Observation, Step } from './recorder.js'

/** What a comparison has come to. */
export interface Comparison {
  /** What v6 has shown, with what is meant to be different. */
  readonly expected: Observation
  /** The differences that had a part in it. */
  readonly seen: readonly Difference[]
}

/** Says what our door should have shown, by what v6 has. */
export function expectedOf(
  real: Observation,
  ours: Observation,
  differences: readonly Difference[],
  { group, name }: { readonly group: GroupName; readonly name: string },
): Comparison {
  const seen = new Set<Difference>()
  const expected = real.map((step, at) => {
    const where = { scenario: `${group}/${name}`, at, ours: ours[at] }
    return differences.reduce((before: Step, difference) => {
      if (!difference.groups.includes(group)) return before
      const after = difference.apply(before, where)
      if (!isDeepStrictEqual(before, after)) seen.add(difference)
      return after
    }, step)
  })
  return { expected, seen: [...seen] }
}

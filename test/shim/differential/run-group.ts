import { afterAll, describe, expect, test } from 'vitest'
import { expectedOf } from './compare.js'
import type { Difference } from './differences.js'
import { openOurs, openReal } from './doors.js'
import { type GroupName, groups } from './groups.js'
import { intendedDifferences } from './intended-differences.js'
import { observe } from './observe.js'

/**
 * Runs each scenario of a group on both doors, and compares what they show.
 *
 * @param more - what is meant to be different besides
 */
export function runGroup(group: GroupName, more: readonly Difference[] = []): void {
  const scenarios = groups[group]
  const differences = [...intendedDifferences, ...more]
  const seen = new Map<Difference, Set<string>>()
  describe(`${group}: our door shows what aws-amplify 6 shows`, () => {
    test.each(scenarios)('where $name', async (scenario) => {
      const real = await observe(scenario, openReal)
      const ours = await observe(scenario, openOurs)
      const place = { group, name: scenario.name }
      const { expected, seen: here } = expectedOf(real, ours, differences, place)
      for (const difference of here) note(seen, difference, scenario.name)
      expect(ours).toEqual(expected)
    })

    test('and everything that is meant to be different is', () => {
      const meant = differences.filter(({ groups: all }) => all.includes(group))
      const gone = meant.flatMap((difference) => unseen(difference, group, seen.get(difference)))
      expect(gone).toEqual([])
    })

    afterAll(() => {
      const cells = [...seen.values()].reduce((sum, names) => sum + names.size, 0)
      const all = `${scenarios.length} scenarios, ${seen.size} intended differences`
      console.info(`${group}: ${all} in ${cells} places`)
    })
  })
}

function note(seen: Map<Difference, Set<string>>, difference: Difference, name: string): void {
  seen.set(difference, (seen.get(difference) ?? new Set()).add(name))
}

/** Where a difference should have been seen, and was not. */
export function unseen(
  { what, cells }: Difference,
  group: GroupName,
  names: ReadonlySet<string> = new Set(),
): readonly string[] {
  if (cells === undefined) return names.size > 0 ? [] : [`${group}: ${what}`]
  return cells
    .filter((cell) => cell.startsWith(`${group}/`) && !names.has(cell.slice(group.length + 1)))
    .map((cell) => `${cell}: ${what}`)
}

import { describe, expect, test } from 'vitest'
import { type HardCase, hardCases } from './hard-cases.js'
import { migrated, textAfter } from './migrate.js'

/** Cases that come out wrong today. One that comes out right turns red here: its line goes then. */
const WRONG_TODAY: ReadonlySet<string> = new Set([
  'two thousand texts in one sum are no reason to give up',
])

describe('files that are easy to get wrong', () => {
  for (const hard of hardCases) {
    const run = WRONG_TODAY.has(hard.name) ? test.fails : test
    run(hard.name, () => check(hard))
  }
})

test('what is wrong today is one of the cases', () => {
  const known = new Set(hardCases.map(({ name }) => name))
  expect([...WRONG_TODAY].filter((name) => !known.has(name))).toEqual([])
  expect(known.size).toBe(hardCases.length)
})

function check({ path, before, after }: HardCase): void {
  const expected =
    after === 'shim' ? before.replace("'aws-amplify'", "'@amplift/auth/legacy'") : after
  const first = migrated(before, path)
  expect(first.status === 'failed' ? first.reason : textAfter(first, before)).toBe(expected)
  if (first.status !== 'failed') expect(migrated(expected, path).status).toBe('unchanged')
}

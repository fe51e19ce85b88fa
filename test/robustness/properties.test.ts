import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breaches } from './invariants.js'
import { migrated, textAfter } from './migrate.js'
import type { ImportForm, Shape } from './program-shape.js'
import { shapes } from './program-shape.js'
import { type Program, programOf } from './program-text.js'
import { namesOf } from './typescript-names.js'

/** A failure names the seed and the path of the program; both go in here to meet it again. */
const RUNS: fc.Parameters<[Shape]> = { numRuns: 150, seed: 20_270_301 }

const ROOT_NAMES: Partial<Record<ImportForm, string>> = {
  alias: 'Cognito',
  namespace: 'aws',
  'require-namespace': 'aws',
  amplify: 'Amplify',
  'default-amplify': 'Amplify',
}

const always = (check: (program: Program, shape: Shape) => void) =>
  fc.assert(
    fc.property(shapes, (shape) => check(programOf(shape), shape)),
    RUNS,
  )

describe('whatever the program', () => {
  test('it parses, every name keeps its meaning, imports are used once, and a second run rests', () => {
    always(({ source, path }) => expect(breaches(source, path)).toEqual([]))
  })

  test('no use of Auth is lost and none is found twice', () => {
    always(({ source, path }, { form }) => {
      const names = namesOf(source, path)
      const root = ROOT_NAMES[form] ?? 'Auth'
      const uses = names.reads.filter(
        ({ name, declaredAt }) =>
          name === root && declaredAt.some((at) => names.amplifyNames.has(at)),
      )
      const { findings } = migrated(source, path)
      expect(findings.map(({ start }) => start)).toEqual(uses.map(({ start }) => start))
    })
  })

  test('text that is neither a site nor an import stays as it is, in its order', () => {
    always(({ source, path, kept }) => {
      const after = textAfter(migrated(source, path), source)
      let at = 0
      const lost = kept.filter((text) => {
        const found = after.indexOf(text, at)
        if (found >= 0) at = found + text.length
        return found < 0
      })
      expect(lost).toEqual([])
    })
  })

  test('what arguments do is done once, and in the order in which it was done', () => {
    always(({ source, path, effects }) => {
      const after = textAfter(migrated(source, path), source)
      expect([...after.matchAll(/\be\d+(?=\(\))/g)].map(([name]) => name)).toEqual(effects)
    })
  })
})

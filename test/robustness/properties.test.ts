import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breaches } from './invariants.js'
import { migrated, textAfter } from './migrate.js'
import { shapes } from './program-shape.js'
import { type Program, programOf } from './program-text.js'
import { namesOf } from './typescript-names.js'

/** A failure names the path of the program that it shrank to; with the seed it comes back. */
const RUNS = { numRuns: 250, seed: 20_270_301 }

function always(check: (program: Program) => void): void {
  const property = fc.property(shapes.map(programOf), (program) => {
    check(program)
  })
  fc.assert(property, RUNS)
}

describe('whatever the program', () => {
  test('it parses, every name keeps its meaning, and imports are there once and used', () => {
    always(({ source, path }) => expect(breaches(source, path)).toEqual([]))
  })

  test('a second run changes nothing', () => {
    always(({ source, path }) => {
      // What the first run did to a session is not seen by the second: one of the hard cases.
      fc.pre(!source.includes('const user'))
      const after = textAfter(migrated(source, path), source)
      expect(textAfter(migrated(after, path), after)).toBe(after)
    })
  })

  test('no use of Auth is lost and none is found twice', () => {
    always(({ source, path, root }) => {
      const names = namesOf(source, path)
      const uses = names.reads.filter(
        ({ name, declaredAt }) =>
          name === root && declaredAt.some((at) => names.amplifyNames.has(at)),
      )
      // What else a line imports from v5 is a finding of its own.
      const found = migrated(source, path).findings.filter(
        ({ line }) => !source.split('\n')[line - 1]?.startsWith('import '),
      )
      expect(found.map(({ start }) => start)).toEqual(uses.map(({ start }) => start))
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

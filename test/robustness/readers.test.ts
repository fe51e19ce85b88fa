import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FileResult } from '../../transforms/model.js'
import { breaches } from './invariants.js'
import { HELPERS, migrated, textAfter } from './migrate.js'
import { compiled, NOT_COMPARED, tracesOf } from './observe.js'
import { type ReaderProgram, readerPrograms, signInPrograms } from './reader-program.js'
import { situations } from './world.js'

const SEED = 20_270_301
const doors = [null, HELPERS]

type Check = (program: ReaderProgram, helpers: string | null) => void

/** A failure names the path of the program that it shrank to; with the seed it comes back. */
function always(numRuns: number, check: Check) {
  const property = fc.property(readerPrograms, fc.constantFrom(...doors), check)
  fc.assert(property, { numRuns, seed: SEED })
}

describe('whatever a program reads of what v5 resolves with', () => {
  test('it does and says the same on v6, in the same order, whoever is signed in', async () => {
    const tiers = new Set<string>()
    const same = fc.asyncProperty(readerPrograms, (program) => doesTheSame(program, tiers))
    await fc.assert(same, { numRuns: 450, seed: SEED })
    expect([...tiers].sort()).toEqual(['bridge', 'helper', 'native'])
  })

  test('a sign-in takes the same steps on v6, whatever is asked', async () => {
    const tiers = new Set<string>()
    const same = fc.asyncProperty(signInPrograms, (program) => doesTheSame(program, tiers))
    await fc.assert(same, { numRuns: 200, seed: SEED })
    expect([...tiers].sort()).toEqual(['bridge', 'helper', 'native'])
  })

  test('it parses, every name keeps its meaning, and imports are there once and used', () => {
    always(250, ({ source, path }, door) => {
      expect(breaches(source, path, door)).toEqual([])
    })
  })

  test('a second run changes nothing', () => {
    always(250, ({ source, path }, door) => {
      const after = textAfter(migrated(source, path, door), source)
      expect(textAfter(migrated(after, path, door), after)).toBe(after)
    })
  })

  test('every call of Auth is found once', () => {
    always(250, ({ source, path }, door) => {
      const uses = [...source.matchAll(/\bAuth(?=\s*\.)/g)].map(({ index }) => index)
      expect(migrated(source, path, door).findings.map(({ start }) => start)).toEqual(uses)
    })
  })

  test('what has nothing to do with it stays, in its order: effects, comments, lines', () => {
    always(250, ({ source, path }, door) => {
      const after = textAfter(migrated(source, path, door), source)
      expect(after.match(OWN_TEXT)).toEqual(source.match(OWN_TEXT))
      expect(lost(linesOfNobody(source), after.split('\n'))).toEqual([])
    })
  })
})

/** Runs a program before and after, in each situation that it may tell apart. */
async function doesTheSame({ source, path }: ReaderProgram, tiers: Set<string>): Promise<void> {
  const wanted = source.includes('signIn(') ? situations : situations.slice(0, 2)
  const before = await tracesOf(compiled(source, path), wanted)
  for (const door of doors) {
    const result = migrated(source, path, door)
    expect(result.status).not.toBe('failed')
    for (const { tier } of result.findings) tiers.add(tier)
    if (isOnShim(result)) continue
    const after = await tracesOf(compiled(textAfter(result, source), path), wanted)
    const did = (traces: readonly string[]) =>
      wanted.flatMap(({ name }, index) =>
        before[index] === NOT_COMPARED ? [] : [`${name}:\n${traces[index]}`],
      )
    expect(did(after), textAfter(result, source)).toEqual(did(before))
  }
}

/** On the shim the program is what it was. */
function isOnShim({ findings }: FileResult): boolean {
  return findings.every(({ tier }) => tier === 'bridge')
}

const OWN_TEXT = /tick\('e\d+'\)|\/[*/] c\d+/g

/** Lines that mention neither Auth nor any name that may hold what it resolved with. */
function linesOfNobody(source: string): string[] {
  return source
    .split('\n')
    .filter((line) => !/\bAuth\b|\b[a-z]+\d+\b/.test(line.replace(/'[^']*'/g, '')))
    .filter((line) => !/\.|\b(?:attributes|session|user)\b/.test(line))
}

function lost(lines: readonly string[], after: readonly string[]): string[] {
  let at = 0
  return lines.filter((line) => {
    const found = after.indexOf(line, at)
    if (found >= 0) at = found + 1
    return found < 0
  })
}

import { describe, expect, test } from 'vitest'
import { tierToday } from '../src/report/explain-method.js'
import { categories, exports } from '../src/table/exports.js'
import { forms } from '../src/table/forms.js'
import { methods } from '../src/table/methods.js'
import { rowById } from '../src/table/rows.js'
import { migrateFile, surveyFile } from '../transforms/file.js'
import type { FileResult, Finding } from '../transforms/model.js'
import { type Case, type Expected, readCases } from './fixtures/cases.js'
import { typeErrors } from './fixtures/type-check.js'

/** Rows that no fixture of their own can show, with the reason. */
const exempt: Readonly<Record<string, string>> = {}

const { cases, strays } = readCases()
const compared = new Set<Case>()
const errorsOnV5 = typeErrors(
  cases.map(({ path }) => path),
  'v5',
)
const errorsOnV6 = typeErrors(
  cases.flatMap(({ output }) => output?.path ?? []),
  'v6',
)

describe('a fixture becomes what it says', () => {
  test.each(cases.map((fixture) => [fixture.name, fixture] as const))('%s', (_, fixture) => {
    compared.add(fixture)
    const { path, input, output, findings } = fixture
    const first = migrate(fixture, input)
    expect(textOf(first, input)).toBe(output?.text ?? input)
    expect(listed(first.findings, findings)).toEqual(findings ?? allNative(first.findings))

    const second = migrate(fixture, output?.text ?? input)
    expect(textOf(second, null), 'a second run changes nothing').toBeNull()
    expect(leftIn(second), 'a second run counts what was left').toEqual(leftIn(first))

    expect(errorsOnV5.get(path) ?? [], 'type errors of the input on v5').toEqual([])
    const errors = isForAPerson(first) ? [] : errorsOnV6.get(output?.path ?? '')
    expect(errors ?? [], 'type errors of the output on v6').toEqual([])
  })
})

describe('the fixtures', () => {
  test('every file is an input, an output, findings.json or facts.json of a case', () => {
    expect(strays).toEqual([])
  })

  test('every output differs from its input', () => {
    expect(names(({ input, output }) => input === output?.text)).toEqual([])
  })

  test('every folder is named by a row', () => {
    expect(names(({ row }) => !rowById(row))).toEqual([])
  })

  test('every folder of a method shows that method', () => {
    const isMethod = (row: string) => methods.some(({ id }) => id === row)
    expect(names(({ row, input }) => isMethod(row) && !input.includes(row))).toEqual([])
  })

  test.each([...methods, ...forms, ...exports, ...categories])('$id has a fixture', ({ id }) => {
    expect(cases.some(({ row }) => row === id)).toBe(!exempt[id])
  })

  test.each(methods)('$id has a fixture of the best that becomes of it', (method) => {
    const best = tierToday(method)
    const shows = ({ row, tier }: Expected) => row === method.id && tier === best
    const isShown = ({ row, findings }: Case) =>
      row === method.id && (findings?.some(shows) ?? best === 'native')
    expect(names(isShown)).not.toEqual([])
  })

  test('all were compared', () => {
    expect(names((fixture) => !compared.has(fixture))).toEqual([])
  })
})

function names(test: (fixture: Case) => boolean): string[] {
  return cases.filter(test).map(({ name }) => name)
}

function migrate({ path, knowledge, choices }: Case, text: string): FileResult {
  const result = migrateFile(surveyFile(text, path), knowledge, choices)
  if (result.status === 'failed') throw new Error(result.reason)
  return result
}

function textOf<Same>(result: FileResult, same: Same): string | Same {
  return result.status === 'changed' ? result.code : same
}

/** Findings as `findings.json` writes them, with a note where it gives one. */
function listed(found: readonly Finding[], expected: readonly Expected[] | null): unknown[] {
  return found.map(({ line, api, tier, row, note }, index) => {
    const finding = { line, api, tier, row }
    return expected?.[index]?.note === undefined ? finding : { ...finding, note }
  })
}

function allNative(found: readonly Finding[]): unknown[] {
  return found.map(({ line, api, row }) => ({ line, api, tier: 'native', row }))
}

/** What a person still has to do cannot type-check yet. */
function isForAPerson({ findings }: FileResult): boolean {
  return findings.some(({ tier }) => tier === 'manual')
}

function leftIn({ findings }: FileResult): string[] {
  return findings
    .filter(({ tier }) => tier === 'bridge' || tier === 'manual')
    .map(({ tier, row, api }) => `${tier} ${row} ${api}`)
    .sort()
}

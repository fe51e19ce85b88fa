import { expect, test } from 'vitest'
import { buildReport } from '../../src/report/report.js'
import { isOwnReport, reportFormat } from '../../src/report/report-formats.js'
import type { FileResult, Finding, Tier } from '../../transforms/model.js'

const finding = (tier: Tier, line: number, note?: string): Finding => ({
  ...{ line, column: 4, start: line * 100, api: 'signOut', tier, row: 'signOut' },
  ...(note === undefined ? {} : { note }),
})

const build = (files: Readonly<Record<string, FileResult>>) =>
  buildReport({
    tool: 'amplift 1.2.3',
    root: '/app',
    files: Object.entries(files).map(([path, result]) => ({ path, result })),
    ms: 12.6,
  })

test('has exactly the fields that it promises', () => {
  const report = build({
    'a.ts': { status: 'changed', code: 'x', findings: [finding('native', 3)] },
    'b.ts': { status: 'unchanged', findings: [finding('manual', 1, 'Look at it.')] },
    'c.ts': { status: 'failed', reason: 'syntax error', line: 7, findings: [] },
    'd.ts': { status: 'skipped', reason: 'minified', findings: [] },
  })
  expect(report).toStrictEqual({
    version: 1,
    tool: 'amplift 1.2.3',
    root: '/app',
    files: [
      {
        path: 'a.ts',
        status: 'changed',
        sites: [{ line: 3, column: 4, api: 'signOut', tier: 'native', row: 'signOut' }],
      },
      {
        path: 'b.ts',
        status: 'unchanged',
        sites: [
          {
            line: 1,
            column: 4,
            api: 'signOut',
            tier: 'manual',
            row: 'signOut',
            note: 'Look at it.',
          },
        ],
      },
      { path: 'c.ts', status: 'failed', reason: 'line 7: syntax error', sites: [] },
      { path: 'd.ts', status: 'skipped', reason: 'minified', sites: [] },
    ],
    totals: { files: 4, sites: 2, native: 1, helper: 0, bridge: 0, manual: 1, packages: 0, ms: 13 },
  })
})

test('leaves out files that stay as they are and have nothing in them', () => {
  expect(build({ 'a.ts': { status: 'unchanged', findings: [] } }).files).toEqual([])
})

test('lists a file that changed without a site', () => {
  const { files } = build({ 'a.ts': { status: 'changed', code: 'x', findings: [] } })
  expect(files.map(({ path }) => path)).toEqual(['a.ts'])
})

test('orders the sites of a file as they stand in it', () => {
  const findings = [finding('bridge', 9), finding('native', 2), finding('manual', 5)]
  const { files } = build({ 'a.ts': { status: 'unchanged', findings } })
  expect(files[0]?.sites.map(({ line }) => line)).toEqual([2, 5, 9])
})

test('counts every tier', () => {
  const findings = (
    ['native', 'helper', 'helper', 'bridge', 'bridge', 'bridge', 'manual'] as const
  ).map((tier, index) => finding(tier, index))
  const { totals } = build({ 'a.ts': { status: 'unchanged', findings } })
  expect(totals).toMatchObject({ sites: 7, native: 1, helper: 2, bridge: 3, manual: 1 })
})

test('is written as JSON for a person and a machine, and knows its own', () => {
  const report = build({ 'a.ts': { status: 'unchanged', findings: [finding('bridge', 1)] } })
  const text = reportFormat('out/report.JSON')?.(report) ?? ''
  expect(JSON.parse(text)).toEqual(report)
  expect(text.endsWith('}\n')).toBe(true)
  expect(isOwnReport(text)).toBe(true)
  expect(
    ['{}', '{"tool":"other 1"}', 'null', 'text', '[]', '{"tool":1}'].filter(isOwnReport),
  ).toEqual([])
})

test('writes JSON whatever the file is called, but not where another format is asked for', () => {
  const names = ['report', 'json', 'a.json/report', 'report.json.2', '.constructor', 'x.__proto__']
  expect(names.filter((name) => reportFormat(name) === null)).toEqual([])
  expect(
    ['report.md', 'REPORT.HTML', 'x.sarif'].filter((name) => reportFormat(name) !== null),
  ).toEqual([])
})

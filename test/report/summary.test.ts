import picocolors from 'picocolors'
import { describe, expect, test } from 'vitest'
import { buildReport, type Report } from '../../src/report/report.js'
import type { Look } from '../../src/report/site-list.js'
import { checkText, statusText } from '../../src/report/status.js'
import { runSummary } from '../../src/report/summary.js'
import type { FileResult, Finding, Tier } from '../../transforms/model.js'

const look: Look = { colors: picocolors.createColors(false), shown: (path) => path }
const facts = { hasWritten: true, unchanged: 4, helperModules: [] }

const finding = (tier: Tier, line: number, note?: string): Finding => ({
  ...{ line, column: 0, start: line, api: 'signIn', tier, row: 'signIn' },
  ...(note === undefined ? {} : { note }),
})

const report = (files: Readonly<Record<string, FileResult>>): Report =>
  buildReport({
    tool: 'amplift 0',
    root: '/app',
    files: Object.entries(files).map(([path, result]) => ({ path, result })),
    ms: 1,
  })

const some = report({
  'src/a.ts': {
    status: 'changed',
    code: '',
    findings: [finding('native', 1), finding('bridge', 2, 'the user leaves the function')],
  },
  'src/deep/b.ts': { status: 'changed', code: '', findings: [finding('native', 5)] },
  'c.ts': { status: 'unchanged', findings: [finding('manual', 7, 'Only you can know.')] },
  'src/bad.ts': { status: 'failed', reason: 'unexpected token', line: 3, findings: [] },
  'v.js': { status: 'skipped', reason: 'minified', findings: [] },
})

describe('the summary of a run', () => {
  test('reads from the counts to the last line', () => {
    expect(runSummary(some, facts, look)).toBe(`\
  native  2 sites  in 2 files  became v6 functions
  helper  0 sites  in 0 files  became v6 through the helper module
  bridge   1 site  in 1 file   stay v5 calls, on @amplift/auth/legacy
  manual   1 site  in 1 file   left for you

For you to decide (1 site)
  c.ts:7  signIn
    Only you can know.

On @amplift/auth/legacy until you lift them (1 site)
  src/a.ts:2  signIn
    the user leaves the function

Failed, and left as they are (1 file)
  src/bad.ts
    line 3: unexpected token

Skipped (1 file)
  v.js
    minified

2 files changed, 4 unchanged, 1 skipped, 1 failed
`)
  })

  test('names the helper modules', () => {
    const text = runSummary(some, { ...facts, helperModules: ['src/amplify-auth.ts'] }, look)
    expect(text).toContain('\nHelpers are in src/amplify-auth.ts: yours to keep. ')
  })

  test('says of a dry run what would be', () => {
    const text = runSummary(some, { ...facts, hasWritten: false }, look)
    expect(text).toContain('would become v6 functions')
    expect(text).toContain('\n2 files would change, 4 unchanged, 1 skipped, 1 failed\n')
  })

  test('cuts a long list of bridges and never the list for a person', () => {
    const many = (tier: Tier) =>
      Array.from({ length: 30 }, (_, index) => finding(tier, index + 1, 'why'))
    const text = runSummary(
      report({
        'a.ts': { status: 'unchanged', findings: many('bridge') },
        'b.ts': { status: 'unchanged', findings: many('manual') },
      }),
      facts,
      look,
    )
    const linesBelow = (path: string) => text.split(`${path}:1`)[1]?.split('why')[0]
    expect(linesBelow('a.ts')?.match(/\d+/g)).toHaveLength(19)
    expect(text).toContain('\n  … and 10 more; --report <file> lists them all\n')
    expect(linesBelow('b.ts')?.match(/\d+/g)).toHaveLength(29)
  })

  test('says once what many sites have in common', () => {
    const text = runSummary(
      report({
        'a.ts': {
          status: 'unchanged',
          findings: [1, 4, 9].map((line) => finding('manual', line, 'API is gone')),
        },
        'b.ts': { status: 'unchanged', findings: [finding('manual', 2, 'API is gone')] },
        'c.ts': { status: 'unchanged', findings: [finding('manual', 3, 'another')] },
      }),
      facts,
      look,
    )
    expect(text).toContain(
      [
        '  a.ts:1  signIn',
        '      and in lines 4, 9',
        '  b.ts:2  signIn',
        '    API is gone',
        '  c.ts:3  signIn',
        '    another',
      ].join('\n'),
    )
  })

  test('takes the sentence of the row where a site has none of its own', () => {
    const text = runSummary(
      report({ 'a.ts': { status: 'unchanged', findings: [finding('manual', 1)] } }),
      facts,
      look,
    )
    expect(text).toMatch(/a\.ts:1 {2}signIn\n {4}[A-Z]\w+ .*\./)
  })

  test('fits into 80 columns', () => {
    const note = 'a long sentence about what happens here and what does not, '.repeat(5)
    const long = report({
      'a.ts': {
        status: 'unchanged',
        findings: [finding('manual', 1, note), finding('bridge', 2, note)],
      },
    })
    for (const text of [
      runSummary(long, facts, look),
      statusText(long, look),
      runSummary(some, facts, look),
    ]) {
      expect(text.split('\n').filter((line) => line.length > 80)).toEqual([])
    }
  })

  test('shows paths as the reader can open them', () => {
    const text = runSummary(some, facts, { ...look, shown: (path) => `../app/${path}` })
    expect(text).toContain('  ../app/c.ts:7  signIn')
    expect(text).toContain('  ../app/src/bad.ts\n')
  })
})

describe('the status', () => {
  test('counts per tier, folder and row', () => {
    expect(statusText(some, look)).toBe(`\
  native  2 sites  in 2 files  amplift run makes them v6 functions
  helper  0 sites  in 0 files  amplift run takes them to the helper module
  bridge   1 site  in 1 file   v5 calls, to stay on @amplift/auth/legacy
  manual   1 site  in 1 file   for you

By folder
  src       2  1 native, 1 bridge
  .         1  1 manual
  src/deep  1  1 native

By row
  signIn  4  2 native, 1 bridge, 1 manual

Failed, and left as they are (1 file)
  src/bad.ts
    line 3: unexpected token

Skipped (1 file)
  v.js
    minified

4 sites of v5 Auth left in 3 files, 1 file could not be looked at.
`)
  })
})

describe('the check', () => {
  test('names every place and ends with the count', () => {
    const text = checkText(some, look)
    expect(text.match(/^ {2}\S+:\d+ {2}signIn$/gm)).toHaveLength(4)
    expect(
      text.endsWith('4 sites of v5 Auth left in 3 files, 1 file could not be looked at.\n'),
    ).toBe(true)
  })

  test('is one line when nothing is left', () => {
    expect(checkText(report({}), look)).toBe('No use of v5 Auth is left.\n')
  })

  test('does not say that nothing is left where a file could not be looked at', () => {
    const text = checkText(
      report({ 'a.ts': { status: 'failed', reason: 'no', findings: [] } }),
      look,
    )
    expect(text.endsWith('None found, 1 file could not be looked at.\n')).toBe(true)
  })
})

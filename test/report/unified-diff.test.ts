import picocolors from 'picocolors'
import { expect, test } from 'vitest'
import { unifiedDiff } from '../../src/report/unified-diff.js'
import { folderWith } from '../setup/temporary-project.js'

const plain = picocolors.createColors(false)

test('shows what changes with three lines around it', () => {
  const before = ['1', '2', '3', '4', 'old', '6', '7', '8', '9', ''].join('\n')
  const after = before.replace('old', 'new\nmore')
  expect(unifiedDiff({ path: 'src/a.ts', before, after }, plain)).toBe(
    [
      '--- a/src/a.ts',
      '+++ b/src/a.ts',
      '@@ -2,7 +2,8 @@',
      ' 2',
      ' 3',
      ' 4',
      '-old',
      '+new',
      '+more',
      ' 6',
      ' 7',
      ' 8',
      '',
    ].join('\n'),
  )
})

test('colours only what is to be seen', () => {
  const text = unifiedDiff(
    { path: 'a.ts', before: 'old\n', after: 'new\n' },
    picocolors.createColors(true),
  )
  expect(text).toContain('\u001B[31m-old\u001B[39m\n')
  expect(text).toContain('\u001B[32m+new\u001B[39m\n')
})

test.each([
  ['ordinary lines', 'a.ts', 'a\nold\nb\n', 'a\nnew\nb\n'],
  ['CRLF', 'a.ts', 'a\r\nold\r\nb\r\n', 'a\r\nnew\r\nb\r\n'],
  ['mixed line endings', 'a.ts', 'a\r\nold\nb\rc\n', 'a\r\nnew\nb\rc\n'],
  ['no newline at the end', 'a.ts', 'a\nold', 'a\nnew'],
  ['a newline that comes', 'a.ts', 'old', 'old\n'],
  ['a byte order mark', 'a.ts', '\uFEFFold\nb\n', '\uFEFFnew\nb\n'],
  ['a line that begins like the diff', 'a.ts', '-- a\n++ b\nold\n', '-- a\n++ b\nnew\n'],
  ['a file that becomes empty', 'a.ts', 'old\n', ''],
  ['a name with a space', 'a b.ts', 'old\n', 'new\n'],
  ['several places', 'a.ts', `old\n${'x\n'.repeat(20)}old\n`, `new\n${'x\n'.repeat(20)}new\n`],
])('git applies it: %s', (_what, path, before, after) => {
  const project = folderWith({
    [path]: before,
    'the.diff': unifiedDiff({ path, before, after }, plain),
  })
  project.git('apply', '--unsafe-paths', '--whitespace=nowarn', 'the.diff')
  expect(project.read(path)).toBe(after)
})

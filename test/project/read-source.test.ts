import { mkdirSync, symlinkSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSource } from '../../src/project/read-source.js'
import { folderWith } from '../setup/temporary-project.js'

const v5 = `import { Auth } from 'aws-amplify'\n`

test('keeps the byte order mark apart and every line ending as it is', () => {
  const project = folderWith({ 'a.ts': `\uFEFF${v5}a\r\nb\rc\n\td` })
  expect(readSource(project.at('a.ts'))).toEqual({
    kind: 'text',
    mark: '\uFEFF',
    text: `${v5}a\r\nb\rc\n\td`,
  })
})

test('gives back text whose bytes are those of the file', () => {
  const bytes = Buffer.from(`${v5}// 😀 \u2028 é \0 \uFEFF inside\n`)
  const project = folderWith({ 'a.ts': bytes })
  const read = readSource(project.at('a.ts'))
  expect(read.kind === 'text' && Buffer.from(read.mark + read.text)).toEqual(bytes)
})

test('fails on Latin-1 and names the line', () => {
  const project = folderWith({ 'a.js': Buffer.from(`${v5}\n// caf\xE9\n`, 'latin1') })
  expect(readSource(project.at('a.js'))).toMatchObject({
    result: { status: 'failed', reason: 'not UTF-8: line 3 has bytes that are no character' },
  })
})

test('fails on UTF-16, whichever byte comes first', () => {
  const little = Buffer.from(`\uFEFF${v5}`, 'utf16le')
  const project = folderWith({ 'l.ts': little, 'b.ts': Buffer.from(little).swap16() })
  const result = { status: 'failed', reason: 'not UTF-8: it is UTF-16' }
  expect(readSource(project.at('l.ts'))).toMatchObject({ result })
  expect(readSource(project.at('b.ts'))).toMatchObject({ result })
})

test('passes over other encodings where nothing of v5 is in them', () => {
  const project = folderWith({
    'utf16.ts': Buffer.from('\uFEFFconst a = 1', 'utf16le'),
    'latin1.ts': Buffer.from('const a = "\xFF\xFE \xE9"', 'latin1'),
  })
  expect(readSource(project.at('utf16.ts'))).toEqual({ kind: 'gone' })
  expect(readSource(project.at('latin1.ts'))).toEqual({ kind: 'gone' })
})

test('skips a file over 1 MB and one with a line that no person writes', () => {
  const project = folderWith({
    'big.js': v5 + '// line\n'.repeat(150_000),
    'min.js': `${v5}\n${'a'.repeat(20_001)}\n`,
    'fits.js': `${v5}\n${'a'.repeat(20_000)}\n${'b'.repeat(20_000)}`,
  })
  expect(readSource(project.at('big.js'))).toMatchObject({
    result: { status: 'skipped', reason: 'larger than 1 MB (1.2 MB)' },
  })
  expect(readSource(project.at('min.js'))).toMatchObject({
    result: { status: 'skipped', reason: 'minified (line 3 is over 20000 characters)' },
  })
  expect(readSource(project.at('fits.js')).kind).toBe('text')
})

test('follows no link and takes a folder for no file', () => {
  const project = folderWith({ 'a.ts': v5 })
  symlinkSync('a.ts', project.at('link.ts'))
  mkdirSync(project.at('folder.ts'))
  const found = ['link.ts', 'folder.ts', 'missing.ts', 'a.ts/b.ts'].map((path) =>
    readSource(project.at(path)),
  )
  expect(found).toEqual(found.map(() => ({ kind: 'gone' })))
})

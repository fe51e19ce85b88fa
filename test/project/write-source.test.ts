import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, inject, test } from 'vitest'
import { whyReadOnly, writeSource } from '../../src/project/write-source.js'
import { folderWith } from '../setup/temporary-project.js'

test('writes the new bytes and leaves nothing else behind', () => {
  const project = folderWith({ 'a.ts': '\uFEFFold\r\n' })
  expect(writeSource(project.at('a.ts'), '\uFEFFold\r\n', '\uFEFFnew\r\n')).toBeNull()
  expect(project.bytes('a.ts')).toEqual(Buffer.from('\uFEFFnew\r\n'))
  expect(project.list()).toEqual(['a.ts'])
})

test('keeps the mode of the file', () => {
  const project = folderWith({ 'a.js': 'old' })
  chmodSync(project.at('a.js'), 0o777)
  expect(writeSource(project.at('a.js'), 'old', 'new')).toBeNull()
  expect(lstatSync(project.at('a.js')).mode & 0o777).toBe(0o777)
})

test('leaves a file alone that is not as it was read', () => {
  const project = folderWith({ 'a.ts': 'edited' })
  expect(writeSource(project.at('a.ts'), 'old', 'new')).toBe('changed during the run')
  expect(project.read('a.ts')).toBe('edited')
  expect(project.list()).toEqual(['a.ts'])
})

test('does not bring back a file that is gone, nor write through a link that took its place', () => {
  const project = folderWith({ 'a.ts': 'old', 'target.ts': 'old' })
  rmSync(project.at('a.ts'))
  expect(writeSource(project.at('a.ts'), 'old', 'new')).toBe('changed during the run')
  symlinkSync('target.ts', project.at('a.ts'))
  expect(writeSource(project.at('a.ts'), 'old', 'new')).toBe('changed during the run')
  expect(project.read('target.ts')).toBe('old')
})

test('leaves a read-only file alone, whoever runs it', () => {
  const project = folderWith({ 'a.ts': 'old' })
  chmodSync(project.at('a.ts'), 0o444)
  expect(whyReadOnly(project.at('a.ts'))).toBe('read-only')
  expect(writeSource(project.at('a.ts'), 'old', 'new')).toBe('read-only')
  expect(project.read('a.ts')).toBe('old')
  chmodSync(project.at('a.ts'), 0o644)
  expect(whyReadOnly(project.at('a.ts'))).toBeNull()
})

test('says what the system says when it cannot write', () => {
  const project = folderWith({})
  mkdirSync(project.at('a.ts'))
  expect(writeSource(project.at('a.ts'), 'old', 'new')).toBe('changed during the run')
  expect(writeSource(join(project.root, 'x'.repeat(300)), 'old', 'new')).toContain('ENAMETOOLONG')
})

test('replaces the file and does not write into it', () => {
  const project = folderWith({ 'a.ts': 'old' })
  linkSync(project.at('a.ts'), project.at('other-name.ts'))
  expect(writeSource(project.at('a.ts'), 'old', 'new')).toBeNull()
  expect(project.read('other-name.ts')).toBe('old')
})

test('a process that is killed at any moment leaves the old bytes or the new ones', async () => {
  const project = folderWith({ 'a.ts': letters('a') })
  const file = project.at('a.ts')
  const writer = join(inject('builtPackage'), 'dist/src/project/write-source.js')
  const script = `
    import { writeSource } from ${JSON.stringify(pathToFileURL(writer).href)}
    import { readFileSync } from 'node:fs'
    for (;;) {
      const before = readFileSync(${JSON.stringify(file)}, 'utf8')
      const failed = writeSource(${JSON.stringify(file)}, before, (before[0] === 'a' ? 'b' : 'a').repeat(${size}))
      console.log(failed ?? 'written')
    }`
  for (let round = 0; round < 3; round += 1) {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script])
    await once(child.stdout, 'data')
    // Every look finds what a kill at that moment would leave; the last look is after a real one.
    for (let look = 0; look < 60; look += 1) expect(isWhole(readFileSync(file, 'utf8'))).toBe(true)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(isWhole(readFileSync(file, 'utf8'))).toBe(true)
  }
})

const size = 1_000_000

function letters(letter: string): string {
  return letter.repeat(size)
}

function isWhole(text: string): boolean {
  return text === letters('a') || text === letters('b')
}

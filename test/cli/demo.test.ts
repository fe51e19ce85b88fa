import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { runDemo } from '../../src/cli/sample-run.js'
import { terminalIn } from '../setup/captured-terminal.js'
import { folderWith, repositoryWith } from '../setup/temporary-project.js'
import { loadWordTransforms } from '../setup/word-transforms.js'

const v5 = `import { Auth } from 'aws-amplify'\n`
const sample = fileURLToPath(new URL('../../examples/react-v5', import.meta.url))

test('without a folder it migrates a copy of the sample app and says where it is', async () => {
  const terminal = terminalIn(folderWith({}).root)
  const before = contents(sample)
  expect(await runDemo([], terminal)).toBe(0)
  const out = terminal.stdout()
  const copy = /^Migrated copy of the sample app: (.+)$/m.exec(out)?.[1] ?? ''
  const report = /^Report: (.+)$/m.exec(out)?.[1] ?? ''
  onTestFinished(() => rmSync(dirname(copy), { recursive: true, force: true }))
  expect(out).toMatch(/^--- a\/package\.json\n/)
  expect(out).toMatch(/\d+ files changed, \d+ unchanged, \d+ skipped, 0 failed\n/)
  expect(JSON.parse(readFileSync(report, 'utf8')).root).toBe(copy)
  expect(contents(sample)).toEqual(before)
  const added = Object.keys(contents(copy)).filter((path) => !Object.hasOwn(before, path))
  expect(added).toEqual(['/src/amplify-auth.ts'])
  expect(contents(copy)).not.toEqual(before)
})

test('with a folder it migrates that folder, with the diff', async () => {
  const project = repositoryWith({ 'app/a.ts': `${v5}OLD()\n` })
  const terminal = terminalIn(project.root)
  expect(await runDemo(['app'], terminal, loadWordTransforms)).toBe(0)
  onTestFinished(() => {
    const report = /^Report: (.+)$/m.exec(terminal.stdout())?.[1] ?? ''
    rmSync(dirname(report), { recursive: true, force: true })
  })
  expect(terminal.stdout()).toContain('-OLD()\n+NEW()\n')
  expect(project.read('app/a.ts')).toBe(`${v5}NEW()\n`)
  expect(project.git('status', '--porcelain')).toBe(' M app/a.ts\n')
})

test('with a folder it refuses what run refuses, and leaves nothing behind', async () => {
  const project = folderWith({ 'a.ts': `${v5}OLD()\n` })
  const temporary = folderWith({})
  vi.stubEnv('TMPDIR', temporary.root)
  onTestFinished(() => void vi.unstubAllEnvs())
  const terminal = terminalIn(project.root)
  expect(await runDemo(['.'], terminal, loadWordTransforms)).toBe(1)
  expect(await runDemo(['gone'], terminal, loadWordTransforms)).toBe(2)
  expect(await runDemo(['a', 'b'], terminal, loadWordTransforms)).toBe(2)
  expect(project.read('a.ts')).toBe(`${v5}OLD()\n`)
  expect(readdirSync(temporary.root)).toEqual([])
})

function contents(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {}
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/node_modules|\/dist/.test(entry.parentPath))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')])
      .sort(),
  )
}

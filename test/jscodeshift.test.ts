import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, inject, test } from 'vitest'
import { folderWith } from './setup/temporary-project.js'

const sample = fileURLToPath(new URL('../examples/react-v5/src', import.meta.url))
const jscodeshift = createRequire(import.meta.url).resolve('jscodeshift/bin/jscodeshift.js')

/** Every file of the sample app, each in a folder of its own: jscodeshift sees one at a time. */
function sampleFiles(): Record<string, string> {
  const files = readdirSync(sample, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.[jt]sx?$/.test(path),
  )
  return Object.fromEntries(
    files.map((path, index) => {
      const name = path.split(/[\\/]/).at(-1) ?? ''
      return [`${index}/${name}`, readFileSync(join(sample, path), 'utf8')]
    }),
  )
}

function shifted(files: Record<string, string>, parser: string, extensions: string) {
  const project = folderWith(files)
  const transform = join(inject('builtPackage'), 'dist', 'transforms', 'auth.js')
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [jscodeshift, '-t', transform, '--parser', parser, `--extensions=${extensions}`, project.root],
    { encoding: 'utf8' },
  )
  expect([status, stderr.replace(/^.*ExperimentalWarning[^\n]*\n.*\n/m, '')]).toEqual([0, ''])
  expect(stdout).toMatch(/(?<!\d)0 errors/)
  return project
}

test('as a jscodeshift transform it writes what a run writes for that file alone', () => {
  const files = sampleFiles()
  const project = shifted(files, 'tsx', 'js,jsx,ts,tsx')
  const main = join(inject('builtPackage'), 'dist', 'src', 'cli', 'main.js')
  let changed = 0
  for (const [path, before] of Object.entries(files)) {
    const name = path.split('/')[1] ?? ''
    const after = project.read(path)
    if (after === before && !before.includes('aws-amplify')) continue
    const alone = folderWith({ [name]: before })
    const flags = ['run', '--no-types', '--no-helpers', '--force', alone.root]
    expect(spawnSync(process.execPath, [main, ...flags]).status).toBe(0)
    expect(alone.read(name), path).toBe(after)
    if (after !== before) changed++
  }
  expect(changed).toBeGreaterThan(15)
}, 120_000)

test('jscodeshift counts a file that does not parse as an error and leaves it', () => {
  const project = folderWith({ 'a.js': "import { Auth } from 'aws-amplify'\nAuth.signOut(\n" })
  const transform = join(inject('builtPackage'), 'dist', 'transforms', 'auth.js')
  const { stdout } = spawnSync(process.execPath, [jscodeshift, '-t', transform, project.root], {
    encoding: 'utf8',
  })
  expect(stdout).toMatch(/(?<!\d)1 errors/)
  expect(project.read('a.js')).toContain('Auth.signOut(\n')
})

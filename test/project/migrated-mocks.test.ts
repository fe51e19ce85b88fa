import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { root } from '../fixtures/cases.js'
import { repositoryWith, type TemporaryProject } from '../setup/temporary-project.js'

/** An app of fixtures/mocked, what runs its tests, and where they take v5 from. */
interface App {
  readonly name: string
  readonly bin: string
  readonly flags: readonly string[]
  readonly node?: readonly string[]
  /** A configuration in which `aws-amplify` is v5. */
  readonly v5: string
}

const installed = join(root, 'node_modules')

const jest = {
  bin: join(installed, 'jest/bin/jest.js'),
  flags: ['--ci', '--runInBand', '--silent'],
}

const jestOnV5 = `module.exports = { moduleNameMapper: { '^aws-amplify$': '${installed}/aws-amplify-v5' } }`

const vitest = {
  bin: join(installed, 'vitest/vitest.mjs'),
  flags: ['run', '--no-cache', '--no-file-parallelism'],
  v5: `export default { resolve: { alias: { 'aws-amplify': '${installed}/aws-amplify-v5' } } }`,
}

const apps: readonly App[] = [
  { ...jest, name: 'jest', v5: jestOnV5 },
  { ...jest, name: 'jest-manual', v5: jestOnV5 },
  {
    ...jest,
    name: 'jest-esm',
    node: ['--experimental-vm-modules', '--no-warnings'],
    v5: jestOnV5.replace('module.exports =', 'export default').replace('{ ', '{ transform: {}, '),
  },
  { ...vitest, name: 'vitest' },
  { ...vitest, name: 'vitest-manual' },
]

describe.each(apps)('the tests of $name', (fixture) => {
  test('pass on v5 as they are', () => {
    const app = appOf(fixture)
    app.write({ 'v5.config.js': fixture.v5 })
    expect(run(fixture, app, '--config', 'v5.config.js')).toEqual(PASSED)
  })

  test('pass on v6 when they are migrated, and fail when the app does something else', () => {
    const app = migrated(fixture)
    expect(app.list().filter((path) => ASKS.test(path) && isOpen(app.read(path)))).toEqual([])
    expect(run(fixture, app)).toEqual(PASSED)
    const session = app.read('src/session.js')
    app.write({ 'src/session.js': session.replace('signOut({ global: true })', 'signOut()') })
    const { failed } = run(fixture, app)
    expect([...failed].sort()).toEqual(leavingIn(fixture))
  })
})

const ASKS = /^(?!node_modules).*\.(?:test\.[jt]s|js)$/

/** Is something left to a person, or on the shim? */
function isOpen(text: string): boolean {
  return /TODO\(amplift\)|@amplift\/auth/.test(text)
}

/** Tests that ask how the app signs out. */
function leavingIn({ name }: App): string[] {
  const texts = Object.values(filesIn(join(root, 'fixtures/mocked', name)))
  const names = texts.flatMap((text) => [...text.matchAll(/^test\('(leaves[^']*)'/gm)])
  return [...new Set(names.map(([, one = '']) => one))].sort()
}

const PASSED = { status: 0, failed: [] }

/** The fixture as a repository of its own, with what is installed here. */
function appOf({ name }: App): TemporaryProject {
  const folder = join(root, 'fixtures/mocked', name)
  const app = repositoryWith({ ...filesIn(folder), '.gitignore': 'node_modules\n' })
  symlinkSync(installed, app.at('node_modules'))
  return app
}

function migrated(fixture: App): TemporaryProject {
  const app = appOf(fixture)
  const main = join(inject('builtPackage'), 'dist/src/cli/main.js')
  execFileSync(process.execPath, [main, 'run', app.root], { stdio: 'pipe' })
  return app
}

/** Runs the tests of an app, and names those that fail. */
function run({ bin, flags, node = [] }: App, app: TemporaryProject, ...more: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...node, bin, ...flags, ...more],
    {
      cwd: app.root,
      encoding: 'utf8',
      env: ownEnvironment(),
    },
  )
  const lines = `${stdout}\n${stderr}`.split('\n')
  const failed = lines.flatMap((line) => /^\s*(?:●|×) (.*?)(?: \d+ms)?$/.exec(line)?.[1] ?? [])
  return { status, failed: [...new Set(failed)] }
}

/** Without what the runner of this test tells its own processes. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:VITEST|JEST|NODE_)/.test(name))
  return { ...Object.fromEntries(kept), NO_COLOR: '1' }
}

function filesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    files.flatMap((entry) => {
      if (!entry.isFile()) return []
      const path = join(entry.parentPath, entry.name)
      return [[relative(folder, path), readFileSync(path, 'utf8')]]
    }),
  )
}

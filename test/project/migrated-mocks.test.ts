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
  /** A configuration in which `aws-amplify` is v5; null where nothing of v5 itself is run. */
  readonly v5: string | null
}

const installed = join(root, 'node_modules')

const jest = {
  bin: join(installed, 'jest/bin/jest.js'),
  flags: ['--ci', '--runInBand', '--silent'],
}

const apps: readonly App[] = [
  {
    ...jest,
    name: 'jest',
    v5: `module.exports = { moduleNameMapper: { '^aws-amplify$': '${installed}/aws-amplify-v5' } }`,
  },
  { ...jest, name: 'jest-manual', v5: null },
  {
    name: 'vitest',
    bin: join(installed, 'vitest/vitest.mjs'),
    flags: ['run', '--no-cache', '--no-file-parallelism'],
    v5: `export default { resolve: { alias: { 'aws-amplify': '${installed}/aws-amplify-v5' } } }`,
  },
]

describe.each(apps)('the tests of $name', (fixture) => {
  const { v5 } = fixture

  if (v5 !== null) {
    test('pass on v5 as they are', () => {
      const app = appOf(fixture)
      app.write({ 'v5.config.js': v5 })
      expect(run(fixture, app, '--config', 'v5.config.js')).toEqual(PASSED)
    })
  }

  test('pass on v6 when they are migrated, and fail when the app does something else', () => {
    const app = migrated(fixture)
    expect(run(fixture, app)).toEqual(PASSED)
    const session = app.read('src/session.js')
    app.write({ 'src/session.js': session.replace('signOut({ global: true })', 'signOut()') })
    expect(run(fixture, app, 'automock')).toEqual({ status: 1, failed: ['leaves'] })
  })
})

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
function run({ bin, flags }: App, app: TemporaryProject, ...more: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...flags, ...more], {
    cwd: app.root,
    encoding: 'utf8',
    env: ownEnvironment(),
  })
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

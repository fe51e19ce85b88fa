import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Both majors of Amplify are installed side by side. Which copy npm lifts to the top decides what a
 * bare `@aws-amplify/core` means in a test, so a changed lockfile must not change it in silence.
 */
test('the top-level @aws-amplify/core is that of v6', () => {
  expect(majorOf('@aws-amplify/core')).toBe(6)
})

test('aws-amplify is v6, and its auth and core are too', () => {
  expect(majorOf('aws-amplify')).toBe(6)
  expect(majorOf('@aws-amplify/auth', 'aws-amplify')).toBe(6)
  expect(majorOf('@aws-amplify/core', 'aws-amplify')).toBe(6)
})

test('aws-amplify-v5 is v5, and its auth and core are too', () => {
  expect(majorOf('aws-amplify-v5')).toBe(5)
  expect(majorOf('@aws-amplify/auth', 'aws-amplify-v5')).toBe(5)
  expect(majorOf('@aws-amplify/core', 'aws-amplify-v5')).toBe(5)
})

test('the workspaces are the runtime and the local Cognito: examples are never installed', () => {
  const { workspaces } = readJson('package.json') as { workspaces: readonly string[] }
  const { packages } = readJson('package-lock.json') as { packages: Record<string, unknown> }
  const folders = Object.keys(packages).filter((path) => !`/${path}`.includes('/node_modules/'))

  expect([...workspaces].sort()).toEqual(['emulator', 'shim'])
  expect(folders.sort()).toEqual(['', 'emulator', 'shim'])
})

/** The major of a package as code inside `from` gets it. */
function majorOf(name: string, from?: string): number {
  const start = from === undefined ? root : realpathSync(`${root}/node_modules/${from}`)
  const { version } = readJson(manifestOf(name, start)) as { version: string }
  return Number(version.split('.')[0])
}

/** Node's own walk up the folders: `require.resolve` sees only what `exports` lets out. */
function manifestOf(name: string, start: string): string {
  const parts = start.replace(/\/$/, '').split('/')
  for (let depth = parts.length; depth > 0; depth -= 1) {
    const path = `${parts.slice(0, depth).join('/')}/node_modules/${name}/package.json`
    if (existsSync(path)) return path
  }
  throw new Error(`${name} is not installed for ${start}`)
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path.startsWith('/') ? path : `${root}/${path}`, 'utf8'))
}

import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, inject, test } from 'vitest'
import { folderWith } from './setup/temporary-project.js'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Packs the tool as `npm publish` would, from the build that all tests use. */
function packed(): string {
  const stage = folderWith({})
  for (const name of ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'examples']) {
    cpSync(join(root, name), stage.at(name), { recursive: true })
  }
  cpSync(join(inject('builtPackage'), 'dist'), stage.at('dist'), { recursive: true })
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent'], { cwd: stage.root })
  const [tarball] = readdirSync(stage.root).filter((name) => name.endsWith('.tgz'))
  return stage.at(tarball ?? '')
}

test('the packed tool installs in an empty folder and runs there', () => {
  const tarball = packed()
  const app = folderWith({
    'package.json': '{ "private": true }',
    'src/leave.js':
      "import { Auth } from 'aws-amplify'\n\nexport const leave = () => Auth.signOut()\n",
    'src/user.js':
      "import { Auth } from 'aws-amplify'\n\nexport const user = () => Auth.currentAuthenticatedUser()\n",
  })
  const npm = ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball]
  execFileSync('npm', npm, { cwd: app.root, stdio: 'pipe' })

  const help = spawnSync('npx', ['amplift', '--help'], { cwd: app.root, encoding: 'utf8' })
  expect([help.status, help.stdout]).toEqual([0, expect.stringContaining('Usage: amplift')])

  const run = spawnSync('npx', ['amplift', 'run', '--force'], { cwd: app.root, encoding: 'utf8' })
  expect(run.status, run.stderr).toBe(0)
  expect(app.read('src/leave.js')).toBe(
    "import { signOut } from 'aws-amplify/auth'\n\nexport const leave = () => signOut()\n",
  )

  expect(app.read('src/amplify-auth.js')).toContain(
    'export async function currentAuthenticatedUser(',
  )

  const transform = "import('amplift/transforms/auth').then((m) => console.log(typeof m.default))"
  const loaded = spawnSync(process.execPath, ['-e', transform], { cwd: app.root, encoding: 'utf8' })
  expect(loaded.stdout).toBe('function\n')
}, 120_000)

import { chmodSync } from 'node:fs'
import { delimiter } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runProgram } from '../../src/cli/program.js'
import { terminalIn } from '../setup/captured-terminal.js'
import {
  type Files,
  folderWith,
  repositoryWith,
  type TemporaryProject,
} from '../setup/temporary-project.js'

const v5App: Files = {
  'package.json': '{ "dependencies": { "aws-amplify": "^5.3.0" } }\n',
  'src/a.ts': `import { Auth } from 'aws-amplify'\n\nexport const leave = () => Auth.signOut()\n`,
}
const v6App: Files = {
  'package.json': '{ "dependencies": { "aws-amplify": "^6.22.1" } }\n',
  'src/a.ts': `import { signOut } from 'aws-amplify/auth'\n\nexport const leave = () => signOut()\n`,
}

describe('the end of a run', () => {
  test.each([
    ['npm install', { 'package-lock.json': '{}' }],
    ['yarn install', { 'yarn.lock': '' }],
    ['pnpm install', { 'pnpm-lock.yaml': '' }],
    ['bun install', { 'bun.lock': '' }],
    ['npm install', {}],
    ['pnpm install', { 'package.json': v5AppWith('"packageManager": "pnpm@9.1.0"') }],
  ])('names %s where it is what the project uses', async (command, files) => {
    const project = repositoryWith({ ...v5App, ...files })
    const { stdout } = await amplift(project, 'run')
    expect(stdout).toContain(`\nInstall them: ${command}\n`)
    expect(stdout).toContain('  package.json:1  aws-amplify\n    From ^5.3.0 to ^6.22.1.\n')
    expect(stdout.endsWith(' changed, 0 unchanged, 0 skipped, 0 failed\n')).toBe(true)
  })

  test('names the folder that has the lockfile', async () => {
    const inApp = (files: Files) =>
      Object.fromEntries(Object.entries(files).map(([path, text]) => [`apps/web/${path}`, text]))
    const locked = repositoryWith({
      ...inApp(v5App),
      'apps/web/yarn.lock': '',
      'package.json': '{}',
    })
    expect((await amplift(locked, 'run')).stdout).toContain(
      '\nInstall them: cd apps/web && yarn install\n',
    )
    const workspace = repositoryWith({ ...inApp(v5App), 'yarn.lock': '', 'package.json': '{}' })
    expect((await amplift(workspace, 'run')).stdout).toContain('\nInstall them: yarn install\n')
  })

  test('names no command where no version changes', async () => {
    const project = repositoryWith(v6App)
    expect((await amplift(project, 'run', '--force')).stdout).not.toContain('nstall')
  })
})

describe('run --dry-run', () => {
  test('shows the change of package.json and the command, and runs nothing', async () => {
    const project = repositoryWith(v5App)
    const { code, stdout } = await amplift(project, 'run', '--dry-run', '--install')
    expect(code).toBe(0)
    expect(stdout).toContain(
      '-{ "dependencies": { "aws-amplify": "^5.3.0" } }\n+{ "dependencies": { "aws-amplify": "^6.22.1" } }\n',
    )
    expect(stdout).toContain('\nTo install then: npm install\n')
    expect(project.git('status', '--porcelain')).toBe('')
  })
})

describe('run --install', () => {
  test('installs in the folder that has the lockfile, after the files are written', async () => {
    const project = repositoryWith({ ...v5App, 'yarn.lock': '' })
    const tools = toolNamed('yarn', 'cat package.json > seen && echo "$@" >> seen')
    const { code } = await amplift(project, 'run', '--install', tools)
    expect(code).toBe(0)
    expect(project.read('seen')).toBe('{ "dependencies": { "aws-amplify": "^6.22.1" } }\ninstall\n')
  })

  test('fails when the package manager fails, and keeps the migration', async () => {
    const project = repositoryWith(v5App)
    const { code, stderr } = await amplift(project, 'run', '--install', toolNamed('npm', 'exit 7'))
    expect(code).toBe(1)
    expect(stderr).toContain(`error: npm install ended with 7 in ${project.root}\n`)
    expect(project.read('package.json')).toContain('^6.22.1')
  })

  test('fails when the package manager is not there', async () => {
    const project = repositoryWith({ ...v5App, 'upm.lock': '' })
    const { code, stderr } = await amplift(project, 'run', '--install', toolNamed('npm', 'true'))
    expect(code).toBe(1)
    expect(stderr).toContain('error: upm install could not be started: ')
  })

  test('runs nothing where no version changes', async () => {
    const project = repositoryWith(v6App)
    const { code, stdout } = await amplift(project, 'run', '--install', toolNamed('npm', 'exit 7'))
    expect([code, stdout.includes('Nothing to install')]).toEqual([0, true])
  })
})

describe('check', () => {
  test('fails where code of v6 stands on a package.json of v5', async () => {
    const project = repositoryWith({ ...v6App, 'package.json': v5App['package.json'] ?? '' })
    const { code, stdout } = await amplift(project, 'check')
    expect(code).toBe(1)
    expect(stdout).toContain('package.json:1  aws-amplify\n')
    expect(stdout.endsWith('\nNone found, and 1 version to change.\n')).toBe(true)
  })

  test('counts versions apart from the sites in code', async () => {
    const project = repositoryWith(v5App)
    await amplift(project, 'status', '--report', 'r.json')
    const { totals, files } = JSON.parse(project.read('r.json'))
    expect(totals).toMatchObject({ sites: 1, packages: 1, files: 2 })
    expect(files[0]).toMatchObject({
      path: 'package.json',
      status: 'unchanged',
      sites: [
        { line: 1, column: 20, api: 'aws-amplify', tier: 'native', row: 'package.aws-amplify' },
      ],
    })
  })

  test('passes when code and versions are v6', async () => {
    expect((await amplift(repositoryWith(v6App), 'check')).code).toBe(0)
  })
})

function v5AppWith(field: string): string {
  return `{ "dependencies": { "aws-amplify": "^5.3.0" }, ${field} }\n`
}

/** A folder of commands in which a package manager does what a test wants to see. */
function toolNamed(name: string, script: string): { readonly PATH: string } {
  const folder = folderWith({ [name]: `#!/bin/sh\n${script}\n` })
  chmodSync(folder.at(name), 0o755)
  return { PATH: folder.root }
}

async function amplift(
  project: TemporaryProject,
  ...words: (string | { readonly PATH: string })[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  const args = words.filter((word) => typeof word === 'string')
  const tools = words.find((word) => typeof word !== 'string')
  const terminal = terminalIn(project.root)
  const usual = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
  const path = tools === undefined ? process.env.PATH : [tools.PATH, usual].join(delimiter)
  const environment = { ...process.env, PATH: path }
  const code = await runProgram(args, { ...terminal, environment })
  return { code, stdout: terminal.stdout(), stderr: terminal.stderr() }
}

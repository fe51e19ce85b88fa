import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { commitAll, folderWith, repositoryWith } from '../setup/temporary-project.js'

const v5 = `import { Auth } from 'aws-amplify'\n`
const leave = `${v5}export async function leave() {\n  await Auth.signOut()\n}\n`

describe('the command line, as it is installed', () => {
  test('tells its version', () => {
    expect(amplift(['--version'])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    })
  })

  test('helps, with every command and the exit codes', () => {
    const { status, stdout, stderr } = amplift(['--help'])
    expect([status, stderr]).toEqual([0, ''])
    for (const text of ['run ', 'status ', 'check ', 'explain ', 'Exit codes: 0 '])
      expect(stdout).toContain(text)
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  })

  test('helps with a command, with every flag and no flag that is not built', () => {
    const { stdout } = amplift(['run', '--help'])
    expect(stdout.match(/--[a-z-]+/g)).toEqual([
      '--dry-run',
      '--force',
      '--report',
      '--only',
      '--bridge',
      '--helpers',
      '--no-helpers',
      '--install',
      '--no-types',
      '--help',
    ])
  })

  test.each([
    [[], 'Usage: amplift'],
    [['rnu'], "error: unknown command 'rnu'\n(Did you mean run?)"],
    [['run', '--dryrun'], "error: unknown option '--dryrun'\n(Did you mean --dry-run?)"],
    [['run', '--report'], 'argument missing'],
    [['check', '--baseline', 'x'], "error: unknown option '--baseline'"],
    [['explain'], "error: missing required argument 'name'"],
    [['run', 'no/such/folder'], 'error: there is no file or folder '],
    [['explain', 'sigIn'], 'Did you mean signIn'],
  ])('takes %j for wrong usage', (args, said) => {
    const { status, stdout, stderr } = amplift(args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(said)
  })

  test('explains a row', () => {
    const { status, stdout } = amplift(['explain', 'Auth.signOut()'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/Before\n[\s\S]+After\n/)
  })

  test.each([
    ['aws-amplify', 'Ranges come to'],
    ['package.aws-amplify', 'Ranges come to'],
    ['package.jest', 'moduleNameMapper'],
  ])('explains %s of a package.json', (name, text) => {
    const { status, stdout } = amplift(['explain', name])
    expect([status, stdout]).toEqual([0, expect.stringContaining(text)])
  })

  test('migrates with the real rules, and is done after once', () => {
    const project = repositoryWith({
      'src/leave.ts': leave,
      'src/other.ts': 'export const a = 1\n',
    })
    const first = amplift(['run'], { cwd: project.root })
    expect([first.status, first.stderr]).toEqual([0, ''])
    expect(first.stdout).toContain('1 file changed, 0 unchanged, 0 skipped, 0 failed')
    expect(project.read('src/leave.ts')).not.toContain(v5)
    commitAll(project)
    expect(amplift(['run'], { cwd: project.root }).status).toBe(0)
    expect(project.git('status', '--porcelain')).toBe('')
  })

  test('refuses outside of git', () => {
    const project = folderWith({ 'leave.ts': leave })
    const { status, stderr } = amplift(['run'], { cwd: project.root })
    expect(status).toBe(1)
    expect(stderr).toContain('no git repository here')
  })
})

describe('output', () => {
  test('has no colour in a pipe, some when it is forced, none when it is unwanted', () => {
    const project = repositoryWith({ 'leave.ts': leave })
    const out = (env: Record<string, string>) =>
      amplift(['run', '--dry-run'], { cwd: project.root, env }).stdout
    expect(out({})).not.toContain('\u001B[')
    expect(out({ FORCE_COLOR: '1' })).toContain('\u001B[32m+')
    expect(out({ FORCE_COLOR: '0' })).not.toContain('\u001B[')
    expect(out({ FORCE_COLOR: '1', NO_COLOR: '1' })).not.toContain('\u001B[')
  })

  test('ends well when its reader has seen enough', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [`f${index}.ts`, leave]),
    )
    const project = repositoryWith(files)
    const child = spawn(process.execPath, [bin(), 'run', '--dry-run'], { cwd: project.root })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += String(chunk)
    })
    await once(child.stdout, 'data')
    child.stdout.destroy()
    const [code] = await once(child, 'exit')
    expect([code, said]).toEqual([0, ''])
  })
})

function amplift(
  args: readonly string[],
  { cwd = folderWith({}).root, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): { status: number | null; stdout: string; stderr: string } {
  const options = { cwd, env: { ...process.env, ...env }, encoding: 'utf8' } as const
  return spawnSync(process.execPath, [bin(), ...args], options)
}

function bin(): string {
  return join(inject('builtPackage'), 'dist/src/cli/main.js')
}

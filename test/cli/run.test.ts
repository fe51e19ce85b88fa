import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runProgram } from '../../src/cli/program.js'
import { type CapturedTerminal, terminalIn } from '../setup/captured-terminal.js'
import {
  commitAll,
  folderWith,
  repositoryWith,
  type TemporaryProject,
} from '../setup/temporary-project.js'
import { loadWordTransforms } from '../setup/word-transforms.js'

const v5 = `import { Auth } from 'aws-amplify'\n`

describe('run', () => {
  test('migrates the current folder when none is named, and sums up', async () => {
    const project = repositoryWith({ 'src/a.ts': `${v5}OLD()\nASK()\n`, 'b.ts': `${v5}LEAVE()\n` })
    const { code, stdout, stderr } = await amplift(project, 'run')
    expect([code, stderr]).toEqual([0, ''])
    expect(project.read('src/a.ts')).toBe(`${v5}NEW()\nASK()\n`)
    expect(stdout).toContain('\nFor you to decide (1 site)\n  src/a.ts:3  signOut\n')
    expect(stdout.endsWith('\n1 file changed, 1 unchanged, 0 skipped, 0 failed\n')).toBe(true)
  })

  test('fails when a file failed, and works on the others all the same', async () => {
    const project = repositoryWith({ 'bad.ts': `${v5})(`, 'good.ts': `${v5}OLD()` })
    const { code, stdout } = await amplift(project, 'run')
    expect(code).toBe(1)
    expect(stdout).toContain('  bad.ts\n    line 2: unexpected )(\n')
    expect(project.read('good.ts')).toBe(`${v5}NEW()`)
  })

  test('shows paths from where the reader is', async () => {
    const project = repositoryWith({ 'web/src/a.ts': `${v5}ASK()`, 'api/b.ts': `${v5}ASK()` })
    const { stdout } = await ampliftIn(project.at('web'), 'run', 'src', '../api/b.ts')
    expect(stdout).toContain('  src/a.ts:2  signOut\n')
    expect(stdout).toContain('  ../api/b.ts:2  signOut\n')
  })

  test('refuses to overwrite work that is not committed, names it, and goes on with --force', async () => {
    const project = repositoryWith({ 'a.ts': `${v5}OLD()`, 'b.ts': `${v5}OLD()` })
    project.write({ 'a.ts': `${v5}OLD() // edited` })
    const refused = await amplift(project, 'run')
    expect([refused.code, refused.stdout]).toEqual([1, ''])
    expect(refused.stderr).toContain(
      'error: 1 file that would change has uncommitted changes\n  a.ts\n',
    )
    expect(project.read('b.ts')).toContain('OLD')
    expect((await amplift(project, 'run', '--dry-run')).code).toBe(0)
    expect((await amplift(project, 'run', '--force')).code).toBe(0)
    expect(project.read('a.ts')).toBe(`${v5}NEW() // edited`)
  })

  test('refuses outside of git and says why', async () => {
    const project = folderWith({ 'a.ts': `${v5}OLD()` })
    const refused = await amplift(project, 'run')
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('no git repository here, so nothing could bring back 1 file')
    expect(project.read('a.ts')).toContain('OLD')
    expect((await amplift(project, 'run', '--force')).code).toBe(0)
  })

  test('says what it looked for, and in how many files, where there is nothing', async () => {
    const project = repositoryWith({ 'a.ts': '', 'b.vue': '', 'c.ts': v5, 'empty/readme.md': '' })
    const some = await amplift(project, 'run')
    expect(some.code).toBe(0)
    expect(some.stdout).toContain('No use of v5 Auth: looked through 3 source files for')
    expect(some.stdout).toMatch(/ found\s+1\s+file\s+with\s+other\s+uses\.\n$/)
    const none = await amplift(project, 'run', 'a.ts', 'b.vue')
    expect(none.stdout).toContain('No use of v5 Auth: looked through 2 source files for')
    expect(none.stdout).toMatch(/ found\s+none\.\n$/)
    const empty = await amplift(project, 'run', 'empty')
    expect(empty.stdout).toContain('No source files that git does not ignore here: looked for .js')
  })
})

describe('run --dry-run', () => {
  test('prints the diff and the summary and writes nothing', async () => {
    const project = repositoryWith({ 'src/a.ts': `${v5}OLD()\n` })
    const { code, stdout } = await amplift(project, 'run', '--dry-run')
    expect(code).toBe(0)
    expect(stdout.startsWith('--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1,2 +1,2 @@\n')).toBe(true)
    expect(stdout).toContain('\n-OLD()\n+NEW()\n')
    expect(stdout.endsWith('\n1 file would change, 0 unchanged, 0 skipped, 0 failed\n')).toBe(true)
    expect(project.git('status', '--porcelain')).toBe('')
  })

  test('prints what git can apply to get what the run would write', async () => {
    const files = {
      'a.ts': `\uFEFF${v5}OLD()\r\n`,
      'b c/d.ts': `${v5}x\nOLD()`,
      'e.ts': `${v5}LEAVE()\nOLD()\n`,
    }
    const [dry, wet] = [repositoryWith(files), repositoryWith(files)]
    const outside = folderWith({ 'the.diff': (await amplift(dry, 'run', '--dry-run')).stdout })
    dry.git('apply', '--whitespace=nowarn', outside.at('the.diff'))
    await amplift(wet, 'run')
    for (const path of Object.keys(files)) expect(dry.bytes(path)).toEqual(wet.bytes(path))
  })

  test('ends as the run would', async () => {
    const project = repositoryWith({ 'bad.ts': `${v5})(` })
    expect((await amplift(project, 'run', '--dry-run')).code).toBe(1)
  })

  test('is coloured where there is colour', async () => {
    const project = repositoryWith({ 'a.ts': `${v5}OLD()\n` })
    const terminal = terminalIn(project.root, { hasColor: true })
    await runProgram(['run', '--dry-run'], terminal, loadWordTransforms)
    expect(terminal.stdout()).toContain('\u001B[32m+NEW()\u001B[39m')
  })
})

describe('run --report', () => {
  test('writes all reports that are asked for, in a dry run as well', async () => {
    const project = repositoryWith({ 'a.ts': `${v5}OLD()` })
    const outside = folderWith({})
    const flags = ['--report', 'r.json', '--report', outside.at('other.json')]
    const { code, stdout } = await ampliftIn(project.root, 'run', '--dry-run', ...flags)
    expect(code).toBe(0)
    const report = JSON.parse(project.read('r.json'))
    expect(outside.read('other.json')).toBe(project.read('r.json'))
    expect(report).toMatchObject({
      version: 1,
      tool: expect.stringMatching(/^amplift \d+\.\d+\.\d+/),
      root: project.root,
      files: [{ path: 'a.ts', status: 'changed', sites: [{ line: 2, column: 0, tier: 'native' }] }],
      totals: { files: 1, sites: 1, native: 1 },
    })
    expect(stdout).toContain(`Report: ${project.at('r.json')}\n`)
  })

  test('writes over its own report and over nothing else', async () => {
    const project = repositoryWith({ 'a.ts': `${v5}OLD()`, 'package.json': '{}' })
    await amplift(project, 'run', '--dry-run', '--report', 'r.json')
    expect((await amplift(project, 'run', '--dry-run', '--report', 'r.json')).code).toBe(0)
    const { code, stderr } = await amplift(project, 'run', '--report', 'package.json')
    expect(code).toBe(2)
    expect(stderr).toBe('error: --report package.json: there is something else already\n')
    expect([project.read('package.json'), project.read('a.ts')]).toEqual(['{}', `${v5}OLD()`])
  })

  test.each([
    ['report.md', 'a report can be written as JSON today'],
    ['report.html', 'a report can be written as JSON today'],
    ['gone/report.json', 'there is no folder'],
  ])('refuses %s before it does anything', async (file, why) => {
    const project = repositoryWith({ 'a.ts': `${v5}OLD()` })
    const { code, stderr } = await amplift(project, 'run', '--report', file)
    expect(code).toBe(2)
    expect(stderr).toContain(why)
    expect(project.read('a.ts')).toContain('OLD')
  })
})

describe('run --only', () => {
  test('hands ids and names on as ids of rows', async () => {
    const project = repositoryWith({ 'a.ts': `${v5}OLD()` })
    const choices: unknown[] = []
    const terminal = terminalIn(project.root)
    const only = 'Auth.signOut, fetchDevices,form.computed'
    await runProgram(['run', '--bridge', '--no-types', '--only', only], terminal, async () => {
      const transforms = await loadWordTransforms()
      return {
        ...transforms,
        migrateFile: (survey, knowledge, chosen) => {
          choices.push(chosen)
          return transforms.migrateFile(survey, knowledge, chosen)
        },
      }
    })
    expect(choices).toEqual([
      {
        only: expect.toSatisfy((ids: ReadonlySet<string>) =>
          ['signOut', 'fetchDevices', 'form.computed'].every((id) => ids.has(id)),
        ),
        bridgeOnly: true,
      },
    ])
  })

  test('knows no other names, and says which may be meant', async () => {
    const project = repositoryWith({ 'a.ts': `${v5}OLD()` })
    const { code, stderr } = await amplift(project, 'run', '--only', 'signOut,sigIn')
    expect(code).toBe(2)
    expect(stderr).toContain(`error: nothing in the table is called 'sigIn'\nDid you mean signIn`)
    expect((await amplift(project, 'run', '--only', ' , ')).code).toBe(2)
    expect(project.read('a.ts')).toContain('OLD')
  })
})

describe('status', () => {
  test('counts and changes nothing', async () => {
    const project = repositoryWith({ 'src/a.ts': `${v5}OLD()\nLEAVE()\n`, 'b.ts': `${v5}ASK()` })
    project.write({ 'b.ts': `${v5}ASK() // edited` })
    const { code, stdout } = await amplift(project, 'status', '--report', 'r.json')
    expect(code).toBe(0)
    expect(stdout).toContain('By folder\n  src  2  1 native, 1 bridge\n  .    1  1 manual\n')
    expect(stdout).toContain('By row\n  signOut  3  1 native, 1 bridge, 1 manual\n')
    expect(stdout).toContain('\n3 sites of v5 Auth left in 2 files.\n')
    expect(project.git('diff', '--name-only')).toBe('b.ts\n')
    expect(JSON.parse(project.read('r.json')).totals.sites).toBe(3)
  })

  test('reports no file as changed, since none is', async () => {
    const project = repositoryWith({ 'a.ts': `${v5}OLD()` })
    await amplift(project, 'status', '--report', 'r.json')
    expect(JSON.parse(project.read('r.json')).files).toMatchObject([
      { path: 'a.ts', status: 'unchanged' },
    ])
  })
})

describe('check', () => {
  test.each([
    ['a site that a run would rewrite', 'OLD()', 1],
    ['a bridge', 'LEAVE()', 1],
    ['a site for a person', 'ASK()', 1],
    ['a file that cannot be read', ')(', 1],
    ['nothing', 'NEW()', 0],
  ])('with %s left', async (_what, code, exit) => {
    const project = repositoryWith({ 'a.ts': v5 + code })
    expect((await amplift(project, 'check')).code).toBe(exit)
    expect(project.read('a.ts')).toBe(v5 + code)
  })

  test('names what is left', async () => {
    const project = repositoryWith({ 'a.ts': `${v5}\nOLD()` })
    const { stdout } = await amplift(project, 'check')
    expect(stdout).toContain('  a.ts:3  signOut\n')
    expect(stdout.endsWith('1 site of v5 Auth left in 1 file.\n')).toBe(true)
  })
})

describe('progress', () => {
  test('is one line that goes away, on standard error', async () => {
    const project = repositoryWith({ 'a.ts': `${v5}OLD()` })
    const terminal = terminalIn(project.root, { isLive: true })
    await runProgram(['run'], terminal, loadWordTransforms)
    expect(terminal.stderr()).toMatch(/^Looking for v5 code …/)
    expect(terminal.stderr()).not.toContain('\n')
    expect(terminal.stderr().endsWith('\r\u001B[2K')).toBe(true)
  })

  test('goes away before an error is said', async () => {
    const terminal = terminalIn(folderWith({}).root, { isLive: true })
    await runProgram(['run', 'gone'], terminal, loadWordTransforms)
    expect(terminal.stderr()).toContain('\r\u001B[2Kerror: there is no file or folder')
  })
})

test('a second run has nothing to do', async () => {
  const project = repositoryWith({ 'a.ts': `${v5}OLD()\nLEAVE()` })
  await amplift(project, 'run')
  commitAll(project)
  const { code, stdout } = await amplift(project, 'run')
  expect(code).toBe(0)
  expect(stdout).toContain('\n0 files changed, 1 unchanged, 0 skipped, 0 failed\n')
  expect(project.git('status', '--porcelain')).toBe('')
  expect(existsSync(project.at('.amplift'))).toBe(false)
})

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function amplift(project: TemporaryProject, ...args: string[]): Promise<Ended> {
  return ampliftIn(project.root, ...args)
}

async function ampliftIn(cwd: string, ...args: string[]): Promise<Ended> {
  const terminal: CapturedTerminal = terminalIn(cwd)
  const code = await runProgram(args, terminal, loadWordTransforms)
  return { code, stdout: terminal.stdout(), stderr: terminal.stderr() }
}

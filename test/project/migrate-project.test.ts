import { chmodSync, symlinkSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Migration, type Mode, migrateProject } from '../../src/project/migrate-project.js'
import type { Progress } from '../../src/project/plan.js'
import type { Transforms } from '../../src/project/transforms.js'
import {
  commitAll,
  folderWith,
  repositoryWith,
  type TemporaryProject,
} from '../setup/temporary-project.js'
import { wordTransforms } from '../setup/word-transforms.js'

const v5 = `import { Auth } from 'aws-amplify'\n`

describe('a run', () => {
  test('writes the files that change and no other', async () => {
    const project = repositoryWith({
      'a.ts': `${v5}OLD()\n`,
      'b.ts': `${v5}LEAVE()\n`,
      'c.ts': 'OLD()',
    })
    const migration = await migrate(project)
    expect(migration.refusal).toBeNull()
    expect(outcomes(migration)).toEqual(['a.ts changed', 'b.ts unchanged'])
    expect(project.read('a.ts')).toBe(`${v5}NEW()\n`)
    expect(project.git('status', '--porcelain')).toBe(' M a.ts\n')
  })

  test('changes nothing the second time', async () => {
    const project = repositoryWith({ 'a.ts': `${v5}OLD(OLD())\n`, 'b.vue': `${v5}OLD()` })
    await migrate(project)
    commitAll(project)
    expect(outcomes(await migrate(project))).toEqual(['a.ts unchanged', 'b.vue unchanged'])
    expect(project.git('status', '--porcelain')).toBe('')
  })

  test('keeps the byte order mark, every line ending and the missing newline at the end', async () => {
    const before = `\uFEFF${v5}a\r\n\tOLD()\r\nb\nc\rd`
    const project = repositoryWith({ 'a.ts': before })
    await migrate(project)
    expect(project.bytes('a.ts')).toEqual(Buffer.from(before.replace('OLD', 'NEW')))
  })

  test('gives the same answer in the same order each time', async () => {
    const names = ['z.ts', 'B.ts', 'a/b.ts', 'a.ts', 'a/B.ts', 'ä.ts']
    const project = repositoryWith(Object.fromEntries(names.map((name) => [name, `${v5}OLD()`])))
    const looks = [await migrate(project, 'look'), await migrate(project, 'look')]
    const sorted = ['B.ts', 'a.ts', 'a/B.ts', 'a/b.ts', 'z.ts', 'ä.ts']
    expect(looks.map((look) => look.files.map(({ path }) => path))).toEqual([sorted, sorted])
  })

  test('changes only what lies below the named paths', async () => {
    const project = repositoryWith({ 'web/a.ts': `${v5}OLD()`, 'api/b.ts': `${v5}OLD()` })
    const migration = await migrate(project, 'write', [project.at('web')])
    expect(outcomes(migration)).toEqual(['web/a.ts changed'])
    expect(project.read('api/b.ts')).toContain('OLD')
  })

  test('tells how far it is', async () => {
    const project = repositoryWith({ 'a.ts': `${v5}OLD()`, 'b.ts': v5 })
    const told: Progress[] = []
    await migrate(project, 'write', [project.root], (progress) => told.push(progress))
    expect(told).toEqual([
      { step: 'deciding', done: 0, total: 2 },
      { step: 'deciding', done: 1, total: 2 },
      { step: 'writing', done: 0, total: 1 },
    ])
  })

  test('counts the sources it has searched, output and packages left out', async () => {
    const project = repositoryWith({
      'src/a.ts': '',
      'src/b.vue': '',
      'dist/c.js': '',
      'd.json': '',
      'e.ts': '',
    })
    expect(await (await migrate(project)).countSources()).toBe(3)
    const below = await migrate(project, 'look', [project.at('src')])
    expect(await below.countSources()).toBe(2)
  })
})

describe('one bad file stops no run', () => {
  test.each([
    ['a syntax error, with its line', `${v5}\n)(`, 'unexpected )(', 3],
    [
      'a crash of a rule',
      `${v5}CRASH()`,
      'amplift could not migrate it: RangeError: crashed on purpose',
      undefined,
    ],
    [
      'another encoding',
      Buffer.from(`${v5}\xE9`, 'latin1'),
      'not UTF-8: line 2 has bytes that are no character',
      undefined,
    ],
  ])('%s', async (_what, content, reason, line) => {
    const project = repositoryWith({ 'bad.ts': content, 'good.ts': `${v5}OLD()` })
    const migration = await migrate(project)
    const failed = {
      status: 'failed',
      reason,
      ...(line === undefined ? {} : { line }),
      findings: [],
    }
    expect(migration.files[0]).toEqual({ path: 'bad.ts', result: failed, change: null })
    expect(outcomes(migration)).toContain('good.ts changed')
    expect(project.bytes('bad.ts')).toEqual(Buffer.from(content))
  })

  test('a crash while parsing', async () => {
    const project = repositoryWith({ 'bad.ts': `${v5}BOOM`, 'good.ts': `${v5}OLD()` })
    const surveyFile: Transforms['surveyFile'] = (source, path) => {
      if (source.includes('BOOM')) throw new Error('boom')
      return wordTransforms.surveyFile(source, path)
    }
    const migration = await migrate(project, 'write', [project.root], undefined, { surveyFile })
    expect(reasons(migration)).toEqual(['bad.ts failed: amplift could not read it: Error: boom'])
    expect(outcomes(migration)).toContain('good.ts changed')
  })

  test('a crash over its exports', async () => {
    const project = repositoryWith({ 'bad.ts': `${v5}BOOM`, 'good.ts': `${v5}OLD()` })
    const surveyFile: Transforms['surveyFile'] = (source, path) => ({
      ...wordTransforms.surveyFile(source, path),
      carriers: () => {
        if (source.includes('BOOM')) throw new Error('boom')
        return new Map()
      },
    })
    const migration = await migrate(project, 'write', [project.root], undefined, { surveyFile })
    expect(reasons(migration)).toEqual([
      'bad.ts failed: amplift could not read its exports: Error: boom',
    ])
    expect(outcomes(migration)).toEqual(['bad.ts failed', 'good.ts changed'])
  })

  test('a read-only file is named and stays, in a dry run as well', async () => {
    const project = repositoryWith({ 'a.ts': `${v5}OLD()`, 'b.ts': `${v5}OLD()`, 'c.ts': v5 })
    for (const path of ['a.ts', 'c.ts']) chmodSync(project.at(path), 0o444)
    for (const mode of ['try', 'force'] as const) {
      expect(reasons(await migrate(project, mode))).toEqual(['a.ts failed: read-only'])
    }
    expect(project.read('a.ts')).toBe(`${v5}OLD()`)
    expect(project.read('b.ts')).toBe(`${v5}NEW()`)
  })

  test('a read-only file is looked at like any other', async () => {
    const project = repositoryWith({ 'a.ts': `${v5}OLD()` })
    chmodSync(project.at('a.ts'), 0o444)
    expect(outcomes(await migrate(project, 'look'))).toEqual(['a.ts changed'])
  })

  test('a file that changes during the run is named and keeps what was written to it', async () => {
    const project = repositoryWith({ 'a.ts': `${v5}OLD()`, 'b.ts': `${v5}OLD()` })
    const migration = await migrate(project, 'write', [project.root], ({ step }) => {
      if (step === 'deciding') project.write({ 'a.ts': 'saved by an editor' })
    })
    expect(reasons(migration)).toEqual(['a.ts failed: changed during the run'])
    expect(project.read('a.ts')).toBe('saved by an editor')
    expect(project.read('b.ts')).toBe(`${v5}NEW()`)
  })

  test('minified, large and generated files are skipped and named', async () => {
    const project = repositoryWith({
      'big.js': v5 + '// line\n'.repeat(150_000),
      'long.js': `${v5}${'x'.repeat(30_000)}`,
      'vendor.min.js': v5,
      'aws-exports.js': `// WARNING: DO NOT EDIT.\n${v5}`,
      'dist/a.js': `${v5}OLD()`,
    })
    expect(reasons(await migrate(project))).toEqual([
      'aws-exports.js skipped: generated by the Amplify CLI',
      'big.js skipped: larger than 1 MB (1.2 MB)',
      'dist/a.js skipped: inside the build folder "dist"; name the folder on the command line to include it',
      'long.js skipped: minified (line 2 is over 20000 characters)',
      'vendor.min.js skipped: minified',
    ])
    expect(outcomes(await migrate(project, 'write', [project.at('dist')]))).toEqual([
      'dist/a.js changed',
    ])
  })

  test('links and circles of them are passed over', async () => {
    const project = repositoryWith({ 'src/a.ts': `${v5}OLD()` })
    symlinkSync('..', project.at('src/up'))
    symlinkSync('a.ts', project.at('src/link.ts'))
    commitAll(project)
    expect(outcomes(await migrate(project))).toEqual(['src/a.ts changed'])
    expect(project.read('src/link.ts')).toBe(`${v5}NEW()`)
  })
})

describe('work that git could not bring back', () => {
  test('stops a run when it is in a file that would change, and nothing is written', async () => {
    const files = { 'a.ts': `${v5}OLD()`, 'b.ts': `${v5}OLD()`, 'c.ts': `${v5}OLD()`, 'd.ts': v5 }
    const project = repositoryWith(files)
    project.write({
      'b.ts': `${v5}OLD() // edited`,
      'new/new.ts': `${v5}OLD()`,
      'd.ts': `${v5}// edited`,
    })
    project.write({ 'c.ts': `${v5}OLD() // staged` })
    project.git('add', 'c.ts')
    const { refusal } = await migrate(project)
    expect(refusal).toEqual({ kind: 'uncommitted', paths: ['b.ts', 'c.ts', 'new/new.ts'] })
    expect(project.read('a.ts')).toBe(files['a.ts'])
  })

  test('stops no run elsewhere', async () => {
    const project = repositoryWith({ 'a.ts': `${v5}OLD()`, 'b.ts': v5, 'web/c.ts': `${v5}OLD()` })
    project.write({ 'b.ts': `${v5}// edited`, 'new.md': 'x', 'web/c.ts': `${v5}OLD() // edited` })
    project.write({ 'sub/d.ts': `${v5}OLD()` })
    commitAll(project)
    project.write({ 'b.ts': `${v5}// edited again`, 'web/c.ts': `${v5}OLD() // edited again` })
    const migration = await migrate(project, 'write', [project.at('a.ts'), project.at('b.ts')])
    expect(migration.refusal).toBeNull()
    expect(project.read('a.ts')).toBe(`${v5}NEW()`)
  })

  test('stops a run outside of git when something would change', async () => {
    const project = folderWith({ 'a.ts': `${v5}OLD()`, 'b.ts': v5 })
    const { refusal } = await migrate(project)
    expect(refusal).toEqual({ kind: 'outside-git', paths: ['a.ts'] })
    expect(project.read('a.ts')).toBe(`${v5}OLD()`)
    expect((await migrate(project, 'write', [project.at('b.ts')])).refusal).toBeNull()
  })

  test('is written over with force, and never asked for in a dry run', async () => {
    for (const project of [folderWith({}), repositoryWith({})]) {
      project.write({ 'a.ts': `${v5}OLD()` })
      expect((await migrate(project, 'try')).refusal).toBeNull()
      expect(project.read('a.ts')).toBe(`${v5}OLD()`)
      expect((await migrate(project, 'force')).refusal).toBeNull()
      expect(project.read('a.ts')).toBe(`${v5}NEW()`)
    }
  })
})

describe('facts of a package', () => {
  test('come from all of its files and from none of another package', async () => {
    const project = repositoryWith({
      'package.json': '{}',
      'a.ts': `${v5}LEAVE()`,
      'web/package.json': '{}',
      'web/src/a.ts': `${v5}LEAVE()`,
      'web/src/errors.ts': `export const isUnknown = (err: any) => err.code === 'UserNotFoundException'`,
      'web/config.json': '{ "userPoolWebClientId": "x", "clientMetadata": { "y": "z" } }',
      'web/plugins/auth.ts': `${v5}inject('auth', Auth)`,
    })
    const notes = (await migrate(project, 'look')).files.flatMap(({ path, result }) =>
      result.findings.map((finding) => `${path}: ${finding.note}`),
    )
    expect(notes).toEqual([
      'a.ts: codes false, metadata false, injects false',
      'web/src/a.ts: codes true, metadata true, injects true',
    ])
  })

  test('come from importers too that have no v5 word in them', async () => {
    const project = repositoryWith({
      'a.ts': `${v5}LEAVE()`,
      'auth.ts': `${v5}export { Auth }`,
      'setup.ts': `import { Auth } from './auth'\nAuth.configure({ storage: sessionStorage })`,
    })
    const { files } = await migrate(project, 'look')
    const note = 'codes false, metadata false, injects false'
    expect(files.find(({ path }) => path === 'a.ts')?.result.findings).toMatchObject([{ note }])
  })

  test('do not come from what git ignores or from packages', async () => {
    const project = repositoryWith({
      '.gitignore': 'generated\n',
      'a.ts': `${v5}LEAVE()`,
      'generated/b.ts': 'err.code',
      'node_modules/x/c.js': 'err.code',
      'data.json': '"err.code"',
    })
    const [file] = (await migrate(project, 'look')).files
    expect(file?.result.findings[0]?.note).toBe('codes false, metadata false, injects false')
  })
})

function migrate(
  project: TemporaryProject,
  mode: Mode = 'write',
  paths: readonly string[] = [project.root],
  onProgress: (progress: Progress) => void = () => {},
  transforms: Partial<Transforms> = {},
): Promise<Migration> {
  const choices = { only: null, bridgeOnly: false }
  const options = { paths, choices, mode, environment: process.env, onProgress }
  return migrateProject(options, () => Promise.resolve({ ...wordTransforms, ...transforms }))
}

function outcomes({ files }: Migration): string[] {
  return files.map(({ path, result }) => `${path} ${result.status}`)
}

function reasons({ files }: Migration): string[] {
  return files.flatMap(({ path, result }) =>
    'reason' in result ? [`${path} ${result.status}: ${result.reason}`] : [],
  )
}

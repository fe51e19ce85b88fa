import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { migrateProject } from '../../src/project/migrate-project.js'
import { commitAll, repositoryWith, type TemporaryProject } from '../setup/temporary-project.js'
import {
  filesIn,
  findingsText,
  listed,
  type ProjectFixture,
  projectFixtures,
  replaceFolder,
} from './projects.js'

/** Names of projects whose output is to be written, with commas; every line of it is to be read. */
const accepted = new Set((process.env.ACCEPT_PROJECTS ?? '').split(',').filter(Boolean))

const fixtures = projectFixtures()

test('the projects are those that people have', () => {
  expect(fixtures.map(({ name }) => name)).toEqual([
    'angular',
    'half-migrated',
    'nextjs-pages',
    'nextjs-server',
    'pnpm-monorepo',
    'react-jest',
    'react-native',
    'react-vite',
    'sveltekit',
    'vue3',
  ])
})

describe.each(fixtures)('$name', (fixture) => {
  test('becomes its output, file by file, and once is enough', async () => {
    const project = repositoryWith(filesIn(fixture.input))
    const findings = findingsText(await migrate(project))
    if (accepted.has(fixture.name)) accept(fixture, project, findings)

    const expected = filesIn(fixture.output)
    expect(project.list().sort()).toEqual(Object.keys(expected).sort())
    for (const [path, content] of Object.entries(expected)) {
      // Soft, so that one run shows the differences of all files.
      expect.soft(project.read(path), path).toBe(content.toString('utf8'))
      expect.soft(project.bytes(path).equals(content), `${path}, byte by byte`).toBe(true)
    }
    expect.soft(findings, 'findings.json').toBe(readIfThere(fixture.findings))

    commitAll(project)
    await migrate(project)
    expect.soft(project.git('diff'), 'the second run').toBe('')
    expect(project.git('status', '--porcelain')).toBe('')
  })
})

async function migrate(project: TemporaryProject) {
  const migration = await migrateProject({
    paths: [project.root],
    choices: { only: null, bridgeOnly: false },
    mode: 'write',
    environment: process.env,
  })
  expect(migration.refusal).toBeNull()
  const failed = migration.files.filter(({ result }) => result.status === 'failed')
  expect(failed).toEqual([])
  return migration.files.flatMap(({ path, result }) => listed(path, result.findings))
}

function accept(fixture: ProjectFixture, project: TemporaryProject, findings: string): void {
  const files = project.list().map((path) => [path, project.bytes(path)] as const)
  replaceFolder(fixture.output, Object.fromEntries(files))
  writeFileSync(fixture.findings, findings)
}

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrationTable, withTable } from '../../src/report/migration-table.js'
import type { Row } from '../../src/table/row.js'
import { rows } from '../../src/table/rows.js'
import { ROOT } from './real-packages.js'

const markdown = migrationTable(rows)
const README = 'Above.\n\n<!-- table:start -->\nold\n<!-- table:end -->\n\nBelow.\n'

/** Cells of the table rows; a bar that is part of a cell is written with a backslash. */
const cells = markdown
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split(/(?<!\\)\|/).slice(1, -1))

describe('the migration table', () => {
  test('has one line for each method, event, key, error, type and other export', () => {
    const tables: readonly Row['kind'][] = ['method', 'event', 'config', 'error', 'type', 'ui']
    const listed: readonly Row['kind'][] = [...tables, 'export', 'category']
    const expected = rows.filter(({ kind }) => listed.includes(kind)).length
    const heads = 2 * (tables.length + 1)
    expect(cells).toHaveLength(expected + heads)
  })

  test('has four cells in the lines of methods and events, three in the others, none empty but data', () => {
    expect(new Set(cells.map(({ length }) => length))).toEqual(new Set([3, 4]))
    const empty = cells.filter((line) => line.slice(0, 3).some((cell) => cell.trim() === ''))
    expect(empty).toEqual([])
  })

  test('names the function of v6, what changes silently and what is done today', () => {
    const line = markdown.split('\n').find((each) => each.startsWith('| `Auth.resendSignUp` '))
    expect(line).toBe(
      '| `Auth.resendSignUp` | `resendSignUpCode` | Becomes resendSignUpCode.' +
        '<br>**Silent:** The delivery details lose their wrapper and are spelled in camel case.' +
        '<br>**Silent:** A clientMetadata in the v5 config reached every call; v6 sends only what the call passes.' +
        ' | native |',
    )
  })

  test('keeps a bar inside its cell', () => {
    expect(markdown).toContain('`CognitoUser \\| FederatedUser`')
  })
})

describe('the README', () => {
  test('gets the table between its markers and keeps the rest', () => {
    const written = withTable(README, '| a |')
    expect(written).toBe(
      'Above.\n\n<!-- table:start -->\n\n| a |\n\n<!-- table:end -->\n\nBelow.\n',
    )
    expect(withTable(written, '| a |')).toBe(written)
  })

  test.each([
    ['no markers', 'Above.'],
    ['no end', 'Above. <!-- table:start -->'],
    ['markers the wrong way round', '<!-- table:end --> <!-- table:start -->'],
  ])('with %s is refused', (_, readme) => {
    expect(() => withTable(readme, '| a |')).toThrow(/table:start/)
  })
})

describe('npm run docs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amplift-docs-'))
  const readme = join(folder, 'README.md')
  const script = join(folder, 'built/src/report/write-readme.js')
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [script, ...args], { cwd: folder, encoding: 'utf8' })

  beforeAll(() => {
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc')
    const entry = join(ROOT, 'src/report/write-readme.ts')
    const target = [
      '--target',
      'es2022',
      '--lib',
      'es2023',
      '--module',
      'nodenext',
      '--types',
      'node',
      '--skipLibCheck',
    ]
    execFileSync(
      process.execPath,
      [compiler, ...target, '--rootDir', ROOT, '--outDir', join(folder, 'built'), entry],
      { cwd: ROOT },
    )
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  }, 60_000)

  afterAll(() => rmSync(folder, { recursive: true }))

  test('says that an old README is old, writes it, and is content', () => {
    writeFileSync(readme, README)
    const old = run('--check')
    expect(old.status).toBe(1)
    expect(old.stderr).toContain('npm run docs')
    expect(readFileSync(readme, 'utf8')).toBe(README)

    expect(run().status).toBe(0)
    expect(readFileSync(readme, 'utf8')).toBe(withTable(README, markdown))
    expect(run('--check').status).toBe(0)
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrationTable, withTable } from '../../src/report/migration-table.js'
import { rows } from '../../src/table/rows.js'
import { ROOT } from './real-packages.js'

test('the table in README.md is what the rows give; `npm run docs` writes it', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  expect(readme).toBe(withTable(readme, migrationTable(rows)))
})

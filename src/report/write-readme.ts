import { readFileSync, writeFileSync } from 'node:fs'
import { rows } from '../table/rows.js'
import { migrationTable, withTable } from './migration-table.js'

/** Run as `npm run docs`: writes the table into README.md, or with --check only says if it is old. */
const README = 'README.md'
const before = readFileSync(README, 'utf8')
const after = withTable(before, migrationTable(rows))

if (process.argv.includes('--check')) {
  if (before !== after) {
    console.error('The table in README.md is older than the rows. Run: npm run docs')
    process.exitCode = 1
  }
} else if (before !== after) {
  writeFileSync(README, after)
}

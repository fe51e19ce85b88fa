import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rulesPage } from '../../../emulator/cli/rules-page.js'
import { serverRules } from '../../../emulator/evidence.js'

const page = readFileSync(new URL('../../../emulator/RULES.md', import.meta.url), 'utf8')

test('the page of rules is what `npm run rules -w emulator` writes', () => {
  expect(page).toBe(rulesPage(serverRules))
})

test('every rule stands once, with where it was learnt', () => {
  const rules = serverRules.map(({ area, rule }) => `${area}: ${rule}`)
  expect(new Set(rules).size).toBe(rules.length)
  expect(serverRules.filter(({ source }) => source.trim() === '')).toEqual([])
})

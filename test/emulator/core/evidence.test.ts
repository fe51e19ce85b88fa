import { expect, test } from 'vitest'
import { serverRules } from '../../../emulator/evidence.js'

test('each rule of the server is stated once and says what it rests on', () => {
  const rules = serverRules.map(({ area, rule }) => `${area}: ${rule}`)
  expect(new Set(rules).size).toBe(rules.length)
  for (const { rule, source } of serverRules) {
    expect(rule.length, rule).toBeGreaterThan(10)
    expect(source.length, rule).toBeGreaterThan(5)
  }
})

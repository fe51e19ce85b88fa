import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Store } from '../../emulator/qualification/clients/store.js'
import { expectedOf } from './compare.js'
import { type Difference, inScenarios } from './differences.js'
import { differencesTable, withTable } from './differences-table.js'
import { type Door, type OpenDoor, openReal } from './doors.js'
import { groupNames, groups } from './groups.js'
import { intendedDifferences } from './intended-differences.js'
import { observe } from './observe.js'
import type { Observation, Step } from './recorder.js'
import { unseen } from './run-group.js'
import type { Scenario } from './scenario.js'
import { PASSWORD, USERNAME } from './world.js'

const visit: Scenario = {
  name: 'somebody comes and goes',
  async run({ auth }) {
    await auth.signIn({ username: USERNAME, password: 'Wrong-horse-1' })
    await auth.signIn({ username: USERNAME, password: PASSWORD })
    await auth.getCurrentUser()
    await auth.signOut()
  },
}

describe('a comparison', () => {
  test.each(groupNames)('finds the real package the same twice: %s', async (group) => {
    for (const scenario of groups[group].slice(0, 3)) {
      expect(await observe(scenario, openReal)).toEqual(await observe(scenario, openReal))
    }
  })

  test.each<[string, (door: Door) => Door]>([
    ['a value', changing('getCurrentUser', async () => ({ username: 'eve', userId: 'eve' }))],
    ['an error', changing('signIn', async () => Promise.reject(new Error('no')))],
    ['a request that is missing', changing('signOut', async () => {})],
    ['an event that is not told', (door) => ({ ...door, hub: { listen: () => () => {} } })],
    ['a key more', adding(({ localStorage }) => localStorage.setItem('more', '1'))],
    ['a key of the tab more', adding(({ sessionStorage }) => sessionStorage.setItem('more', '1'))],
    ['a page that is left', adding(({ location }) => location.assign('/elsewhere'))],
  ])('finds %s', async (_what, change) => {
    const changed: OpenDoor = () => change(openReal())
    expect(await observe(visit, changed)).not.toEqual(await observe(visit, openReal))
  })

  test('shows no secret, and which one it is', async () => {
    const text = JSON.stringify(await observe(visit, openReal))
    expect(text).not.toMatch(/ey\w{20}/)
    expect(text).toContain('<access token of ada, from 0 s to 3600 s>')
    expect(text.match(/<refresh token 1>/g)).toHaveLength(2)
  })
})

describe('the table of intended differences', () => {
  const step: Step = {
    call: ['signOut'],
    requests: [],
    events: [],
    stored: {},
    inTab: {},
    own: {},
    cookies: {},
    left: [],
    page: null,
    origins: [],
  }
  const real: Observation = [step, step]
  const difference: Difference = {
    what: 'The browser leaves.',
    fact: 'v6 stays.',
    ...inScenarios({ 'account/one': { 1: { left: ['/'] } }, 'account/two': {} }),
  }

  test('is applied to the steps that it names, and to no other', () => {
    const applied = (name: string) =>
      expectedOf(real, real, [difference], { group: 'account', name }).expected
    expect(applied('one')).toEqual([step, { ...step, left: ['/'] }])
    expect(applied('two')).toEqual(real)
    expect(expectedOf(real, real, [difference], { group: 'devices', name: 'one' }).seen).toEqual([])
  })

  test('tells of rows that make no difference any more', () => {
    expect(unseen(difference, 'account', new Set(['one']))).toEqual([
      'account/two: The browser leaves.',
    ])
    const everywhere: Difference = { ...difference, groups: ['account'] }
    const { cells, ...without } = everywhere
    expect(unseen(without, 'account')).toEqual(['account: The browser leaves.'])
    expect(unseen(without, 'account', new Set(['any']))).toEqual([])
  })

  test('names scenarios that there are, each with a fact', () => {
    const names = groupNames.flatMap((group) => groups[group].map(({ name }) => `${group}/${name}`))
    expect(new Set(names).size).toBe(names.length)
    const cells = intendedDifferences.flatMap((row) => row.cells ?? [])
    expect(cells.filter((cell) => !names.includes(cell))).toEqual([])
    for (const { what, fact } of intendedDifferences) {
      expect(`${what} ${fact}`).toMatch(/^[A-Z`a-z].+\. .+\.$/)
    }
    console.info(`${names.length} scenarios, ${intendedDifferences.length} intended differences`)
  })
})

test('the README tells all differences, and no other', () => {
  const readme = fileURLToPath(new URL('../../../shim/README.md', import.meta.url))
  const text = readFileSync(readme, 'utf8')
  const scenarios = groupNames.reduce((sum, group) => sum + groups[group].length, 0)
  const expected = withTable(text, differencesTable(intendedDifferences, scenarios))
  // To write it anew: AMPLIFT_WRITE_README=1 vitest run test/shim/differential/comparison.test.ts
  if (process.env.AMPLIFT_WRITE_README) writeFileSync(readme, expected)
  expect(readFileSync(readme, 'utf8')).toBe(expected)
})

function changing(name: string, call: () => Promise<unknown>): (door: Door) => Door {
  return (door) => ({ ...door, auth: { ...door.auth, [name]: call } })
}

/** What a page sees of its browser. */
interface PageScope {
  readonly localStorage: Store
  readonly sessionStorage: Store
  readonly location: { assign(url: string): void }
}

function adding(effect: (scope: PageScope) => void): (door: Door) => Door {
  return (door) => {
    const { getCurrentUser } = door.auth
    return changing('getCurrentUser', async () => {
      effect(globalThis as unknown as PageScope)
      return getCurrentUser()
    })(door)
  }
}

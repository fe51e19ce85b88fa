import type { KeyValueStorage } from '../../../shim/platform/storage.js'

/** A storage that can say what it holds, now or later. */
export interface AnyStorage extends KeyValueStorage {
  keys(): readonly string[] | Promise<readonly string[]>
}

/**
 * What every storage does, as sentences. Nothing here belongs to a test runner, so that a page can
 * run it as well; each one starts with an empty storage.
 */
export const storageContract: Readonly<Record<string, (storage: AnyStorage) => Promise<void>>> = {
  async 'has nothing at first'(storage) {
    equal(await storage.getItem(KEY), null)
    equal(await storage.keys(), [])
  },
  async 'gives back what was put in'(storage) {
    await storage.setItem(KEY, 'value')
    equal(await storage.getItem(KEY), 'value')
    equal(await storage.keys(), [KEY])
  },
  async 'keeps the newest value'(storage) {
    await storage.setItem(KEY, 'a much longer value')
    await storage.setItem(KEY, 'new')
    equal(await storage.getItem(KEY), 'new')
  },
  async 'tells an empty value from none'(storage) {
    await storage.setItem(KEY, '')
    equal(await storage.getItem(KEY), '')
  },
  async 'removes what is named, and nothing else'(storage) {
    await storage.setItem(KEY, 'one')
    await storage.setItem(`${KEY}.more`, 'two')
    await storage.removeItem(KEY)
    equal(await storage.getItem(KEY), null)
    equal(await storage.getItem(`${KEY}.more`), 'two')
  },
  async 'removes what is not there without complaint'(storage) {
    await storage.removeItem(KEY)
    equal(await storage.keys(), [])
  },
  async 'takes any name that a user may have'(storage) {
    for (const name of USERNAMES) await storage.setItem(`${KEY}.${name}.x`, name)
    for (const name of USERNAMES) equal(await storage.getItem(`${KEY}.${name}.x`), name)
    equal([...(await storage.keys())].sort(), USERNAMES.map((name) => `${KEY}.${name}.x`).sort())
    for (const name of USERNAMES) await storage.removeItem(`${KEY}.${name}.x`)
    equal(await storage.keys(), [])
  },
  async 'takes any value that is stored here'(storage) {
    for (const [at, value] of VALUES.entries()) await storage.setItem(`${KEY}.${at}`, value)
    for (const [at, value] of VALUES.entries()) equal(await storage.getItem(`${KEY}.${at}`), value)
  },
  async 'does one thing after the other, however many are begun at once'(storage) {
    await Promise.all(Array.from({ length: 20 }, (_, at) => storage.setItem(KEY, `value ${at}`)))
    equal(await storage.getItem(KEY), 'value 19')
  },
}

const KEY = 'CognitoIdentityServiceProvider.1example23456789'

const USERNAMES = [
  'ada@example.com',
  'ada+test@example.com',
  'ada lovelace',
  'Ada',
  'ada',
  'ädä',
  '漢字',
  '🦆',
  '+15550100',
  'google_1234',
  'a%20b',
  'a;b,c=d',
  'a"b\\c',
  '(a)[b]{c}<d>',
]

const VALUES = [
  'eyJraWQiOiJhIn0.eyJzdWIiOiJiIn0.c-_c',
  'AAAA/BBBB+CCCC==',
  '-1234',
  'true,false',
  '{"loginId":"ada@example.com","authFlowType":"USER_SRP_AUTH"}',
  '"quoted"',
  ' blanks around ',
  'a%20b%zz%',
  'a;b=c; path=/elsewhere',
  'ä 漢字 🦆',
  'line\r\nbreak',
  'x'.repeat(3000),
]

function equal(actual: unknown, expected: unknown): void {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (found !== wanted) throw new Error(`expected ${wanted}, but found ${found}`)
}

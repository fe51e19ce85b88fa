import { CookieStorage as V5CookieStorage } from 'amazon-cognito-identity-js'
import { CookieStorage as V6CookieStorage } from 'aws-amplify/utils'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { asyncStorage } from '../../../shim/platform/async-storage.js'
import { cookieStorage } from '../../../shim/platform/cookie-storage.js'
import type { WebStorage } from '../../../shim/platform/host-scope.js'
import { memoryStorage } from '../../../shim/platform/memory-storage.js'
import { type MirroredStorage, mirroredStorage } from '../../../shim/platform/mirrored-storage.js'
import type { CookieOptions } from '../../../shim/platform/platform.js'
import { webStorage } from '../../../shim/platform/web-storage.js'
import { openAsyncStore } from './async-store.js'
import { type CookieDocument, openCookieJar } from './cookie-jar.js'
import { type AnyStorage, storageContract } from './storage-contract.js'

const storages: Readonly<Record<string, () => AnyStorage>> = {
  'in memory': () => memoryStorage(),
  'of a page': () => webStorage(() => openWebStorage()),
  'of a page that has none': () => webStorage(() => undefined),
  'of a page that may not name it': () => webStorage(refuse),
  'of cookies': () => {
    openCookies()
    return cookieStorage()
  },
  'of React Native': () => asyncStorage(openAsyncStore()),
  'of React Native for those who cannot wait': () =>
    mirroredStorage(asyncStorage(openAsyncStore())),
}

afterEach(() => void vi.unstubAllGlobals().useRealTimers())

describe.each(Object.entries(storages))('the storage %s', (_name, open) => {
  test.each(Object.entries(storageContract))('%s', async (_sentence, run) => {
    await run(open())
  })
})

describe('the storage of a page', () => {
  test('is not touched before it is used', () => {
    const find = vi.fn(() => openWebStorage())
    const storage = webStorage(find)
    expect(find).not.toHaveBeenCalled()
    storage.getItem('key')
    storage.getItem('key')
    expect(find).toHaveBeenCalledTimes(1)
  })

  test('is the one that the rest of the page sees', () => {
    const real = openWebStorage()
    webStorage(() => real).setItem('key', 'value')
    expect(real.getItem('key')).toBe('value')
  })

  test.each([
    ['may not be named', refuse],
    ['may not be read', () => ({ ...openWebStorage(), getItem: refuse })],
    ['has no room at all', () => ({ ...openWebStorage(), setItem: refuse })],
  ])('is replaced by memory where it %s', (_why, find) => {
    const storage = webStorage(find)
    storage.setItem('key', 'value')
    expect(storage.getItem('key')).toBe('value')
  })

  test('that is full says so, and keeps what it has', () => {
    const real = openWebStorage()
    const storage = webStorage(() => real)
    storage.setItem('key', 'value')
    real.setItem = refuse
    expect(() => storage.setItem('other', 'value')).toThrow('no storage for you')
    expect(storage.getItem('key')).toBe('value')
  })
})

describe('the storage of cookies', () => {
  const key = 'CognitoIdentityServiceProvider.1example.ada lovelace+x@example.com.signInDetails'
  const value = '{"loginId":"ada, l@example.com","n":[1]}'
  const others = {
    v5: (options: CookieOptions) => new V5CookieStorage({ domain: 'example.com', ...options }),
    v6: (options: CookieOptions) => new V6CookieStorage({ domain: 'example.com', ...options }),
  }

  test.each(Object.entries(others))('writes what that of %s writes', async (_major, openOther) => {
    for (const options of [
      {},
      { path: '/app', expires: 7, secure: false, sameSite: 'lax' },
    ] as const) {
      const theirs = await writeCookies(openOther(options))
      const ours = await writeCookies(cookieStorage({ domain: 'example.com', ...options }))
      expect(ours).toEqual(theirs)
    }
  })

  test.each(Object.entries(others))(
    'reads what that of %s has written, and the reverse',
    async (_major, openOther) => {
      openCookies()
      await openOther({}).setItem(key, value)
      expect(cookieStorage({ domain: 'example.com' }).getItem(key)).toBe(value)
      cookieStorage({ domain: 'example.com' }).setItem(key, 'ours')
      expect(await openOther({}).getItem(key)).toBe('ours')
    },
  )

  test('refuses what browsers would drop', () => {
    const loud = 'Lax' as 'lax'
    expect(() => cookieStorage({ sameSite: loud })).toThrow('must be "lax", "strict" or "none"')
    expect(() => cookieStorage({ sameSite: 'none', secure: false })).toThrow('must be secure')
  })

  test('keeps nothing, and breaks nothing, where there is no document', () => {
    const storage = cookieStorage()
    storage.setItem(key, value)
    expect(storage.getItem(key)).toBe(null)
  })

  /** What is written for one value, its removal, and another: pairs and sorted attributes. */
  async function writeCookies(storage: AnyWriter) {
    const { written } = openCookies()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 1) })
    await storage.setItem(key, value)
    await storage.removeItem(key)
    await storage.setItem('plain', 'a b')
    return written.map((line) => {
      const [pair, ...attributes] = line.split('; ')
      return [pair, ...attributes.sort()]
    })
  }

  interface AnyWriter {
    setItem(key: string, value: string): unknown
    removeItem(key: string): unknown
  }
})

describe('the storage of React Native', () => {
  test('has the keys that v5 and v6 have there, among those of the app', async () => {
    const items = new Map([['theme', 'dark']])
    const storage = asyncStorage(openAsyncStore(items))
    await storage.setItem('key', 'value')
    expect([...items]).toEqual([
      ['theme', 'dark'],
      ['@MemoryStorage:key', 'value'],
    ])
    expect(await storage.keys()).toEqual(['key'])
  })
})

describe('a mirrored storage', () => {
  test('has nothing until it is synchronized', async () => {
    const behind = asyncStorage(openAsyncStore())
    await behind.setItem('key', 'value')
    const storage = mirroredStorage(behind)
    expect(storage.getItem('key')).toBe(null)
    await storage.sync()
    expect(storage.getItem('key')).toBe('value')
  })

  test('forgets what has gone from behind it', async () => {
    const behind = asyncStorage(openAsyncStore())
    const storage = mirroredStorage(behind)
    storage.setItem('key', 'value')
    await storage.sync()
    await behind.removeItem('key')
    await storage.sync()
    expect(storage.getItem('key')).toBe(null)
  })

  test('passes on what is written, in that order', async () => {
    const seen: string[] = []
    const behind = asyncStorage(openAsyncStore())
    const slowAtFirst = {
      ...behind,
      async setItem(_key: string, value: string) {
        for (let turns = 0; turns < 5 - seen.length; turns += 1) await null
        seen.push(value)
      },
    }
    const storage = mirroredStorage(slowAtFirst)
    for (const value of ['1', '2', '3']) storage.setItem('key', value)
    await storage.sync()
    expect(seen).toEqual(['1', '2', '3'])
  })

  test('keeps what is written while it reads', async () => {
    const behind = asyncStorage(openAsyncStore())
    await behind.setItem('key', 'old')
    await behind.setItem('gone', 'old')
    const storage: MirroredStorage = mirroredStorage({
      ...behind,
      async keys() {
        const found = await behind.keys()
        storage.setItem('key', 'new')
        storage.removeItem('gone')
        return found
      },
      setItem: async () => {},
      removeItem: async () => {},
    })
    await storage.sync()
    expect([storage.getItem('key'), storage.getItem('gone')]).toEqual(['new', null])
  })

  test('tells of a write that failed at the next synchronization, once', async () => {
    const behind = asyncStorage(openAsyncStore())
    const broken = { ...behind, setItem: () => Promise.reject(new Error('disk full')) }
    const storage = mirroredStorage(broken)
    storage.setItem('key', 'value')
    await expect(storage.sync()).rejects.toThrow('disk full')
    await storage.sync()
  })
})

/** Gives the modules a document, until the test ends. */
function openCookies(): CookieDocument {
  const document = openCookieJar()
  vi.stubGlobal('document', document)
  return document
}

function openWebStorage(): WebStorage {
  const items = memoryStorage()
  return {
    get length() {
      return items.keys().length
    },
    key: (index) => items.keys()[index] ?? null,
    getItem: items.getItem,
    setItem: items.setItem,
    removeItem: items.removeItem,
  }
}

function refuse(): never {
  throw new Error('no storage for you')
}

import { beforeEach, describe, expect, test, vi } from 'vitest'
import { hostPlatform } from '../../../shim/platform/host.js'
import type {
  HostNavigator,
  HostWindow,
  PageShown,
  StorageChange,
} from '../../../shim/platform/host-scope.js'
import { memoryPlatform } from '../../../shim/platform/memory.js'
import { openCookieJar } from './cookie-jar.js'

beforeEach(() => void vi.unstubAllGlobals())

describe('the platform of a host', () => {
  test('touches nothing when it is made', () => {
    const touched: string[] = []
    for (const name of ['window', 'document', 'navigator', 'fetch', 'localStorage', 'crypto']) {
      vi.stubGlobal(name, undefined)
      const get = (): undefined => void touched.push(name)
      Object.defineProperty(globalThis, name, { get, configurable: true })
    }
    hostPlatform()
    expect(touched).toEqual([])
  })

  test('has memory, and nothing of a page, where there is no page', async () => {
    const platform = hostPlatform()
    await platform.storage.setItem('key', 'value')
    expect(await platform.storage.getItem('key')).toBe('value')
    expect(await platform.tabStorage.getItem('key')).toBe(null)
    const { page, locks, passkeys, cookies, onStorageChange } = platform
    expect({ page, locks, passkeys, cookies, onStorageChange }).toEqual({
      page: null,
      locks: null,
      passkeys: null,
      cookies: null,
      onStorageChange: null,
    })
    await expect(platform.open('https://sign.in', [], false)).rejects.toThrow(
      'There is no page here that a sign-in page could open in: do this in a browser.',
    )
  })

  test('shares nothing with the one that another request on a server has', async () => {
    const [one, other] = [hostPlatform(), hostPlatform()]
    await one.storage.setItem('key', 'secret')
    expect(await other.storage.getItem('key')).toBe(null)
  })

  test('does not keep anything in the storage that newer servers have for all users', async () => {
    const setItem = vi.fn()
    vi.stubGlobal('localStorage', { length: 0, getItem: () => 'of somebody else', setItem })
    const { storage } = hostPlatform()
    expect(await storage.getItem('key')).toBe(null)
    await storage.setItem('key', 'value')
    expect(setItem).not.toHaveBeenCalled()
  })

  test('has random bytes that are not the same twice', () => {
    const { randomBytes } = hostPlatform()
    expect(randomBytes(32)).toHaveLength(32)
    expect(randomBytes(32)).not.toEqual(randomBytes(32))
  })

  test('says what is missing where there are no random bytes', () => {
    vi.stubGlobal('crypto', undefined)
    expect(() => hostPlatform().randomBytes(1)).toThrow("import 'react-native-get-random-values'")
  })

  test('has the clock of the moment, with the timers of the moment', async () => {
    vi.useFakeTimers({ now: 1000 })
    const { clock } = hostPlatform()
    let isOver = false
    const waiting = clock.wait(500).then(() => (isOver = true))
    await vi.advanceTimersByTimeAsync(499)
    expect([clock.now(), isOver]).toEqual([1499, false])
    await vi.advanceTimersByTimeAsync(1)
    await waiting
    vi.useRealTimers()
  })

  test('says what is missing where there is no fetch', async () => {
    vi.stubGlobal('fetch', undefined)
    const request = { url: 'https://a.test', method: 'GET', headers: {} } as const
    await expect(hostPlatform().send(request)).rejects.toThrow('There is no fetch here')
  })
})

describe('a page', () => {
  test('is read, left and renamed through its window', () => {
    const { location, replaced } = visit()
    const { page } = hostPlatform()
    expect(page?.url()).toBe('https://app.test/?code=1')
    page?.replaceUrl('https://app.test/')
    expect(replaced).toEqual([[{ kept: true }, '', 'https://app.test/']])
    page?.leave('https://sign.in')
    expect(location.href).toBe('https://sign.in')
  })

  test('is what a sign-in page opens in', async () => {
    const { location } = visit()
    expect(await hostPlatform().open('https://sign.in/', [], false)).toBe(undefined)
    expect(location.href).toBe('https://sign.in/')
  })

  test('has cookies', () => {
    visit()
    const document = openCookieJar()
    vi.stubGlobal('document', document)
    void hostPlatform().cookies?.({ secure: false }).setItem('key', 'value')
    expect(document.cookie).toBe('key=value')
  })

  test('hears what other tabs do to localStorage, until it stops listening', () => {
    const { window, happen } = visit()
    const heard: unknown[] = []
    const stop = hostPlatform().onStorageChange?.((change) => heard.push(change))
    const storageArea = window.localStorage
    happen('storage', { storageArea, key: 'key', oldValue: 'a', newValue: null })
    happen('storage', {
      storageArea: window.sessionStorage,
      key: 'tab',
      oldValue: null,
      newValue: 'b',
    })
    happen('storage', { storageArea, key: null, oldValue: null, newValue: null })
    stop?.()
    happen('storage', { storageArea, key: 'key', oldValue: null, newValue: 'c' })
    expect(heard).toEqual([{ key: 'key', before: 'a', after: null }])
  })

  test('hears that it is shown again, as somebody went back to it', () => {
    const { happen } = visit()
    let shown = 0
    const stop = hostPlatform().page?.onShownAgain?.(() => (shown += 1))
    happen('pageshow', { persisted: false })
    happen('pageshow', { persisted: true })
    stop?.()
    happen('pageshow', { persisted: true })
    expect(shown).toBe(1)
  })

  test('asks the script of threat protection about the device', () => {
    const getData = (...ids: readonly string[]) => ids.join(' ')
    visit({ AmazonCognitoAdvancedSecurityData: { getData } })
    expect(hostPlatform().userContext('ada', IDS)).toBe('ada pool client')
  })

  test.each([
    ['is missing', undefined],
    ['knows nothing', { getData: () => '' }],
    ['fails', { getData: () => fail('script of somebody else') }],
  ])('says nothing about the device where that script %s', (_how, script) => {
    visit(script && { AmazonCognitoAdvancedSecurityData: script })
    expect(hostPlatform().userContext('ada', IDS)).toBe(undefined)
  })
})

describe('locks', () => {
  test('are those that all tabs share', async () => {
    const names: string[] = []
    visit(
      {},
      {
        locks: {
          async request(name, run) {
            names.push(name)
            return run()
          },
        },
      },
    )
    expect(await hostPlatform().locks?.alone('refresh', async () => 'done')).toBe('done')
    expect(names).toEqual(['refresh'])
  })

  test('of a server are not used: requests of different people must not wait for one another', () => {
    vi.stubGlobal('navigator', { locks: { request: () => fail('locked') } })
    expect(hostPlatform().locks).toBe(null)
  })

  test('that a frame may not use stop nobody', async () => {
    visit({}, { locks: { request: () => Promise.reject(new Error('SecurityError')) } })
    expect(await hostPlatform().locks?.alone('refresh', async () => 'done')).toBe('done')
  })

  test('pass on what fails under them, once', async () => {
    visit({}, { locks: { request: (_name, run) => run() } })
    const run = vi.fn(() => Promise.reject(new Error('refused')))
    await expect(hostPlatform().locks?.alone('refresh', run)).rejects.toThrow('refused')
    expect(run).toHaveBeenCalledTimes(1)
  })
})

describe('the name of a device', () => {
  const userAgent = 'Mozilla/5.0 (X11; Linux x86_64)'
  const values = {
    platform: 'macOS',
    platformVersion: '14.2.1',
    architecture: 'arm',
    model: '',
    fullVersionList: [
      { brand: 'Not A(Brand', version: '99.0.0.0' },
      { brand: 'Chromium', version: '121.0.6167.160' },
    ],
  }
  const agents: ReadonlyArray<readonly [string, HostNavigator | undefined, string]> = [
    ['that of Node', undefined, 'nodejs'],
    ['that of React Native', { product: 'ReactNative' }, 'react-native'],
    ['the user agent', { userAgent }, userAgent],
    [
      'what the browser says of it, as v6 puts it',
      { userAgent, userAgentData: { getHighEntropyValues: async () => values } },
      'macOS 14.2.1 arm macOS Not A(Brand/99.0.0.0;Chromium/121.0.6167.160',
    ],
    [
      'the user agent where the browser says nothing',
      { userAgent, userAgentData: { getHighEntropyValues: async () => ({}) } },
      userAgent,
    ],
    [
      'the user agent where the page may not ask',
      {
        userAgent,
        userAgentData: { getHighEntropyValues: () => Promise.reject(new Error('policy')) },
      },
      userAgent,
    ],
  ]

  test.each(agents)('is %s', async (_what, navigator, name) => {
    vi.stubGlobal('navigator', navigator)
    expect(await hostPlatform().deviceName()).toBe(name)
  })
})

describe('the platform of memory', () => {
  test('sends with what it is given, and waits on the clock that it is given', async () => {
    const waits: number[] = []
    const platform = memoryPlatform({
      clock: { now: () => 0, wait: async (milliseconds) => void waits.push(milliseconds) },
      send: async () => ({ status: 503, headers: {}, body: '' }),
    })
    const client = platform.client({ endpoint: 'https://nowhere.test', region: 'eu-west-1' })
    await expect(client.call('GetUser', { AccessToken: 'token' })).rejects.toMatchObject({
      failure: 'malformed',
    })
    expect(waits).toHaveLength(2)
  })
})

const IDS = { userPoolId: 'pool', clientId: 'client' }

type PageEvent = StorageChange & PageShown

/** Gives the modules the globals of a page, until the next test begins. */
function visit(more: Partial<HostWindow> = {}, navigator: HostNavigator = {}) {
  const location = { href: 'https://app.test/?code=1' }
  const replaced: unknown[] = []
  const listeners = new Map<string, Set<(event: PageEvent) => void>>()
  const of = (type: string) => listeners.get(type) ?? listeners.set(type, new Set()).get(type)
  const window: HostWindow = {
    location,
    history: {
      state: { kept: true },
      replaceState: (...values) => void replaced.push(values),
    },
    localStorage: emptyStorage(),
    sessionStorage: emptyStorage(),
    addEventListener: (type: string, listener: (event: PageEvent) => void) =>
      void of(type)?.add(listener),
    removeEventListener: (type: string, listener: (event: PageEvent) => void) =>
      void of(type)?.delete(listener),
    ...more,
  }
  vi.stubGlobal('window', window)
  vi.stubGlobal('navigator', navigator)
  function happen(type: 'storage', event: StorageChange): void
  function happen(type: 'pageshow', event: PageShown): void
  function happen(type: string, event: unknown): void {
    for (const listener of of(type) ?? []) listener(event as PageEvent)
  }
  return { window, location, replaced, happen }
}

function emptyStorage() {
  return { length: 0, key: () => null, getItem: () => null, setItem() {}, removeItem() {} }
}

function fail(message: string): never {
  throw new Error(message)
}

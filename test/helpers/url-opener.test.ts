import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { V5Any } from '../../helpers/v5-any.js'
import { hubEvent } from '../emulator/qualification/clients/hub.js'
import { openBrowser, visit } from '../emulator/qualification/clients/page.js'
import { trustingFetch } from '../emulator/qualification/clients/trusting-fetch.js'
import {
  CLIENT_ID,
  PASSWORD,
  type Peer,
  startPeer,
  stopPeer,
} from '../emulator/qualification/peer.js'
import { openHelpers } from './open-helpers.js'

const APP = 'http://localhost:3000/'
const BYE = 'http://localhost:3000/bye'
const scopes = ['openid', 'email', 'aws.cognito.signin.user.admin']
const pool = {
  clients: [{ callbackUrls: [APP], logoutUrls: [BYE], oauthFlows: ['code'], oauthScopes: scopes }],
  users: [{ username: 'ada', password: PASSWORD }],
} as const

let peer: Peer
let folder: string
let trusting: typeof globalThis.fetch
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opener-'))
  peer = await startPeer(pool, {}, { certificateDirectory: folder })
  trusting = trustingFetch(peer.listening.caPath)
})
afterAll(async () => {
  await stopPeer(peer)
  await rm(folder, { recursive: true })
})
beforeEach(() => {
  vi.stubGlobal('fetch', trusting)
  peer.cognito.autoSignIn({ username: 'ada' })
})
afterEach(() => void vi.unstubAllGlobals())

/** Where the pages of the Hosted UI lead in the end. */
async function follow(url: string): Promise<string> {
  let here = url
  while (here.startsWith(peer.listening.hostedUiUrl)) {
    const next = (await trusting(here)).headers.get('location')
    if (next === null) return here
    here = new URL(next, here).href
  }
  return here
}

/** An app on v6 that opens the Hosted UI by itself. */
function openApp(browser = openBrowser(), isNative = false) {
  const { left } = visit(APP, browser)
  if (isNative) {
    vi.stubGlobal('navigator', { product: 'ReactNative' })
    // No page, but for what the modules of v6 for pages cannot do without.
    const { location, addEventListener } = (globalThis as V5Any).window
    vi.stubGlobal('window', { location, addEventListener })
  }
  const oauth = {
    domain: peer.listening.domain,
    scopes,
    redirectSignIn: [APP],
    redirectSignOut: [BYE],
    responseType: 'code',
  }
  const page = peer.v6({ oauth, store: browser.localStorage })
  const helper = openHelpers(page.load)
  return {
    ...page,
    where: () => Promise.race([left, Promise.resolve('here')]),
    setUrlOpener: helper('set-url-opener').setUrlOpener as (...input: V5Any[]) => void,
    federatedSignIn: helper('federated-sign-in').federatedSignIn as () => Promise<V5Any>,
    signOut: helper('sign-out').signOut as () => Promise<V5Any>,
  }
}

/** React Native's `Linking`, with what it tells. */
function openLinking() {
  const listeners = new Set<(event: { url: string }) => void>()
  return {
    listeners,
    tell: (url: string) => {
      for (const listener of listeners) listener({ url })
    },
    addEventListener: (_event: 'url', listener: (event: { url: string }) => void) => {
      listeners.add(listener)
      return { remove: () => void listeners.delete(listener) }
    },
  }
}

describe('in React Native', () => {
  const nativeApp = () => openApp(openBrowser(), true)

  test('who comes back by a link of the app is signed in', async () => {
    const { Hub, auth, federatedSignIn, setUrlOpener } = nativeApp()
    const linking = openLinking()
    const seen: string[] = []
    setUrlOpener(async (url: string, redirect: string) => {
      seen.push(redirect)
      linking.tell('app://elsewhere')
      linking.tell(await follow(url))
    }, linking)
    const signedIn = hubEvent(Hub, 'signInWithRedirect')
    await federatedSignIn()
    await signedIn
    expect((await auth.getCurrentUser()).username).toBe('ada')
    expect([seen, linking.listeners.size]).toEqual([[APP], 0])
  })

  test('who comes back from a second try is signed in, the first one forgotten', async () => {
    const { Hub, auth, federatedSignIn, setUrlOpener } = nativeApp()
    const linking = openLinking()
    const opened: string[] = []
    setUrlOpener((url: string) => void opened.push(url), linking)
    await federatedSignIn()
    await federatedSignIn()
    const signedIn = hubEvent(Hub, 'signInWithRedirect')
    linking.tell(await follow(opened[1] ?? ''))
    await signedIn
    expect((await auth.getCurrentUser()).username).toBe('ada')
  })

  test('v6 opens a browser of its own where nothing hears who comes back', async () => {
    const { federatedSignIn, setUrlOpener, where } = nativeApp()
    const opener = vi.fn()
    setUrlOpener(opener)
    await federatedSignIn()
    expect([opener.mock.calls, await where()]).toEqual([[], expect.stringContaining('/oauth2/')])
  })
})

describe('a sign-out', () => {
  test('of a session of the Hosted UI opens the page that v5 opened', async () => {
    const opened: unknown[][] = []
    const urlOpener = (...input: unknown[]) => void opened.push(input)
    const browser = openBrowser()
    const { left } = visit(APP, browser)
    const oauth = {
      domain: peer.listening.domain,
      scope: scopes,
      redirectSignIn: APP,
      redirectSignOut: BYE,
      responseType: 'code',
    }
    const store = browser.localStorage
    const leaving = peer.v5({ oauth, store })
    await leaving.Auth.federatedSignIn({ customProvider: 'COGNITO' })
    visit(await follow(await left), browser)
    const { Auth, Hub } = peer.v5({ oauth: { ...oauth, urlOpener }, store })
    await hubEvent(Hub, 'cognitoHostedUI')
    const session = new Map(store.entries)

    const onV6 = openApp(browser)
    onV6.setUrlOpener(urlOpener)
    await onV6.signOut()
    expect(await onV6.where()).toBe('here')
    expect([...store.entries.keys()].filter((key) => /Token$/.test(key))).toEqual([])

    for (const [key, value] of session) store.setItem(key, value)
    // v5 rejects where the page stays.
    await Promise.race([
      Auth.signOut().catch(() => undefined),
      expect.poll(() => opened.length).toBe(2),
    ])
    const page = `${peer.listening.hostedUiUrl}/logout?client_id=${CLIENT_ID}&logout_uri=${encodeURIComponent(BYE)}`
    expect(opened).toEqual([
      [page, BYE],
      [page, BYE],
    ])
  })

  test('of any other session opens nothing', async () => {
    const { auth, setUrlOpener, signOut, where } = openApp()
    const opener = vi.fn()
    setUrlOpener(opener)
    const options = { authFlowType: 'USER_PASSWORD_AUTH' } as const
    await auth.signIn({ username: 'ada', password: PASSWORD, options })
    await signOut()
    expect([opener.mock.calls, await where()]).toEqual([[], 'here'])
  })
})

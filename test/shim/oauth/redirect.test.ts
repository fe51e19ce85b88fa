import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { resumeRedirect } from '../../../shim/core/oauth/resume-redirect.js'
import { startRedirect } from '../../../shim/core/oauth/start-redirect.js'
import { currentSession } from '../../../shim/core/session/current-session.js'
import { signOut } from '../../../shim/core/session/sign-out.js'
import type { Page, SessionOpener } from '../../../shim/platform/platform.js'
import { openStore, type Store } from '../../emulator/qualification/clients/store.js'
import { trustingFetch } from '../../emulator/qualification/clients/trusting-fetch.js'
import {
  CLIENT_ID,
  PASSWORD,
  type Peer,
  startPeer,
  stopPeer,
} from '../../emulator/qualification/peer.js'
import { type Visitor, visit } from '../session/visitor.js'

const APP = 'http://localhost:3000/'
const BYE = 'http://localhost:3000/bye'
const SCOPES = ['openid', 'email', 'aws.cognito.signin.user.admin']
const KEYS = `CognitoIdentityServiceProvider.${CLIENT_ID}`

let peer: Peer
let folder: string
let trusting: typeof globalThis.fetch
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redirect-'))
  const client = {
    callbackUrls: [APP, 'myapp://back'],
    logoutUrls: [BYE, 'myapp://bye'],
    oauthFlows: ['code', 'implicit'],
    oauthScopes: SCOPES,
    identityProviders: ['COGNITO', 'Google'],
  } as const
  peer = await startPeer(
    {
      clients: [client],
      identityProviders: [
        { name: 'Google', attributes: { sub: '4242', email: 'g@gmail.example' } },
      ],
      users: [{ username: 'ada', password: PASSWORD, attributes: { email: 'ada@example.com' } }],
    },
    {},
    { certificateDirectory: folder },
  )
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
afterEach(() => {
  vi.unstubAllGlobals()
  peer.cognito.autoSignIn(undefined)
})

/** A browser tab: what it keeps, and where it is. */
interface Tab {
  readonly store: Store
  readonly tabStore: Store
  /** Opens a page of the app in it. */
  open(url: string, responseType?: 'code' | 'token'): Visitor & { readonly page: TabPage }
}

interface TabPage extends Page {
  /** Where the tab was led to last. */
  readonly left: () => string | undefined
  readonly showAgain: () => void
}

function openTab(store: Store = openStore(), tabStore: Store = openStore()): Tab {
  return {
    store,
    tabStore,
    open(url, responseType = 'code') {
      const page = pageAt(url)
      const open: SessionOpener = async (target) => page.leave(target) as undefined
      const oauth = {
        domain: peer.listening.domain,
        scopes: SCOPES,
        redirectSignIn: [APP],
        redirectSignOut: [BYE],
        responseType,
      }
      const visitor = visit(peer, { store, oauth, platform: { page, open, tabStorage: tabStore } })
      return { ...visitor, page }
    },
  }
}

function pageAt(start: string): TabPage {
  let here = start
  let left: string | undefined
  let again: (() => void) | undefined
  return {
    url: () => here,
    leave(url) {
      left = url
    },
    replaceUrl(url) {
      here = url
    },
    onShownAgain(listener) {
      again = listener
      return () => undefined
    },
    left: () => left,
    showAgain: () => again?.(),
  }
}

const plainly = {
  provider: { name: 'COGNITO' },
  customState: null,
  isPrivate: false,
  hints: {},
  open: null,
  replacesSession: false,
} as const

/** Goes where a browser would be sent from a URL, until it would be back at an app. */
async function follow(url: string): Promise<string> {
  let here = url
  while (here.startsWith(peer.listening.hostedUiUrl)) {
    const response = await trusting(here)
    const next = response.headers.get('location')
    if (next === null) throw new Error(`The way ends at ${here}`)
    here = new URL(next, here).href
  }
  return here
}

async function leave(tab: Tab, options: object = {}, responseType: 'code' | 'token' = 'code') {
  const visitor = tab.open(APP, responseType)
  await startRedirect(visitor.engine, { ...plainly, ...options })
  return new URL(visitor.page.left() ?? '')
}

describe('a redirect to the sign-in pages', () => {
  test('asks for a code, bound to a verifier and a state that stay here', async () => {
    const tab = openTab()
    const url = await leave(tab, {
      hints: { lang: 'de', loginHint: 'ada@example.com', prompt: 'LOGIN' },
    })
    const { state, code_challenge, ...query } = Object.fromEntries(url.searchParams)
    expect(url.origin + url.pathname).toBe(`https://${peer.listening.domain}/oauth2/authorize`)
    expect(query).toEqual({
      redirect_uri: APP,
      response_type: 'code',
      client_id: CLIENT_ID,
      identity_provider: 'COGNITO',
      scope: SCOPES.join(' '),
      login_hint: 'ada@example.com',
      lang: 'de',
      prompt: 'login',
      code_challenge_method: 'S256',
    })
    expect(tab.store.entries.get(`${KEYS}.oauthState`)).toBe(state)
    expect(tab.store.entries.get(`${KEYS}.oauthPKCE`)).toMatch(/^[A-Za-z0-9]{128}$/)
    expect(code_challenge).toMatch(/^[\w-]{43}$/)
    expect(tab.store.entries.get(`${KEYS}.inflightOAuth`)).toBe('true')
  })

  test('ends with somebody signed in on the way back, who is told of in the order of v6', async () => {
    const tab = openTab()
    const back = await follow((await leave(tab, { customState: 'käse & ✓' })).href)
    const { engine, events, page } = tab.open(back)
    await resumeRedirect(engine)
    expect(events.slice(-2)).toEqual([
      { kind: 'redirectSignedIn', customState: 'käse & ✓' },
      { kind: 'signedIn', user: expect.objectContaining({ username: 'ada' }) },
    ])
    expect(page.url()).toBe(APP)
    expect(tab.store.entries.get(`${KEYS}.oauthSignIn`)).toBe('true,false')
    expect(tab.store.entries.get(`${KEYS}.ada.oauthMetadata`)).toBe('{"oauthSignIn":true}')
    expect([...tab.store.entries.keys()].filter((key) => /inflight|PKCE|State/.test(key))).toEqual(
      [],
    )
  })

  test('keeps whoever asks for the session waiting until it is known', async () => {
    const tab = openTab()
    const back = await follow((await leave(tab)).href)
    const { engine } = tab.open(back)
    const resumed = resumeRedirect(engine)
    const session = await currentSession(engine)
    await resumed
    expect(session?.username).toBe('ada')
  })

  test('is taken up once, however often the app is configured', async () => {
    const tab = openTab()
    const back = await follow((await leave(tab)).href)
    const { engine, events } = tab.open(back)
    await Promise.all([resumeRedirect(engine), resumeRedirect(engine)])
    await resumeRedirect(engine)
    expect(events.filter(({ kind }) => kind === 'signedIn')).toHaveLength(1)
  })

  test('takes tokens that hold the nonce that was sent', async () => {
    const tab = openTab()
    const back = await follow((await leave(tab, { hints: { nonce: 'n-0S6' } })).href)
    const { engine } = tab.open(back)
    await resumeRedirect(engine)
    expect((await currentSession(engine))?.username).toBe('ada')
  })

  test('brings tokens at once with the implicit grant', async () => {
    const tab = openTab()
    const back = await follow((await leave(tab, {}, 'token')).href)
    const { engine, events } = tab.open(back, 'token')
    await resumeRedirect(engine)
    expect(events.at(-1)?.kind).toBe('signedIn')
    expect(await currentSession(engine)).toMatchObject({ username: 'ada', refreshToken: null })
  })

  test('is refused while somebody is signed in, unless the pages are to ask again', async () => {
    const tab = openTab()
    const { engine } = tab.open(await follow((await leave(tab)).href))
    await resumeRedirect(engine)
    await expect(startRedirect(engine, plainly)).rejects.toMatchObject({
      name: 'UserAlreadyAuthenticatedException',
    })
    await startRedirect(engine, { ...plainly, replacesSession: true })
  })

  test('leads to the pages again at sign-out', async () => {
    const tab = openTab()
    const { engine, page } = tab.open(await follow((await leave(tab)).href))
    await resumeRedirect(engine)
    await signOut(engine)
    expect(page.left()).toBe(
      `https://${peer.listening.domain}/logout?client_id=${CLIENT_ID}&logout_uri=${encodeURIComponent(BYE)}`,
    )
  })
})

describe('an answer that nobody here has asked for', () => {
  test('signs nobody in: a code without a redirect of this browser', async () => {
    const back = await follow((await leave(openTab())).href)
    const other = openTab()
    const { engine, events } = other.open(back)
    await resumeRedirect(engine)
    expect(await currentSession(engine)).toBeNull()
    expect(events).toEqual([])
  })

  test('signs nobody in: a code of somebody else while a redirect of this browser is under way', async () => {
    const foreign = await follow((await leave(openTab())).href)
    const tab = openTab()
    await leave(tab)
    const { engine, events } = tab.open(foreign)
    await resumeRedirect(engine)
    expect(await currentSession(engine)).toBeNull()
    expect(events).toEqual([
      { kind: 'redirectFailed', fault: expect.objectContaining({ name: 'oauthSignInError' }) },
    ])
  })

  test('signs nobody in: tokens that do not hold the nonce that was sent', async () => {
    const tab = openTab()
    const back = await follow((await leave(tab)).href)
    tab.store.entries.set(`${KEYS}.ampliftOAuthNonce`, 'another')
    const { engine, events } = tab.open(back)
    await resumeRedirect(engine)
    expect(await currentSession(engine)).toBeNull()
    expect(events.at(-1)).toMatchObject({ kind: 'redirectFailed' })
  })

  test('is refused by the service with another verifier', async () => {
    const tab = openTab()
    const back = await follow((await leave(tab)).href)
    tab.store.entries.set(`${KEYS}.oauthPKCE`, 'x'.repeat(128))
    const { engine, events } = tab.open(back)
    await resumeRedirect(engine)
    expect(events.at(-1)).toMatchObject({
      kind: 'redirectFailed',
      fault: { name: 'OAuthSignInException' },
    })
  })
})

describe('somebody who comes back without an answer', () => {
  test('has given up in this tab', async () => {
    const tab = openTab()
    await leave(tab)
    const { engine, events } = tab.open(APP)
    await resumeRedirect(engine)
    expect(events).toEqual([
      {
        kind: 'redirectFailed',
        fault: expect.objectContaining({ message: 'User cancelled OAuth flow.' }),
      },
    ])
    expect(tab.store.entries.get(`${KEYS}.inflightOAuth`)).toBeUndefined()
  })

  test('has only opened another tab, and the sign-in of the first one goes on', async () => {
    const tab = openTab()
    const url = await leave(tab)
    const other = openTab(tab.store).open(APP)
    await resumeRedirect(other.engine)
    expect(other.events).toEqual([])
    const { engine } = tab.open(await follow(url.href))
    await resumeRedirect(engine)
    expect((await currentSession(engine))?.username).toBe('ada')
  })

  test('has gone back to a page that the browser still had', async () => {
    const tab = openTab()
    const { engine, events, page } = tab.open(APP)
    await startRedirect(engine, plainly)
    const failed = new Promise((done) => engine.events.hear(done))
    page.showAgain()
    await failed
    expect(events.at(-1)).toMatchObject({ kind: 'redirectFailed' })
  })

  test('is told what the pages say', async () => {
    const tab = openTab()
    await leave(tab)
    const { engine, events } = tab.open(`${APP}?error=access_denied&error_description=User+denied`)
    await resumeRedirect(engine)
    expect(events.at(-1)).toMatchObject({
      kind: 'redirectFailed',
      fault: { message: 'User denied' },
    })
  })
})

describe('a redirect that another library has begun', () => {
  test('of v5 ends here: its state and verifier are in the storage of the tab', async () => {
    const tab = openTab()
    const url = await leave(tab)
    const take = (name: string) => tab.store.entries.get(`${KEYS}.${name}`) ?? ''
    tab.tabStore.setItem('oauth_state', take('oauthState'))
    tab.tabStore.setItem('ouath_pkce_key', take('oauthPKCE'))
    tab.store.entries.clear()
    const { engine } = tab.open(await follow(url.href))
    await resumeRedirect(engine)
    expect((await currentSession(engine))?.username).toBe('ada')
    expect([...tab.tabStore.entries.keys()]).not.toContain('oauth_state')
  })
})

describe('a host that waits for the way back', () => {
  const native = (open: SessionOpener) =>
    visit(peer, {
      platform: { open },
      oauth: {
        domain: peer.listening.domain,
        scopes: SCOPES,
        redirectSignIn: [APP, 'myapp://back'],
        redirectSignOut: ['myapp://bye'],
        responseType: 'code',
      },
    })

  test('has somebody signed in when the call ends', async () => {
    const { engine, events } = native((url) => follow(url))
    await startRedirect(engine, { ...plainly, isPrivate: true })
    expect(events.map(({ kind }) => kind)).toEqual(['redirectSignedIn', 'signedIn'])
  })

  test('rejects where the pages were closed', async () => {
    const { engine, events } = native(async () => null)
    await expect(startRedirect(engine, plainly)).rejects.toMatchObject({
      name: 'OAuthSignInException',
      message: 'canceled',
    })
    expect(events.at(-1)?.kind).toBe('redirectFailed')
  })

  test('rejects where the pages cannot be opened', async () => {
    const { engine } = native(async () => {
      throw new Error('no browser')
    })
    await expect(startRedirect(engine, plainly)).rejects.toMatchObject({
      name: 'OAuthSignInException',
      message: 'Error: no browser',
    })
  })
})

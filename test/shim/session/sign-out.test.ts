import { describe, expect, test } from 'vitest'
import { chooseRedirectUrl } from '../../../shim/core/oauth/redirect-url.js'
import { currentSession } from '../../../shim/core/session/current-session.js'
import { signOut } from '../../../shim/core/session/sign-out.js'
import type { Platform } from '../../../shim/platform/platform.js'
import { openStore } from '../../emulator/qualification/clients/store.js'
import {
  CLIENT_ID,
  PASSWORD,
  type Peer,
  startPeerForTest,
} from '../../emulator/qualification/peer.js'
import { clockAhead, signInAs, type VisitorOptions, visit } from './visitor.js'

const users = ['ada', 'eve'].map((username) => ({ username, password: PASSWORD }))
const P = `CognitoIdentityServiceProvider.${CLIENT_ID}`
const oauth = {
  domain: 'login.example.com',
  scopes: ['openid'],
  redirectSignIn: ['https://app.example.com/'],
  redirectSignOut: ['https://app.example.com/', 'https://app.example.com/bye'],
  responseType: 'code',
}

async function signedIn(peer: Peer, options: VisitorOptions = {}) {
  const visitor = visit(peer, options)
  await signInAs(peer, visitor, 'ada')
  peer.operations()
  return visitor
}

/** A page that notes where it is sent. */
function openPage(url = 'https://app.example.com/'): {
  platform: Partial<Platform>
  opened: string[]
} {
  const opened: string[] = []
  const page = { url: () => url, leave: () => undefined, replaceUrl: () => undefined }
  const open = async (to: string) => {
    opened.push(to)
    return undefined
  }
  return { platform: { page, open }, opened }
}

describe('signing out', () => {
  test('revokes the refresh token, forgets the session and tells it once', async () => {
    const peer = await startPeerForTest({ users })
    const { engine, store, events } = await signedIn(peer)
    await signOut(engine)
    expect(peer.operations()).toEqual(['RevokeToken'])
    expect([...store.entries.keys()]).toEqual([])
    expect(events.map(({ kind }) => kind)).toEqual(['signedIn', 'signedOut'])
    expect(await currentSession(engine)).toBe(null)
  })

  test('revokes nothing where the app client cannot', async () => {
    const peer = await startPeerForTest({ users, clients: [{ enableTokenRevocation: false }] })
    const { engine, store } = await signedIn(peer)
    await signOut(engine)
    expect(peer.operations()).toEqual([])
    expect([...store.entries.keys()]).toEqual([])
  })

  test('on all devices ends the sessions elsewhere', async () => {
    const peer = await startPeerForTest({ users })
    const here = await signedIn(peer)
    const there = await signedIn(peer)
    await signOut(here.engine, { global: true })
    expect(peer.operations()).toEqual(['GlobalSignOut'])
    expect(await currentSession(there.engine, { forceRefresh: true })).toBe(null)
  })

  test.each([
    ['there is no network', { kind: 'drop' }],
    ['the service is down', { kind: 'server-error' }],
    ['the session is over', { kind: 'error', type: 'NotAuthorizedException' }],
  ] as const)('works where %s', async (_why, fault) => {
    const peer = await startPeerForTest({ users })
    for (const global of [true, false]) {
      const { engine, store } = await signedIn(peer, { platform: { clock: clockAhead(0) } })
      const remove = peer.cognito.faults.add(fault)
      await signOut(engine, { global })
      remove()
      expect([...store.entries.keys()]).toEqual([])
    }
  })

  test('works where nobody is signed in, and clears what others have left', async () => {
    const peer = await startPeerForTest({ users })
    const { engine, store, events } = visit(peer, { oauth, platform: openPage().platform })
    const tab = openStore()
    Object.assign(engine.platform, { tabStorage: tab })
    for (const key of leftovers) store.setItem(key, 'left')
    for (const key of ['oauth_state', 'ouath_pkce_key']) tab.setItem(key, 'left')
    store.setItem('something else', 'stays')
    store.setItem(`${P}.ada.deviceKey`, 'stays')
    await signOut(engine)
    expect([...store.entries.values()]).toEqual(['stays', 'stays'])
    expect(tab.entries.size).toBe(0)
    expect(events).toEqual([{ kind: 'signedOut' }])
  })

  test('keeps the device, and what other apps and users have stored', async () => {
    const peer = await startPeerForTest({ users })
    const { engine, store } = await signedIn(peer)
    const kept = [
      `${P}.ada.deviceKey`,
      `${P}.ada.randomPasswordKey`,
      `${P}.eve.accessToken`,
      'CognitoIdentityServiceProvider.other.LastAuthUser',
      'cart',
    ]
    for (const key of kept) store.setItem(key, 'kept')
    await signOut(engine)
    expect([...store.entries.keys()]).toEqual(kept)
  })
})

const leftovers = [
  'amplify-signin-with-hostedUI',
  'amplify-redirected-from-hosted-ui',
  'amplify-auto-sign-in',
  'amplify-polling-started',
  'aws-amplify-federatedInfo',
  ...['inflightOAuth', 'inflightOAuthDeadline', 'oauthPKCE', 'oauthState', 'oauthSignIn'].map(
    (name) => `${P}.${name}`,
  ),
]

describe('signing in', () => {
  test('as another clears the tokens of the first, and tells', async () => {
    const peer = await startPeerForTest({ users })
    const visitor = await signedIn(peer)
    await signInAs(peer, visitor, 'eve')
    const keys = [...visitor.store.entries.keys()]
    expect(keys.filter((key) => key.includes('.ada.'))).toEqual([])
    expect(visitor.events.map(({ kind }) => kind)).toEqual(['signedIn', 'signedIn'])
    expect(await currentSession(visitor.engine)).toMatchObject({ username: 'eve' })
  })

  test('with a password forgets that another session came from the sign-in pages', async () => {
    const peer = await startPeerForTest({ users })
    const { platform, opened } = openPage()
    const visitor = visit(peer, { oauth, platform })
    visitor.store.setItem('amplify-signin-with-hostedUI', 'true')
    visitor.store.setItem(`${P}.oauthSignIn`, 'true,false')
    visitor.store.setItem(`${P}.ada.oauthMetadata`, '{"oauthSignIn":true}')
    await signInAs(peer, visitor, 'ada')
    await signOut(visitor.engine)
    expect(opened).toEqual([])
  })
})

describe('a session that came from the sign-in pages', () => {
  test.each([
    ['v5', 'amplify-signin-with-hostedUI', 'true'],
    ['v6', `${P}.oauthSignIn`, 'true,false'],
    ['v6 with cookies', `${P}.ada.oauthMetadata`, '{"oauthSignIn":true}'],
  ])('of %s is signed out there, after it has ended here', async (_library, key, value) => {
    const peer = await startPeerForTest({ users })
    const { platform, opened } = openPage()
    const { engine, store } = await signedIn(peer, { oauth, platform })
    store.setItem(key, value)
    await signOut(engine)
    const back = encodeURIComponent('https://app.example.com/')
    const query = `client_id=${CLIENT_ID}&logout_uri=${back}`
    expect(opened).toEqual([`https://login.example.com/logout?${query}`])
    expect([...store.entries.keys()]).toEqual([])
  })

  test('comes back to the URL that is asked for, if it is configured', async () => {
    const peer = await startPeerForTest({ users })
    const { platform, opened } = openPage()
    for (const redirectUrl of ['https://app.example.com/bye', 'https://evil.example.com/']) {
      const { engine, store } = await signedIn(peer, { oauth, platform })
      store.setItem(`${P}.oauthSignIn`, 'true,false')
      const end = signOut(engine, { redirectUrl })
      if (redirectUrl.includes('evil')) {
        const name = 'InvalidPreferredRedirectUrlException'
        await expect(end).rejects.toMatchObject({ name })
      } else await end
      expect([...store.entries.keys()]).toEqual([])
    }
    expect(opened).toEqual([expect.stringContaining(encodeURIComponent('/bye'))])
  })

  test('says so where its page cannot be opened: it has ended here', async () => {
    const peer = await startPeerForTest({ users })
    const { platform } = openPage()
    const open = () => Promise.reject(new Error('closed'))
    const { engine, store } = await signedIn(peer, { oauth, platform: { ...platform, open } })
    store.setItem(`${P}.oauthSignIn`, 'true,false')
    await expect(signOut(engine)).rejects.toMatchObject({ name: 'OAuthSignOutException' })
    expect([...store.entries.keys()]).toEqual([])
  })
})

describe('the URL to come back to', () => {
  const app = 'https://app.example.com'

  test.each([
    ['the page itself', [`${app}/a`, `${app}/b`], `${app}/b?x=1#y`, `${app}/b`],
    ['the same host', ['https://other.example.com/', `${app}/a`], `${app}/b`, `${app}/a`],
    [
      'the same host before one that contains it',
      ['https://login.app.example.com/', `${app}/a`],
      `${app}/b`,
      `${app}/a`,
    ],
    ['one that contains the host', ['https://login.app.example.com/'], `${app}/b`, null],
    ['with its port', ['http://localhost:3000/'], 'http://localhost:3000/', null],
    ['the scheme of an app', ['https://app.example.com/', 'myapp://'], null, 'myapp://'],
  ])('is %s', (_which, redirects, page, expected) => {
    expect(chooseRedirectUrl(redirects, page)).toBe(expected ?? redirects[0])
  })

  test.each([
    ['another origin', ['https://other.example.com/'], `${app}/`, 'InvalidOriginException'],
    ['no URL at all', ['/bye'], `${app}/`, 'InvalidRedirectException'],
    ['nothing', [], `${app}/`, 'InvalidRedirectException'],
    ['no scheme of an app', [`${app}/`], null, 'InvalidAppSchemeException'],
  ])('is refused where it is %s', (_which, redirects, page, name) => {
    expect(() => chooseRedirectUrl(redirects, page)).toThrow(expect.objectContaining({ name }))
  })
})

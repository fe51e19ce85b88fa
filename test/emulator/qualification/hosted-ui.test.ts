import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SignInWithRedirectInput } from 'aws-amplify/auth'
import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PoolOptions } from '../../../emulator/index.js'
import { hubEvent } from './clients/hub.js'
import { impatiently, refusal } from './clients/impatient.js'
import { type Browser, openBrowser, visit } from './clients/page.js'
import { trustingFetch } from './clients/trusting-fetch.js'
import { errorType, post } from './clients/wire.js'
import {
  CLIENT_ID,
  OTHER_CLIENT_ID,
  PASSWORD,
  type Peer,
  POOL_ID,
  startPeer,
  stopPeer,
} from './peer.js'

const APP = 'http://localhost:3000/'
const BYE = 'http://localhost:3000/bye'
const SCOPES = ['openid', 'email', 'aws.cognito.signin.user.admin']
const client = {
  callbackUrls: [APP],
  logoutUrls: [BYE],
  oauthFlows: ['code', 'implicit'],
  oauthScopes: SCOPES,
  identityProviders: ['COGNITO', 'Google'],
} as const
const pool: PoolOptions = {
  clients: [client, { ...client, oauthFlows: ['code'], callbackUrls: ['https://other.example/'] }],
  identityProviders: [
    { name: 'Google', attributes: { sub: '4242', email: 'grace@gmail.example' } },
  ],
  users: [
    {
      username: 'ada',
      password: PASSWORD,
      attributes: { email: 'ada@example.com', email_verified: 'true' },
    },
  ],
}

let peer: Peer
let folder: string
let trusting: typeof globalThis.fetch
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualification-'))
  peer = await startPeer(pool, {}, { certificateDirectory: folder })
  trusting = trustingFetch(peer.listening.caPath)
})
afterAll(async () => {
  await stopPeer(peer)
  await rm(folder, { recursive: true })
})
beforeEach(() => void vi.stubGlobal('fetch', trusting))
afterEach(() => {
  vi.unstubAllGlobals()
  peer.cognito.autoSignIn(undefined)
})

const v6OAuth = (responseType: 'code' | 'token' = 'code') => ({
  domain: peer.listening.domain,
  scopes: SCOPES,
  redirectSignIn: [APP],
  redirectSignOut: [BYE],
  responseType,
})
const v5OAuth = (responseType: 'code' | 'token' = 'code') => ({
  domain: peer.listening.domain,
  scope: SCOPES,
  redirectSignIn: APP,
  redirectSignOut: BYE,
  responseType,
})

/** Goes where a browser would be sent from a URL, until it would be back at an app. */
async function follow(url: string, cookie = ''): Promise<string> {
  let here = url
  while (here.startsWith(peer.listening.hostedUiUrl)) {
    const response = await trusting(here, { headers: { cookie } })
    const next = response.headers.get('location')
    if (next === null) return here
    here = new URL(next, here).href
  }
  return here
}

/** Fills in the sign-in page as a person does. */
async function fillIn(url: string, fields: Record<string, string>): Promise<Response> {
  const page = await follow(url)
  const html = await (await trusting(page)).text()
  const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1] ?? ''
  const target = action.replaceAll(/&(?:amp|#38);/g, '&')
  return trusting(new URL(target, page).href, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
}

/** Opens the app on v6 and begins a sign-in there; returns where the browser is sent. */
async function leaveFromV6(browser: Browser, input: SignInWithRedirectInput = {}): Promise<string> {
  const { left } = visit(APP, browser)
  const { auth } = peer.v6({ oauth: v6OAuth(), store: browser.localStorage })
  await auth.signInWithRedirect(input)
  return left
}

describe('v6', () => {
  test('signs in over the page and comes back with tokens that the pool signed', async () => {
    const browser = openBrowser()
    const answer = await fillIn(await leaveFromV6(browser, { customState: 'käse & brot' }), {
      username: 'ada',
      password: PASSWORD,
    })
    expect(answer.status).toBe(302)
    visit(answer.headers.get('location') ?? '', browser)
    const { auth, Hub } = peer.v6({ oauth: v6OAuth(), store: browser.localStorage })
    const state = hubEvent(Hub, 'customOAuthState')
    await hubEvent(Hub, 'signInWithRedirect')
    expect((await state).data).toBe('käse & brot')
    expect((await auth.getCurrentUser()).username).toBe('ada')
    const { tokens } = await auth.fetchAuthSession()
    expect(String(tokens?.accessToken.payload.scope).split(' ').sort()).toEqual([...SCOPES].sort())
    expect((await auth.fetchUserAttributes()).email).toBe('ada@example.com')
    const verifier = CognitoJwtVerifier.create({
      userPoolId: POOL_ID,
      tokenUse: 'id',
      clientId: CLIENT_ID,
    })
    const keys = await trusting(`${peer.url}/${POOL_ID}/.well-known/jwks.json`)
    verifier.cacheJwks((await keys.json()) as Parameters<typeof verifier.cacheJwks>[0])
    await verifier.verify(String(tokens?.idToken))
    expect((await auth.fetchAuthSession({ forceRefresh: true })).tokens).toBeDefined()
  })

  test('signs out over the page and is sent to the address that the client allows', async () => {
    peer.cognito.autoSignIn({ username: 'ada' })
    const browser = openBrowser()
    const back = await follow(await leaveFromV6(browser))
    visit(back, browser)
    const first = peer.v6({ oauth: v6OAuth(), store: browser.localStorage })
    await hubEvent(first.Hub, 'signInWithRedirect')
    const { left } = visit(BYE, browser)
    const app = peer.v6({ oauth: v6OAuth(), store: browser.localStorage })
    await app.auth.signOut()
    const logout = await left
    expect(new URL(logout).pathname).toBe('/logout')
    expect(await follow(logout)).toBe(BYE)
    expect((await refusal(app.auth.getCurrentUser())).name).toBe('UserUnAuthenticatedException')
  })

  test('signs in a person of a social provider, the same one each time', async () => {
    peer.cognito.autoSignIn({})
    const names = new Set<string>()
    for (let visits = 0; visits < 2; visits++) {
      const browser = openBrowser()
      const back = await follow(await leaveFromV6(browser, { provider: 'Google' }))
      visit(back, browser)
      const { auth, Hub } = peer.v6({ oauth: v6OAuth(), store: browser.localStorage })
      await hubEvent(Hub, 'signInWithRedirect')
      names.add((await auth.getCurrentUser()).username)
      expect((await auth.fetchUserAttributes()).email).toBe('grace@gmail.example')
    }
    expect([...names]).toEqual(['Google_4242'])
  })

  test('hears that the person declined', async () => {
    peer.cognito.autoSignIn({ error: 'access_denied', description: 'User denied' })
    const browser = openBrowser()
    visit(await follow(await leaveFromV6(browser)), browser)
    const { Hub } = peer.v6({ oauth: v6OAuth(), store: browser.localStorage })
    const failed = await hubEvent(Hub, 'signInWithRedirect_failure')
    expect(String((failed.data as { error: Error }).error.message)).toContain('User denied')
  })

  test('signs in without a code where the client allows it', async () => {
    peer.cognito.autoSignIn({ username: 'ada' })
    const browser = openBrowser()
    const { left } = visit(APP, browser)
    const oauth = v6OAuth('token')
    const leaving = peer.v6({ oauth, store: browser.localStorage })
    await leaving.auth.signInWithRedirect()
    const back = await follow(await left)
    expect(new URL(back).hash).toContain('access_token=')
    visit(back, browser)
    const { auth, Hub } = peer.v6({ oauth, store: browser.localStorage })
    await hubEvent(Hub, 'signInWithRedirect')
    expect((await auth.getCurrentUser()).username).toBe('ada')
  })
})

describe('v5', () => {
  test.each(['code', 'token'] as const)('signs in over %s and out again', async (responseType) => {
    peer.cognito.autoSignIn({ username: 'ada' })
    const browser = openBrowser()
    const { left } = visit(APP, browser)
    const options = { oauth: v5OAuth(responseType), store: browser.localStorage }
    await peer
      .v5(options)
      .Auth.federatedSignIn({ customProvider: 'COGNITO', customState: 'where I was' })
    const back = await follow(await left)
    const page = visit(back, browser)
    const { Auth, Hub } = peer.v5(options)
    const state = hubEvent(Hub, 'customOAuthState')
    await hubEvent(Hub, 'cognitoHostedUI')
    expect((await state).data).toBe('where I was')
    const user = await Auth.currentAuthenticatedUser()
    expect(user.getUsername()).toBe('ada')
    expect(user.attributes.email).toBe('ada@example.com')
    // The promise is for a page that is gone by then: it rejects where the page stays.
    await impatiently(() => Promise.allSettled([Auth.signOut()]))
    expect(await follow(await page.left)).toBe(BYE)
  })

  test('signs in a person of a social provider', async () => {
    peer.cognito.autoSignIn({})
    const browser = openBrowser()
    const { left } = visit(APP, browser)
    const options = { oauth: v5OAuth(), store: browser.localStorage }
    const { Auth: leaving } = peer.v5(options)
    await leaving.federatedSignIn({ customProvider: 'Google' })
    visit(await follow(await left), browser)
    const { Auth, Hub } = peer.v5(options)
    await hubEvent(Hub, 'cognitoHostedUI')
    expect((await Auth.currentAuthenticatedUser()).getUsername()).toBe('Google_4242')
  })
})

describe('refused are', () => {
  const verifier = randomBytes(48).toString('base64url')
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const asked = (changes: Record<string, string> = {}) => {
    const query = new URLSearchParams({
      client_id: CLIENT_ID,
      response_type: 'code',
      redirect_uri: APP,
      scope: 'openid',
      state: 'xyz',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...changes,
    })
    return `${peer.listening.hostedUiUrl}/oauth2/authorize?${query}`
  }
  const exchange = async (fields: Record<string, string>) => {
    const response = await trusting(`${peer.listening.hostedUiUrl}/oauth2/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  const codeFor = async () => {
    peer.cognito.autoSignIn({ username: 'ada' })
    const back = new URL(await follow(asked()))
    expect(back.searchParams.get('state')).toBe('xyz')
    return back.searchParams.get('code') ?? ''
  }
  const grant = (code: string) => ({
    grant_type: 'authorization_code',
    client_id: CLIENT_ID,
    redirect_uri: APP,
    code,
    code_verifier: verifier,
  })

  test('addresses and clients that are not registered, without telling them anything', async () => {
    peer.cognito.autoSignIn({ username: 'ada' })
    const strangers = [
      { redirect_uri: 'https://evil.example/' },
      { redirect_uri: `${APP}../evil` },
      { redirect_uri: `${APP}?next=evil` },
      { redirect_uri: '' },
      { client_id: 'nobody' },
      { client_id: OTHER_CLIENT_ID },
    ]
    for (const stranger of strangers) {
      const end = await follow(asked(stranger))
      expect(end, JSON.stringify(stranger)).toContain(peer.listening.hostedUiUrl)
      expect(end).not.toContain('code=')
    }
  })

  test('flows, scopes and providers that the client does not have', async () => {
    const other = { client_id: OTHER_CLIENT_ID, redirect_uri: 'https://other.example/' }
    const wrong: readonly [Record<string, string>, string][] = [
      [{ response_type: 'id_token' }, 'invalid_request'],
      [{ ...other, response_type: 'token' }, 'unauthorized_client'],
      [{ scope: 'openid admin' }, 'invalid_scope'],
      [{ identity_provider: 'Facebook' }, 'invalid_request'],
      [{ code_challenge_method: 'plain' }, 'invalid_request'],
    ]
    for (const [changes, error] of wrong) {
      const end = new URL(await follow(asked(changes)))
      expect(end.searchParams.get('error'), JSON.stringify(changes)).toBe(error)
      expect(end.searchParams.get('state')).toBe('xyz')
    }
  })

  test('wrong passwords on the page', async () => {
    const answer = await fillIn(asked(), { username: 'ada', password: 'Wrong-password-1' })
    expect(answer.status).not.toBe(302)
    expect(await answer.text()).toContain('Incorrect username or password')
  })

  test('codes that are used again, invented, old, or of another client or address', async () => {
    const refused = async (fields: Record<string, string>) => {
      const { status, body } = await exchange(fields)
      expect(status).toBe(400)
      return body.error
    }
    const used = await codeFor()
    expect(await exchange(grant(used))).toMatchObject({
      status: 200,
      body: { token_type: 'Bearer', expires_in: 3600, access_token: expect.any(String) },
    })
    expect(await refused(grant(used))).toBe('invalid_grant')
    expect(await refused(grant('invented'))).toBe('invalid_grant')
    expect(await refused({ ...grant(await codeFor()), code_verifier: `${verifier}x` })).toBe(
      'invalid_grant',
    )
    const { code_verifier: _left, ...without } = grant(await codeFor())
    expect(await refused(without)).toMatch(/^invalid_(?:grant|request)$/)
    expect(await refused({ ...grant(await codeFor()), client_id: OTHER_CLIENT_ID })).toMatch(
      /^invalid_(?:grant|client)$/,
    )
    expect(await refused({ ...grant(await codeFor()), redirect_uri: BYE })).toBe('invalid_grant')
    expect(await refused({ grant_type: 'password' })).toMatch(
      /^(?:invalid_(?:request|client)|unsupported_grant_type)$/,
    )
    const late = await codeFor()
    peer.cognito.clock.advance(6 * 60_000)
    expect(await refused(grant(late))).toBe('invalid_grant')
    peer.cognito.clock.set(undefined)
  })

  test('refresh tokens that were revoked, and user info for tokens that are none', async () => {
    const { body } = await exchange(grant(await codeFor()))
    const refresh = {
      grant_type: 'refresh_token',
      client_id: CLIENT_ID,
      refresh_token: String(body.refresh_token),
    }
    const userInfo = async (token: string) => {
      const response = await trusting(`${peer.listening.hostedUiUrl}/oauth2/userInfo`, {
        headers: { authorization: `Bearer ${token}` },
      })
      return { status: response.status, body: (await response.json()) as unknown }
    }
    expect(await exchange(refresh)).toMatchObject({ status: 200 })
    expect(await userInfo(String(body.access_token))).toMatchObject({
      status: 200,
      body: { username: 'ada' },
    })
    expect((await userInfo('')).status).toBe(400)
    for (const token of ['nonsense', String(body.id_token)]) {
      expect((await userInfo(token)).status, token).toBe(401)
    }
    const revoked = await trusting(`${peer.listening.hostedUiUrl}/oauth2/revoke`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        token: refresh.refresh_token,
        client_id: CLIENT_ID,
      }).toString(),
    })
    expect(revoked.status).toBe(200)
    expect(await exchange(refresh)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect((await userInfo(String(body.access_token))).status).toBe(401)
  })

  test('calls for which the token has no scope', async () => {
    const { body } = await exchange(grant(await codeFor()))
    const answer = await post(peer.url, 'GetUser', { AccessToken: body.access_token })
    expect(answer.status).toBe(400)
    expect(errorType(answer)).toBe('NotAuthorizedException')
    expect(answer.body.message).toBe('Access Token does not have required scopes')
  })

  test('sign-outs to addresses that are not registered', async () => {
    const to = (uri: string) =>
      `${peer.listening.hostedUiUrl}/logout?client_id=${CLIENT_ID}&logout_uri=${encodeURIComponent(uri)}`
    expect(await follow(to(BYE))).toBe(BYE)
    expect(await follow(to('https://evil.example/'))).toContain(peer.listening.hostedUiUrl)
  })
})

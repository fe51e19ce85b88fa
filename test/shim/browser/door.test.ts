import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Cognito, createCognito } from '../../../emulator/index.js'
import { startChromium } from '../../walkthrough/chromium.js'

const PASSWORD = 'Correct-horse-1'
const POOL_ID = 'eu-west-1_Browser1'
const CLIENT_ID = 'browserclient'
const ROTATING = 'rotatingclient'
const DOMAIN = 'auth.example.com'
const KEYS = `CognitoIdentityServiceProvider.${CLIENT_ID}`
/** Longer than a token is good for. */
const TWO_HOURS = 2 * 60 * 60 * 1000

let cognito: Cognito
let browser: Browser
let server: Server
let origin: string
let context: BrowserContext
let page: Page
/** What pages are configured with. */
let settings: { config: object; options: object }

beforeAll(async () => {
  server = await serve(await bundleDoor())
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
  cognito = createCognito({ pools: [pool(`${origin}/`)] })
  const { hostedUiUrl } = await cognito.listen()
  const port = Number(new URL(hostedUiUrl).port)
  browser = await startChromium({ 'cognito-idp.eu-west-1.amazonaws.com': port, [DOMAIN]: port })
})

beforeEach(async () => {
  cognito.reset()
  settings = { config: configOf(CLIENT_ID), options: {} }
  context = await browser.newContext({ ignoreHTTPSErrors: true })
  page = await openTab()
})

afterEach(() => context.close())

afterAll(async () => {
  await browser?.close()
  server?.close()
  await cognito?.close()
})

describe('the door in Chromium', () => {
  test('keeps a session in localStorage, over reloads and without asking again', async () => {
    await signIn()
    expect(await stored('.accessToken')).toMatch(/^ey/)
    await page.reload()
    cognito.clearTranscript()
    expect(await whoIs(page)).toEqual(['ada'])
    expect(cognito.transcript()).toEqual([])
    await call('signOut')
    expect(await whoIs(page)).toEqual([null])
    expect(
      await page.evaluate(`Object.keys(localStorage).filter((key) => /Token$/.test(key))`),
    ).toEqual([])
  })

  test('keeps a session in cookies, and nothing of it in localStorage', async () => {
    settings = { config: configOf(CLIENT_ID), options: { ssr: true } }
    await page.reload()
    await signIn()
    await page.reload()
    expect(await whoIs(page)).toEqual(['ada'])
    const names = (await context.cookies()).map(({ name }) => name)
    expect(names).toContain(`${KEYS}.ada.refreshToken`)
    expect(await stored('.accessToken')).toBeUndefined()
  })

  test('goes on with a sign-in after a reload in the middle of it', async () => {
    cognito.setMfa({ username: 'tess', sms: true, preferred: 'SMS_MFA' })
    expect(await call('signIn', { username: 'tess', password: PASSWORD })).toMatchObject({
      value: { nextStep: { signInStep: 'CONFIRM_SIGN_IN_WITH_SMS_CODE' } },
    })
    await page.reload()
    expect(await call('confirmSignIn', { challengeResponse: '000000' })).toEqual({
      error: 'CodeMismatchException',
    })
    const challengeResponse = cognito.lastCode({ username: 'tess', purpose: 'signIn' })
    expect(await call('confirmSignIn', { challengeResponse })).toMatchObject({
      value: { isSignedIn: true },
    })
    expect(await whoIs(page)).toEqual(['tess'])
  })

  test('signs in on the pages of the pool and tells of it on the way back', async () => {
    cognito.autoSignIn({ username: 'ada' })
    await Promise.all([
      page.waitForURL(`${origin}/`),
      page.evaluate(`void inPage.call('signInWithRedirect', { customState: '/basket' })`),
    ])
    await page.waitForFunction(`inPage.events.includes('signedIn')`)
    expect(await page.evaluate('inPage.events')).toEqual([
      'customOAuthState',
      'signInWithRedirect',
      'signedIn',
    ])
    expect(await whoIs(page)).toEqual(['ada'])
    expect(page.url()).toBe(`${origin}/`)
  })

  test('signs in with a passkey that it has made', async () => {
    await addAuthenticator()
    await signIn()
    expect(await call('associateWebAuthnCredential')).toEqual({ value: undefined })
    await call('signOut')
    const options = { authFlowType: 'USER_AUTH', preferredChallenge: 'WEB_AUTHN' }
    expect(await call('signIn', { username: 'ada', options })).toMatchObject({
      value: { isSignedIn: true },
    })
    expect(await whoIs(page)).toEqual(['ada'])
  })
})

describe('tokens that have run out', () => {
  test.each([
    ['that stays the same', CLIENT_ID],
    ['that changes with each refresh', ROTATING],
  ])('are refreshed once for fifty callers in two tabs, with a refresh token %s', async (_, id) => {
    settings = { config: configOf(id), options: {} }
    await page.reload()
    await signIn()
    const other = await openTab()
    await Promise.all([page, other].map((tab) => tab.evaluate(laterBy(TWO_HOURS))))
    cognito.clearTranscript()
    // As far away as a service is: both tabs ask while the first answer is on its way.
    cognito.faults.add({ kind: 'latency', milliseconds: 300 })
    const found = await Promise.all([whoIs(page, 25), whoIs(other, 25)])
    cognito.faults.clear()
    expect(new Set(found.flat())).toEqual(new Set(['ada']))
    expect(cognito.transcript().map(({ operation }) => operation)).toEqual([
      'GetTokensFromRefreshToken',
    ])
  })

  test('are kept while there is no network, and refreshed when there is', async () => {
    await signIn()
    const refreshToken = await stored('.refreshToken')
    await page.evaluate(laterBy(TWO_HOURS))
    await context.setOffline(true)
    expect(await call('fetchAuthSession')).toEqual({ error: 'NetworkError' })
    expect(await stored('.refreshToken')).toBe(refreshToken)
    await context.setOffline(false)
    expect(await whoIs(page)).toEqual(['ada'])
  })
})

function pool(app: string) {
  const client = {
    callbackUrls: [app],
    logoutUrls: [app],
    oauthScopes: ['openid', 'aws.cognito.signin.user.admin'],
    identityProviders: ['COGNITO'],
  }
  return {
    id: POOL_ID,
    clients: [
      { id: CLIENT_ID, ...client },
      { id: ROTATING, ...client, refreshRotationGraceSeconds: 0 },
    ],
    firstFactors: ['PASSWORD', 'WEB_AUTHN'] as const,
    relyingPartyId: 'localhost',
    mfa: 'OPTIONAL' as const,
    mfaFactors: ['SMS_MFA'] as const,
    users: [
      { username: 'ada', password: PASSWORD },
      {
        username: 'tess',
        password: PASSWORD,
        attributes: { phone_number: '+15550100200', phone_number_verified: 'true' },
      },
    ],
  }
}

function configOf(userPoolClientId: string): object {
  const oauth = {
    domain: DOMAIN,
    scopes: ['openid', 'aws.cognito.signin.user.admin'],
    redirectSignIn: [`${origin}/`],
    redirectSignOut: [`${origin}/`],
    responseType: 'code',
  }
  return { Auth: { Cognito: { userPoolId: POOL_ID, userPoolClientId, loginWith: { oauth } } } }
}

async function openTab(): Promise<Page> {
  const tab = await context.newPage()
  await tab.goto(origin)
  return tab
}

async function signIn(): Promise<void> {
  expect(await call('signIn', { username: 'ada', password: PASSWORD })).toMatchObject({
    value: { isSignedIn: true },
  })
}

/** Calls a function of the door in the page. */
function call(name: string, input?: object): Promise<unknown> {
  return page.evaluate(`inPage.call(${JSON.stringify(name)}, ${JSON.stringify(input) ?? ''})`)
}

function whoIs(tab: Page, callers = 1): Promise<readonly (string | null)[]> {
  return tab.evaluate(`inPage.whoIs(${callers})`)
}

/** What localStorage has under the key that ends like this. */
async function stored(end: string): Promise<string | undefined> {
  const { origins } = await context.storageState()
  const items = origins.flatMap(({ localStorage }) => localStorage)
  return items.find(({ name }) => name.endsWith(end))?.value
}

/** Moves the clock of a page. */
function laterBy(milliseconds: number): string {
  return `{ const { now } = Date; Date.now = () => now() + ${milliseconds} }`
}

async function addAuthenticator(): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  })
}

async function bundleDoor(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('door-script.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    globalName: 'inPage',
    // What has effects is told of the built modules, and these are the sources.
    ignoreAnnotations: true,
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

async function serve(script: string): Promise<Server> {
  const html = () =>
    `<!doctype html><script>settings = ${JSON.stringify(settings)}</script><script src="/script.js"></script>`
  const created = createServer(({ url = '' }, response) => {
    const isScript = url === '/script.js'
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' })
    response.end(isScript ? script : html())
  })
  await new Promise<void>((resolve) => created.listen(0, 'localhost', resolve))
  return created
}

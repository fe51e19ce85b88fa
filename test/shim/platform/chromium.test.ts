import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createCognito } from '../../../emulator/index.js'
import { startChromium } from '../../walkthrough/chromium.js'
import { storageContract } from './storage-contract.js'

const PASSWORD = 'Correct-horse-1'
const CLIENT_ID = 'chromiumclient'
const cognito = createCognito({
  pools: [
    {
      id: 'eu-west-1_Chromium1',
      clients: [{ id: CLIENT_ID }],
      firstFactors: ['PASSWORD', 'WEB_AUTHN'],
      relyingPartyId: 'localhost',
      users: [{ username: 'ada', password: PASSWORD }],
    },
  ],
})

let browser: Browser
let server: Server
let origin: string
let endpoint: string
let context: BrowserContext
let page: Page

beforeAll(async () => {
  endpoint = (await cognito.listen({ hostedUiPort: false })).url
  server = await serve(await bundlePage())
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
  browser = await startChromium({})
})

beforeEach(async () => {
  await context?.close()
  context = await browser.newContext()
  page = await open()
})

afterAll(async () => {
  await browser?.close()
  server?.close()
  await cognito.close()
})

describe('in Chromium', () => {
  test.each(['localStorage', 'sessionStorage', 'cookies'])(
    '%s keeps the contract',
    async (place) => {
      for (const sentence of Object.keys(storageContract)) {
        expect([sentence, await call(page, 'keepsContract', place, sentence)]).toEqual([
          sentence,
          'kept',
        ])
      }
    },
  )

  test('what is kept outlives the page, under its own name', async () => {
    await call(page, 'put', 'key', 'value')
    await page.reload()
    expect(await call(page, 'take', 'key')).toBe('value')
    expect(await page.evaluate('localStorage.getItem("key")')).toBe('value')
  })

  test('a frame without storage keeps things in memory, and may go on', async () => {
    const frame = await openSandbox()
    expect(
      await frame.evaluate('(() => { try { localStorage } catch (e) { return e.name } })()'),
    ).toBe('SecurityError')
    await call(frame, 'put', 'key', 'value')
    expect(await call(frame, 'take', 'key')).toBe('value')
    expect(await call(frame, 'alone', 'lock')).toBe('done')
  })

  test('another tab is heard', async () => {
    const other = await open()
    await call(page, 'listen')
    await call(other, 'put', 'key', 'value')
    await page.waitForFunction('inPage.heard.length > 0')
    expect(await page.evaluate('inPage.heard')).toEqual([
      { key: 'key', before: null, after: 'value' },
    ])
  })

  test('another tab waits for a lock', async () => {
    const other = await open()
    expect(await call(page, 'lock', 'refresh')).toBe('held')
    await other.evaluate('void inPage.alone("refresh").then((done) => { globalThis.done = done })')
    expect(await call(other, 'alone', 'another lock')).toBe('done')
    expect(await other.evaluate('globalThis.done')).toBe(undefined)
    await call(page, 'letGo')
    await other.waitForFunction('globalThis.done')
  })

  test('a device has a name', async () => {
    expect(await call(page, 'deviceName')).toMatch(/^Linux .*Chromium\/\d+/)
  })

  test('a user pool of another origin is called', async () => {
    expect(await call(page, 'tryPassword', endpoint, CLIENT_ID, PASSWORD)).toBe('ada')
    await expect(call(page, 'tryPassword', endpoint, CLIENT_ID, 'Wrong-horse-1')).rejects.toThrow(
      'Incorrect username or password.',
    )
  })

  test('a passkey is made and signs in', async () => {
    await addAuthenticator()
    expect(await call(page, 'usePasskey', endpoint, CLIENT_ID, PASSWORD)).toBe('string')
  })

  test('a passkey for another site is refused by the browser, in its own words', async () => {
    await addAuthenticator()
    expect(await call(page, 'makeForeignPasskey')).toBe('SecurityError')
  })
})

async function open(): Promise<Page> {
  const page = await context.newPage()
  await page.goto(origin)
  return page
}

/** A frame that has no origin of its own, so that naming its storages throws. */
async function openSandbox(): Promise<Frame> {
  await page.goto(`${origin}/sandbox`)
  const frame = page.frames()[1]
  if (frame === undefined) throw new Error('The page has no frame.')
  await frame.waitForFunction('globalThis.inPage')
  return frame
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

/** Calls a function of the page's script. */
function call(where: Page | Frame, name: string, ...args: readonly string[]): Promise<unknown> {
  return where.evaluate(`inPage.${name}(...${JSON.stringify(args)})`)
}

async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page-script.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    globalName: 'inPage',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

async function serve(script: string): Promise<Server> {
  const pages: Readonly<Record<string, readonly [string, string]>> = {
    '/': ['text/html', '<!doctype html><script src="/script.js"></script>'],
    '/sandbox': ['text/html', '<!doctype html><iframe sandbox="allow-scripts" src="/"></iframe>'],
    '/script.js': ['text/javascript', script],
  }
  const server = createServer(({ url = '' }, response) => {
    const [type, body] = pages[url] ?? ['text/plain', '']
    response.writeHead(200, { 'content-type': type }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return server
}

import { createServer, type IncomingMessage } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type * as utils from 'aws-amplify/utils'
import type { Amplify, withSSRContext } from 'aws-amplify-v5'
import { expect, onTestFinished, vi } from 'vitest'
import { rewriteFetch } from '../../emulator/index.js'
import type { V5Any } from '../../helpers/v5-any.js'
import { impatiently } from '../emulator/qualification/clients/impatient.js'
import { CLIENT_ID, IDENTITY_POOL_ID, type Peer, POOL_ID } from '../emulator/qualification/peer.js'
import { comparable } from './alike.js'
import { openHelpers } from './open-helpers.js'

/** What a handler of requests does with the Auth of one. */
export type Handler = (auth: V5Any, req: IncomingMessage) => Promise<unknown>

/**
 * Sends one request to a server on the real v5 and one to a server on the real v6 with the helpers, and
 * compares what their handlers saw. Returns it, so that the test can say what it is.
 */
export async function servedAlike(peer: Peer, cookie: string, handler: Handler): Promise<unknown> {
  const onV5 = comparable(await served(contextOfV5(peer), cookie, handler))
  const onV6 = comparable(await served(contextOfV6(peer), cookie, handler))
  expect(onV6).toEqual(onV5)
  return onV5
}

/** The same on v6 alone, where v5 does something else. */
export async function servedByV6(peer: Peer, cookie: string, handler: Handler): Promise<unknown> {
  return comparable(await served(contextOfV6(peer), cookie, handler))
}

type ContextOf = (context: { req: IncomingMessage }) => { readonly Auth: V5Any }

async function served(contextOf: ContextOf, cookie: string, handler: Handler): Promise<unknown> {
  let answer: Promise<unknown> = Promise.resolve()
  const server = createServer((req, res) => {
    answer = impatiently(async () => handler(contextOf({ req }).Auth, req))
    answer.catch(() => undefined).finally(() => res.end())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  await fetch(`http://127.0.0.1:${port}/`, { headers: { cookie, connection: 'close' } })
  return answer
}

/** Only the whole v5 has `withSSRContext`, and it takes seconds to load. */
const v5 = createRequire(import.meta.url)('aws-amplify-v5') as {
  readonly Amplify: typeof Amplify
  readonly withSSRContext: typeof withSSRContext
}

function contextOfV5({ url }: Peer): ContextOf {
  v5.Amplify.configure({
    Auth: {
      region: 'eu-west-1',
      userPoolId: POOL_ID,
      userPoolWebClientId: CLIENT_ID,
      identityPoolId: IDENTITY_POOL_ID,
      endpoint: url,
    },
    ssr: true,
  })
  // v5 cannot be told where the identity pool is.
  const { fetch } = globalThis
  globalThis.fetch = rewriteFetch({ url })
  onTestFinished(() => {
    globalThis.fetch = fetch
  })
  return v5.withSSRContext as ContextOf
}

function contextOfV6(peer: Peer): ContextOf {
  const page = peer.v6({ identityPool: { id: IDENTITY_POOL_ID, allowGuests: true } })
  return openHelpers(page.load)('with-ssr-context').withSSRContext as ContextOf
}

/** A sign-in with the real v5 in a browser, as `ssr: true` has it; gives what is in `Cookie` then. */
export async function cookiesOfV5(peer: Peer, username: string, password: string): Promise<string> {
  const load = createRequire(createRequire(import.meta.url).resolve('aws-amplify-v5/package.json'))
  const { UniversalStorage } = load('@aws-amplify/core')
  const { serialize } = createRequire(load.resolve('universal-cookie'))('cookie')
  const storage = new UniversalStorage()
  await peer.v5({ flow: 'USER_PASSWORD_AUTH', store: storage }).Auth.signIn(username, password)
  const cookies: Record<string, string> = storage.cookies.getAll({ doNotParse: true })
  return Object.entries(cookies)
    .map(([name, value]) => serialize(name, value))
    .join('; ')
}

/** A sign-in with the real v6, whose storage is cookies with `ssr: true`; gives `Cookie` after it. */
export async function cookiesOfV6(peer: Peer, username: string, password: string): Promise<string> {
  const { auth, load, store } = peer.v6()
  await auth.signIn({ username, password, options: { authFlowType: 'USER_PASSWORD_AUTH' } })
  const written: string[] = []
  vi.stubGlobal('document', {
    set cookie(text: string) {
      written.push(text.split(';')[0] ?? '')
    },
  })
  try {
    const { CookieStorage } = load('aws-amplify/utils') as typeof utils
    const cookies = new CookieStorage({ sameSite: 'lax' })
    for (const [key, value] of store.entries) await cookies.setItem(key, value)
  } finally {
    vi.unstubAllGlobals()
  }
  return written.join('; ')
}

/** Cookies as an earlier visit left them. */
export interface Leftover {
  /** Seconds since the tokens were issued. */
  readonly age?: number
  /** The name that the cookies have; the user's own if it is not said. */
  readonly storedName?: string
  /** How a name is written in cookies. Default: as in v6. */
  readonly spell?: (name: string) => string
  readonly change?: (tokens: Record<string, string>) => void
}

/** The `Cookie` of a browser that was signed in earlier. */
export async function leftover(
  { cognito }: Peer,
  username: string,
  { age = 0, storedName = username, spell = encodeURIComponent, change }: Leftover = {},
): Promise<string> {
  cognito.clock.set(Date.now() - age * 1000)
  const tokens: Record<string, string> = {
    ...(await cognito.issueTokens({ username, clientId: CLIENT_ID })),
  }
  cognito.clock.set(undefined)
  change?.(tokens)
  const prefix = `CognitoIdentityServiceProvider.${CLIENT_ID}`
  const kept = ['idToken', 'accessToken', 'refreshToken'].map(
    (kind) => `${prefix}.${spell(storedName)}.${kind}=${tokens[kind]}`,
  )
  return [`${prefix}.LastAuthUser=${encodeURIComponent(storedName)}`, ...kept].join('; ')
}

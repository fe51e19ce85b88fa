import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Amplify } from 'aws-amplify'
import type * as api from 'aws-amplify/api'
import type * as auth from 'aws-amplify/auth'
import type * as cognito from 'aws-amplify/auth/cognito'
import type * as storage from 'aws-amplify/storage'
import type * as utils from 'aws-amplify/utils'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { Fault } from '../../../shim/core/fault.js'
import { currentSession } from '../../../shim/core/session/current-session.js'
import { signOut as endSession } from '../../../shim/core/session/sign-out.js'
import { fetchAuthSession } from '../../../shim/functions/fetch-auth-session.js'
import { getCurrentUser } from '../../../shim/functions/get-current-user.js'
import { Hub as ownHub } from '../../../shim/functions/hub.js'
import { libraryOptions } from '../../../shim/functions/library-options.js'
import { signOut } from '../../../shim/functions/sign-out.js'
import type { HubPayload } from '../../../shim/functions/types/hub.js'
import { freshModules } from '../../emulator/qualification/clients/fresh-modules.js'
import { openStore, storedValue } from '../../emulator/qualification/clients/store.js'
import {
  CLIENT_ID,
  IDENTITY_POOL_ID,
  PASSWORD,
  type Peer,
  POOL_ID,
  startPeerForTest,
} from '../../emulator/qualification/peer.js'
import { openApp } from './app.js'
import { cognitoOf, signInAs } from './visitor.js'

const P = `CognitoIdentityServiceProvider.${CLIENT_ID}`
const PROTECTED = expect.stringContaining('protected')
const users = [{ username: 'ada', password: PASSWORD }]

/** The real v6 with our library options, and the engine behind them. */
async function openWithV6(more: object = {}) {
  const providers = [{ poolId: POOL_ID, clientId: CLIENT_ID }]
  const pool = { id: IDENTITY_POOL_ID, region: 'eu-west-1', allowGuests: true, providers }
  const peer = await startPeerForTest({ users }, { identityPools: [pool] })
  const engine = openApp()
  const load = freshModules()
  const v6 = {
    ...(load('aws-amplify') as { Amplify: typeof Amplify }),
    auth: load('aws-amplify/auth') as typeof auth,
    api: load('aws-amplify/api') as typeof api,
    storage: load('aws-amplify/storage') as typeof storage,
    ...(load('aws-amplify/utils') as typeof utils),
  }
  const store = openStore()
  const config = {
    Auth: { Cognito: cognitoOf(peer, { identityPool: { allowGuests: true } }) },
    ...more,
  }
  const options = libraryOptions(config, { Hub: v6.Hub, storage: store })
  v6.Amplify.configure(config as never, options)
  const heard: HubPayload[] = []
  v6.Hub.listen('auth', ({ payload }) => void heard.push(payload))
  const signIn = () => signInAs(peer, { engine, store, events: [] }, 'ada')
  return { peer, engine, store, v6, config, heard, signIn, load }
}

/** A server that answers everything with `{}` and notes what it is asked with. */
async function startApi() {
  const asked: (string | undefined)[] = []
  const server = createServer((request, response) => {
    asked.push(request.headers.authorization)
    response.setHeader('content-type', 'application/json').end('{"data":{}}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

describe('the real aws-amplify v6 with our library options', () => {
  test('has our session: tokens, credentials, identity', async () => {
    const { peer, v6, signIn } = await openWithV6()
    const guest = await v6.auth.fetchAuthSession()
    expect(guest).toEqual(await fetchAuthSession())
    expect(guest).toMatchObject({ identityId: expect.stringMatching(/^eu-west-1:/) })
    expect(guest.tokens).toBeUndefined()
    await signIn()
    const theirs = await v6.auth.fetchAuthSession()
    const ours = await fetchAuthSession()
    expect(theirs.tokens?.accessToken.toString()).toBe(ours.tokens?.accessToken.toString())
    expect(JSON.parse(JSON.stringify(theirs))).toEqual(JSON.parse(JSON.stringify(ours)))
    expect(ours.userSub).toBe(ours.tokens?.idToken?.payload.sub)
    expect(peer.operations()).toEqual([
      'GetId',
      'GetCredentialsForIdentity',
      'GetCredentialsForIdentity',
    ])
    expect(await v6.auth.getCurrentUser()).toEqual(await getCurrentUser())
  })

  test('refreshes through us, once for everybody', async () => {
    const { peer, v6, signIn, heard } = await openWithV6()
    await signIn()
    await fetchAuthSession()
    peer.operations()
    await Promise.all([
      ...Array.from({ length: 5 }, () => v6.auth.fetchAuthSession({ forceRefresh: true })),
      ...Array.from({ length: 5 }, () => fetchAuthSession({ forceRefresh: true })),
    ])
    expect(peer.operations()).toEqual(['GetTokensFromRefreshToken', 'GetCredentialsForIdentity'])
    expect(heard.map(({ event }) => event)).toEqual(['signedIn', 'tokenRefresh'])
  })

  test('signs requests of Storage with our credentials', async () => {
    const s3 = { bucket: 'bucket', region: 'eu-west-1' }
    const { v6, signIn } = await openWithV6({ Storage: { S3: s3 } })
    await signIn()
    const { url } = await v6.storage.getUrl({ path: 'public/cat.jpg' })
    const { credentials } = await fetchAuthSession()
    expect(url.searchParams.get('X-Amz-Credential')).toContain(credentials?.accessKeyId)
    expect(url.searchParams.get('X-Amz-Security-Token')).toBe(credentials?.sessionToken)
  })

  test('sends our tokens and signatures with requests of API', async () => {
    const { asked, url } = await startApi()
    const { v6, signIn } = await openWithV6({
      API: {
        REST: { shop: { endpoint: url, region: 'eu-west-1' } },
        GraphQL: { endpoint: `${url}/graphql`, region: 'eu-west-1', defaultAuthMode: 'userPool' },
      },
    })
    await signIn()
    const { tokens, credentials } = await fetchAuthSession()
    await v6.api.generateClient().graphql({ query: 'query { me }' })
    await v6.api.get({ apiName: 'shop', path: '/' }).response
    expect(asked[0]).toBe(tokens?.accessToken.toString())
    expect(asked[1]).toContain(`Credential=${credentials?.accessKeyId}/`)
  })
})

describe('functions of aws-amplify that are still called beside ours', () => {
  const ada = {
    username: 'ada',
    password: PASSWORD,
    options: { authFlowType: 'USER_PASSWORD_AUTH' },
  } as const

  async function openMixed() {
    const opened = await openWithV6()
    const { cognitoUserPoolsTokenProvider: tokenProvider } = opened.load(
      'aws-amplify/auth/cognito',
    ) as typeof cognito
    const { config, store, v6 } = opened
    const options = libraryOptions(config, { Hub: v6.Hub, storage: store, tokenProvider })
    v6.Amplify.configure(config as never, options)
    return opened
  }

  test('sign in to the session of both, and out of it', async () => {
    const { v6, engine, store } = await openMixed()
    const kinds: string[] = []
    engine.events.hear(({ kind }) => void kinds.push(kind))
    await v6.auth.signIn(ada)
    expect(await getCurrentUser()).toEqual(await v6.auth.getCurrentUser())
    await fetchAuthSession({ forceRefresh: true })
    const { tokens } = await v6.auth.fetchAuthSession()
    expect(tokens?.accessToken.toString()).toBe(storedValue(store, '.accessToken'))
    await v6.auth.signOut()
    // By how much the clock differs is nobody's secret, and v6 does not know where it is.
    const rest = [`${P}.ada.ampliftClockDrift`]
    await vi.waitFor(() => expect([...store.entries.keys()]).toEqual(rest))
    await expect(getCurrentUser()).rejects.toMatchObject({ name: 'UserUnAuthenticatedException' })
    expect(kinds).toEqual(['signedIn', 'tokensRefreshed', 'signedOut'])
  })

  test('find whoever has signed in here, and sign them out', async () => {
    const { v6, signIn, store, peer } = await openMixed()
    await signIn()
    const name = 'UserAlreadyAuthenticatedException'
    await expect(v6.auth.signIn(ada)).rejects.toMatchObject({ name })
    peer.operations()
    await v6.auth.signOut()
    expect(peer.operations()).toEqual(['RevokeToken'])
    await vi.waitFor(() => expect(store.getItem(`${P}.LastAuthUser`)).toBe(null))
    expect(await fetchAuthSession()).toMatchObject({ tokens: undefined })
  })
})

describe('the Hub of v6', () => {
  test('is told what happens, in its own words, without a warning', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    onTestFinished(() => warn.mockRestore())
    const { peer, engine, heard, signIn } = await openWithV6()
    await signIn()
    await currentSession(engine, { forceRefresh: true })
    peer.cognito.faults.add({ kind: 'error', type: 'UserNotFoundException', message: 'Gone.' })
    await expect(fetchAuthSession({ forceRefresh: true })).rejects.toThrow('Gone.')
    peer.cognito.faults.clear()
    engine.events.tell({ kind: 'redirectSignedIn', customState: 'basket' })
    const fault = new Fault({ name: 'OAuthSignInException', message: 'No.', recovery: 'Try.' })
    engine.events.tell({ kind: 'redirectFailed', fault })
    await endSession(engine)
    const error = expect.objectContaining({ name: 'UserNotFoundException', message: 'Gone.' })
    expect(heard).toEqual([
      {
        event: 'signedIn',
        data: {
          username: 'ada',
          userId: expect.any(String),
          signInDetails: { loginId: 'ada', authFlowType: 'USER_SRP_AUTH' },
        },
      },
      { event: 'tokenRefresh' },
      { event: 'tokenRefresh_failure', data: { error } },
      { event: 'customOAuthState', data: 'basket' },
      { event: 'signInWithRedirect' },
      {
        event: 'signInWithRedirect_failure',
        data: {
          error: expect.objectContaining({
            name: 'OAuthSignInException',
            recoverySuggestion: 'Try.',
          }),
        },
      },
      { event: 'signedOut' },
    ])
    expect(warn).not.toHaveBeenCalledWith(PROTECTED)
  })

  test('still warns of others after that', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    onTestFinished(() => warn.mockRestore())
    const { v6, signIn } = await openWithV6()
    await signIn()
    expect(warn).not.toHaveBeenCalledWith(PROTECTED)
    v6.Hub.dispatch('auth', { event: 'tokenRefresh' })
    expect(warn).toHaveBeenCalledWith(PROTECTED)
  })

  test('is told once, however often the app is configured', async () => {
    const { v6, config, store, heard, signIn } = await openWithV6()
    libraryOptions(config, { Hub: v6.Hub, storage: store })
    await signIn()
    expect(heard.map(({ event }) => event)).toEqual(['signedIn'])
  })

  test('is heard: what v6 does itself is told here', async () => {
    const { v6, engine, heard } = await openWithV6()
    const own: unknown[] = []
    const kinds: string[] = []
    engine.events.hear(({ kind }) => void kinds.push(kind))
    ownHub.listen('auth', ({ payload }) => void own.push(payload))
    const data = { username: 'ada', userId: '1' }
    v6.Hub.dispatch('auth', { event: 'signedIn', data }, 'Auth')
    v6.Hub.dispatch('auth', { event: 'signedOut' }, 'Auth')
    v6.Hub.dispatch('auth', { event: 'tokenRefresh' }, 'Auth')
    v6.Hub.dispatch('auth', { event: 'tokenRefresh_failure', data: {} }, 'Auth')
    expect(kinds).toEqual(['signedIn', 'signedOut', 'tokensRefreshed'])
    expect(own).toEqual([
      { event: 'signedIn', data },
      { event: 'signedOut' },
      { event: 'tokenRefresh' },
    ])
    expect(heard).toHaveLength(4)
  })
})

describe('our Hub', () => {
  test('tells the same without one of v6, to everybody who still listens', async () => {
    const { signIn } = await openWithV6()
    const heard: string[] = []
    ownHub.listen('auth', () => {
      throw new Error('of a listener')
    })
    const stop = ownHub.listen('auth', ({ payload, source, channel }) => {
      heard.push(`${channel} ${payload.event} ${source}`)
    })
    await signIn()
    stop()
    await signOut()
    expect(heard).toEqual(['auth signedIn Auth'])
  })

  test('is a place for channels of an app, too', () => {
    openApp()
    const heard: unknown[] = []
    const stop = ownHub.listen('basket', (capsule) => void heard.push(capsule), 'name')
    const payload = { event: 'filled', data: { items: 1 }, message: 'one' }
    ownHub.dispatch('basket', payload, 'Shop')
    ownHub.dispatch('other', payload)
    stop()
    ownHub.dispatch('basket', payload)
    expect(heard).toEqual([{ channel: 'basket', payload, source: 'Shop', patternInfo: [] }])
  })

  test('refuses a listener that is no function', () => {
    openApp()
    const listen = () => ownHub.listen('auth', undefined as never)
    expect(listen).toThrow(expect.objectContaining({ name: 'NoHubcallbackProvidedException' }))
  })
})

describe('events of other tabs', () => {
  test('reach those who want them, of v6 and ours', async () => {
    const engine = openApp()
    const tabs = new Set<(change: object) => void>()
    const onStorageChange = (listener: (change: object) => void) => tabs.add(listener)
    Object.defineProperty(engine.platform, 'onStorageChange', { value: onStorageChange })
    const change = (key: string, before: string | null, after: string | null) => {
      for (const tell of tabs) tell({ key, before, after })
    }
    const heard: string[] = []
    const note = (who: string) => (capsule: { payload: { event: string }; crossTab?: boolean }) => {
      heard.push(`${who} ${capsule.payload.event} ${capsule.crossTab}`)
    }
    const { Hub } = freshModules()('aws-amplify/utils') as typeof utils
    libraryOptions({ Auth: { Cognito: cognitoOf(peerless) } }, { Hub, storage: openStore() })
    Hub.listen('auth', note('theirs'), { enableCrossTabEvents: true })
    Hub.listen('auth', note('deaf'))
    ownHub.listen('auth', note('deaf'))
    change(`${P}.ada.refreshToken`, 'old', null)
    change(`${P}.ada.accessToken`, 'old', 'new')
    change(`${P}.ada.accessToken`, null, 'new')
    change('basket.refreshToken', 'old', null)
    expect(heard).toEqual(['theirs signedOut true', 'theirs tokenRefresh true'])
  })
})

const peerless: Pick<Peer, 'url'> = { url: 'http://localhost:1' }

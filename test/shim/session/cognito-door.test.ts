import { createHash } from 'node:crypto'
import * as theirs from 'aws-amplify/auth/cognito'
import { describe, expect, test } from 'vitest'
import type { PoolOptions } from '../../../emulator/index.js'
import * as door from '../../../shim/cognito.js'
import { configure } from '../../../shim/functions/configure.js'
import { fetchAuthSession } from '../../../shim/functions/fetch-auth-session.js'
import { openBrowser, visit as visitPage } from '../../emulator/qualification/clients/page.js'
import { openStore, type Store } from '../../emulator/qualification/clients/store.js'
import {
  CLIENT_ID,
  IDENTITY_POOL_ID,
  PASSWORD,
  type Peer,
  POOL_ID,
  startPeerForTest,
} from '../../emulator/qualification/peer.js'
import { openApp } from './app.js'
import { cognitoOf, signInAs, visit } from './visitor.js'

const users = [{ username: 'ada', password: PASSWORD }]
const P = `CognitoIdentityServiceProvider.${CLIENT_ID}`

function start(more: PoolOptions = {}): Promise<Peer> {
  const providers = [{ poolId: POOL_ID, clientId: CLIENT_ID }]
  const pool = { id: IDENTITY_POOL_ID, region: 'eu-west-1', allowGuests: true, providers }
  return startPeerForTest({ users, ...more }, { identityPools: [pool] })
}

function authConfigOf(peer: Peer): never {
  return { Cognito: cognitoOf(peer, { identityPool: { allowGuests: true } }) } as never
}

/** The storage of somebody who is signed in, as v6 wants it. */
async function storeAs(peer: Peer, username: string): Promise<Store> {
  const visitor = visit(peer)
  await signInAs(peer, visitor, username)
  peer.operations()
  return visitor.store
}

function asyncStorage(store: Store) {
  return {
    getItem: async (key: string) => store.getItem(key),
    setItem: async (key: string, value: string) => store.setItem(key, value),
    removeItem: async (key: string) => store.removeItem(key),
    clear: async () => store.clear(),
  }
}

/** A token store of ours or of v6 over a storage. */
function tokenStoreOf(
  { DefaultTokenStore }: Pick<typeof door, 'DefaultTokenStore'>,
  peer: Peer,
  store: Store,
) {
  const tokens = new DefaultTokenStore()
  tokens.setAuthConfig(authConfigOf(peer))
  tokens.setKeyValueStorage(asyncStorage(store))
  return tokens
}

const real = theirs as unknown as typeof door

test('the door has every value of aws-amplify/auth/cognito, and no other', () => {
  expect(Object.keys(door).sort()).toEqual(Object.keys(theirs).sort())
})

describe('a token store', () => {
  test('gives what that of v6 gives', async () => {
    const peer = await start()
    const store = await storeAs(peer, 'ada')
    store.setItem(`${P}.ada.deviceKey`, 'key')
    store.setItem(`${P}.ada.deviceGroupKey`, 'group')
    store.setItem(`${P}.ada.randomPasswordKey`, 'cGFzcw==')
    store.setItem(`${P}.ada.oauthMetadata`, '{"oauthSignIn":true}')
    const [ours, others] = [door, real].map((each) => tokenStoreOf(each, peer, store))
    const plain = (value: unknown) => JSON.parse(JSON.stringify(value))
    const { clockDrift, ...tokens } = plain(await ours?.loadTokens())
    // Theirs comes from the name that has another unit in v5.
    const { clockDrift: shared, ...expected } = plain(await others?.loadTokens())
    expect(tokens).toEqual(expected)
    expect(Math.abs(clockDrift)).toBeLessThan(2000)
    expect(shared).toBe(0)
    for (const read of ['getLastAuthUser', 'getDeviceMetadata', 'getOAuthMetadata'] as const) {
      expect(await ours?.[read]()).toEqual(await others?.[read]())
    }
    expect(ours?.getKeyValueStorage()).toHaveProperty('getItem')
  })

  test.each([
    ['v6 gets back from ours', door, real],
    ['ours gets back from that of v6', real, door],
  ])('keeps what %s', async (_which, writer, reader) => {
    const peer = await start()
    const before = await tokenStoreOf(door, peer, await storeAs(peer, 'ada')).loadTokens()
    const store = openStore()
    await tokenStoreOf(writer, peer, store).storeTokens(before!)
    const after = await tokenStoreOf(reader, peer, store).loadTokens()
    for (const name of ['accessToken', 'idToken', 'refreshToken'] as const) {
      expect(after?.[name]?.toString()).toBe(before?.[name]?.toString())
    }
    expect(after).toMatchObject({ username: 'ada', signInDetails: { loginId: 'ada' } })
    await tokenStoreOf(reader, peer, store).clearTokens()
    expect(await tokenStoreOf(writer, peer, store).loadTokens()).toBe(null)
  })

  test('keeps a device and a mark of the sign-in pages', async () => {
    const peer = await start()
    const store = await storeAs(peer, 'ada')
    const tokens = tokenStoreOf(door, peer, store)
    const deviceMetadata = { deviceKey: 'k', deviceGroupKey: 'g', randomPassword: 'cA==' }
    await tokens.storeTokens({ ...(await tokens.loadTokens())!, deviceMetadata })
    await tokens.setOAuthMetadata({ oauthSignIn: true })
    expect(await tokens.getDeviceMetadata()).toEqual(deviceMetadata)
    expect(await tokens.getDeviceMetadata('eve')).toBe(null)
    expect(await tokens.getOAuthMetadata()).toEqual({ oauthSignIn: true })
    await tokens.clearDeviceMetadata()
    expect(await tokens.getDeviceMetadata()).toBe(null)
    store.setItem(`${P}.ada.oauthMetadata`, '{broken')
    expect(await tokens.getOAuthMetadata()).toBe(null)
  })
})

describe('a token orchestrator', () => {
  async function open(refresher = door.refreshAuthTokensWithoutDedupe) {
    const peer = await start()
    openApp()
    const store = await storeAs(peer, 'ada')
    const orchestrator = new door.TokenOrchestrator()
    orchestrator.setAuthConfig(authConfigOf(peer))
    orchestrator.setAuthTokenStore(tokenStoreOf(door, peer, store))
    orchestrator.setTokenRefresher(refresher)
    return { peer, store, orchestrator }
  }

  test('gives the tokens of its store, and refreshes them once for all who ask', async () => {
    const { peer, store, orchestrator } = await open()
    const stored = store.getItem(`${P}.ada.accessToken`)
    expect((await orchestrator.getTokens())?.accessToken.toString()).toBe(stored)
    expect(peer.operations()).toEqual([])
    const all = await Promise.all(
      [1, 2, 3].map(() => orchestrator.getTokens({ forceRefresh: true })),
    )
    expect(peer.operations()).toEqual(['GetTokensFromRefreshToken'])
    const fresh = store.getItem(`${P}.ada.accessToken`)
    expect(fresh).not.toBe(stored)
    expect(all.map((each) => each?.accessToken.toString())).toEqual([fresh, fresh, fresh])
    expect(all[0]).toMatchObject({ signInDetails: { loginId: 'ada' } })
  })

  test('forgets the session that is over, and keeps it where the network fails', async () => {
    const { peer, store, orchestrator } = await open()
    const force = () => orchestrator.getTokens({ forceRefresh: true })
    const remove = peer.cognito.faults.add({ kind: 'error', type: 'InternalErrorException' })
    await expect(force()).rejects.toMatchObject({ name: 'InternalErrorException' })
    remove()
    expect(store.getItem(`${P}.LastAuthUser`)).toBe('ada')
    peer.cognito.signOutUser({ username: 'ada' })
    expect(await force()).toBe(null)
    expect(store.entries.size).toBe(0)
    expect(await force()).toBe(null)
  })

  test('says what it is missing', async () => {
    const { orchestrator } = await open()
    expect(await new door.TokenOrchestrator().getTokens()).toBe(null)
    const empty = new door.TokenOrchestrator()
    expect(() => empty.getTokenStore()).toThrow('TokenStore not set')
    expect(() => empty.getTokenRefresher()).toThrow('TokenRefresher not set')
    expect(orchestrator.getTokenStore()).toBeInstanceOf(door.DefaultTokenStore)
  })

  test('with the refresher for all makes one request for two of them', async () => {
    const { peer, store } = await open()
    const tokens = (await tokenStoreOf(door, peer, store).loadTokens())!
    const request = { tokens, authConfig: authConfigOf(peer), username: 'ada' }
    const [one, other] = await Promise.all([
      door.refreshAuthTokens(request),
      door.refreshAuthTokens(request),
    ])
    expect(one).toBe(other)
    expect(peer.operations()).toEqual(['GetTokensFromRefreshToken'])
    const { refreshToken: _, ...without } = tokens
    const implicit = door.refreshAuthTokens({ ...request, tokens: without })
    await expect(implicit).rejects.toMatchObject({ name: 'TokenRefreshException' })
  })
})

describe('the token provider of the app', () => {
  test('has its storage and its metadata set', async () => {
    const seen: unknown[] = []
    const peer = await start({
      triggers: { preTokenGeneration: (event) => void seen.push(event.request.clientMetadata) },
    })
    openApp()
    const { cognitoUserPoolsTokenProvider: provider } = door
    configure({ Auth: authConfigOf(peer) })
    expect(await provider.getTokens()).toBe(null)
    provider.setKeyValueStorage(asyncStorage(await storeAs(peer, 'ada')))
    provider.setClientMetadataProvider(async () => ({ tenant: 'a' }))
    const { tokens } = await fetchAuthSession({ forceRefresh: true })
    expect(seen.at(-1)).toEqual({ tenant: 'a' })
    expect((await provider.getTokens())?.accessToken.toString()).toBe(
      tokens?.accessToken.toString(),
    )
    const orchestrated = await provider.tokenOrchestrator.getTokens()
    expect(orchestrated?.accessToken.toString()).toBe(tokens?.accessToken.toString())
    expect(await provider.authTokenStore.getLastAuthUser()).toBe('ada')
  })

  test('keeps its storage when it is told its configuration', async () => {
    const peer = await start()
    openApp()
    const { cognitoUserPoolsTokenProvider: provider } = door
    provider.setKeyValueStorage(asyncStorage(await storeAs(peer, 'ada')))
    provider.setAuthConfig(authConfigOf(peer))
    expect((await provider.getTokens())?.accessToken.payload.username).toBe('ada')
  })
})

describe('a credentials provider', () => {
  test('keeps the identity in the store that it is given, and gives credentials for it', async () => {
    const peer = await start()
    openApp()
    const store = openStore()
    const provider = new door.CognitoAWSCredentialsAndIdentityIdProvider(
      new door.DefaultIdentityIdStore(asyncStorage(store)),
    )
    const options = { authenticated: false, authConfig: authConfigOf(peer) } as const
    const guest = await provider.getCredentialsAndIdentityId(options)
    expect(guest?.credentials.accessKeyId).toMatch(/^ASIA/)
    expect([...new Set(store.entries.values())]).toEqual([guest?.identityId])
    expect(await provider.getCredentialsAndIdentityId(options)).toEqual(guest)
    expect(peer.operations()).toEqual(['GetId', 'GetCredentialsForIdentity'])
    await provider.clearCredentials()
    expect((await provider.getCredentialsAndIdentityId(options))?.identityId).toBe(
      guest?.identityId,
    )
    await provider.clearCredentialsAndIdentityId()
    expect(store.entries.size).toBe(0)
    const without = { Cognito: { userPoolId: POOL_ID, userPoolClientId: CLIENT_ID } }
    expect(
      await provider.getCredentialsAndIdentityId({ authenticated: false, authConfig: without }),
    ).toBeUndefined()
  })

  test('of the app is that of its session', async () => {
    const peer = await start()
    openApp()
    configure({ Auth: authConfigOf(peer) }, { storage: await storeAs(peer, 'ada') })
    const { tokens, credentials } = await fetchAuthSession()
    const options = {
      authenticated: true,
      authConfig: authConfigOf(peer),
      tokens: tokens!,
    } as const
    const provider = door.cognitoCredentialsProvider
    expect((await provider.getCredentialsAndIdentityId(options))?.credentials).toEqual(credentials)
    expect(peer.operations()).toEqual(['GetId', 'GetCredentialsForIdentity'])
  })

  test('has an identity store that says what it is missing', async () => {
    openApp()
    const identities = new door.DefaultIdentityIdStore(openStore())
    const name = 'InvalidIdentityPoolIdException'
    await expect(identities.loadIdentityId()).rejects.toMatchObject({ name })
    await identities.clearIdentityId()
    identities.setAuthConfig({ Cognito: { identityPoolId: IDENTITY_POOL_ID } })
    await identities.storeIdentityId({ id: 'guest', type: 'guest' })
    expect(await identities.loadIdentityId()).toEqual({ id: 'guest', type: 'guest' })
    await identities.storeIdentityId({ id: 'own', type: 'primary' })
    expect(await identities.loadIdentityId()).toEqual({ id: 'own', type: 'primary' })
    await identities.clearIdentityId()
    expect(await identities.loadIdentityId()).toBe(null)
  })
})

describe('what redirects are made of', () => {
  test('has the names of v6', () => {
    expect(door.AUTH_KEY_PREFIX).toBe(theirs.AUTH_KEY_PREFIX)
    const names = [theirs.AUTH_KEY_PREFIX, `${CLIENT_ID}.ada`] as const
    expect(door.createKeysForAuthStorage(...names)).toEqual(
      theirs.createKeysForAuthStorage(...names),
    )
  })

  test('is random, and proves what it is', () => {
    openApp()
    const verifier = door.generateCodeVerifier(128)
    expect(verifier.value).toMatch(/^[A-Za-z0-9]{128}$/)
    expect(verifier.method).toBe('S256')
    const hash = createHash('sha256').update(verifier.value).digest('base64url')
    expect(verifier.toCodeChallenge()).toBe(hash)
    expect(door.generateState()).toMatch(/^[A-Za-z0-9]{32}$/)
    expect(door.generateState()).not.toBe(door.generateState())
  })

  test('is compared with what was kept', async () => {
    const peer = await start()
    const engine = openApp()
    configure({ Auth: authConfigOf(peer) })
    engine.platform.storage.setItem(`${P}.oauthState`, 'kept')
    expect(await door.validateState('kept')).toBe('kept')
    for (const state of ['other', '', null, undefined]) {
      await expect(door.validateState(state)).rejects.toMatchObject({ name: 'oauthSignInError' })
    }
  })

  test('leads back to this page', () => {
    visitPage('https://app.example.com/a', openBrowser())
    openApp()
    const urls = ['https://other.example.com/', 'https://app.example.com/a']
    expect(door.getRedirectUrl(urls)).toBe(urls[1])
    expect(door.getRedirectUrl(urls, urls[0])).toBe(urls[0])
    const refused = () => door.getRedirectUrl(urls, 'https://evil.example.com/')
    expect(refused).toThrow(
      expect.objectContaining({ name: 'InvalidPreferredRedirectUrlException' }),
    )
  })
})

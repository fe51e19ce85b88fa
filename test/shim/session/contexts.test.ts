import type * as amplify from 'aws-amplify'
import type * as adapter from 'aws-amplify/adapter-core'
import type * as auth from 'aws-amplify/auth'
import { describe, expect, test } from 'vitest'
import { configure } from '../../../shim/functions/configure.js'
import { engineOf } from '../../../shim/functions/context.js'
import { signOut } from '../../../shim/functions/sign-out.js'
import type { AmplifyContext } from '../../../shim/functions/types/context.js'
import {
  fetchAuthSession,
  fetchUserAttributes,
  getCurrentUser,
  serverLibraryOptions,
} from '../../../shim/server.js'
import { freshModules } from '../../emulator/qualification/clients/fresh-modules.js'
import { openBrowser, visit as visitPage } from '../../emulator/qualification/clients/page.js'
import { openStore, type Store } from '../../emulator/qualification/clients/store.js'
import {
  CLIENT_ID,
  PASSWORD,
  type Peer,
  startPeerForTest,
} from '../../emulator/qualification/peer.js'
import { openApp } from './app.js'
import { cognitoOf, signInAs, visit } from './visitor.js'

const users = ['ada', 'eve'].map((username) => ({
  username,
  password: PASSWORD,
  attributes: { email: `${username}@example.com` },
}))
const P = `CognitoIdentityServiceProvider.${CLIENT_ID}`

function load() {
  const require = freshModules()
  return {
    ...(require('aws-amplify') as typeof amplify),
    ...(require('aws-amplify/adapter-core') as typeof adapter),
    auth: require('aws-amplify/auth') as typeof auth,
  }
}

function configOf(peer: Peer): never {
  return { Auth: { Cognito: cognitoOf(peer) } } as never
}

/** The cookies of a request, as a framework shows them. */
function cookiesOf(store: Store) {
  return {
    getAll: () => [...store.entries].map(([name, value]) => ({ name, value })),
    get: (name: string) => {
      const value = store.getItem(name)
      return value === null ? undefined : { name, value }
    },
    set: (name: string, value: string) => store.setItem(name, value),
    delete: (name: string) => store.removeItem(name),
  }
}

/** The cookies of somebody who has signed in. */
async function cookiesAs(peer: Peer, username: string): Promise<Store> {
  const visitor = visit(peer)
  await signInAs(peer, visitor, username)
  peer.operations()
  return visitor.store
}

describe('a context of runWithAmplifyServerContext with cookies', () => {
  test('is read by our functions', async () => {
    const peer = await startPeerForTest({ users })
    openApp()
    const v6 = load()
    const store = await cookiesAs(peer, 'ada')
    const config = configOf(peer) as { Auth: Parameters<typeof v6.createUserPoolsTokenProvider>[0] }
    const storage = v6.createKeyValueStorageFromCookieStorageAdapter(cookiesOf(store))
    const tokenProvider = v6.createUserPoolsTokenProvider(config.Auth, storage)
    const seen = await v6.runWithAmplifyServerContext(
      config,
      { Auth: { tokenProvider } },
      async (context) => ({
        session: await fetchAuthSession(context as never),
        theirs: await v6.auth.fetchAuthSession(context),
        user: await getCurrentUser(context as never),
        attributes: await fetchUserAttributes(context as never),
        refreshed: await fetchAuthSession(context as never, { forceRefresh: true }),
        leaving: await signOut(context as never).catch((error) => error.name),
      }),
    )
    expect(seen.session.tokens?.accessToken.toString()).toBe(
      seen.theirs.tokens?.accessToken.toString(),
    )
    expect(seen.user).toMatchObject({ username: 'ada', signInDetails: { loginId: 'ada' } })
    expect(seen.attributes.email).toBe('ada@example.com')
    expect(seen.refreshed.tokens?.accessToken.toString()).toBe(
      store.getItem(`${P}.ada.accessToken`),
    )
    expect(seen.leaving).toBe('ReadOnlyContextException')
    expect(store.getItem(`${P}.LastAuthUser`)).toBe('ada')
  })
})

describe('a context that was made with serverLibraryOptions', () => {
  test('has the session of its request and no other, whoever asks at the same time', async () => {
    const peer = await startPeerForTest({ users })
    openApp()
    const v6 = load()
    const config = configOf(peer)
    const names = ['ada', 'eve', 'nobody']
    const requests = await Promise.all(
      names.map(async (name) => {
        const store = name === 'nobody' ? openStore() : await cookiesAs(peer, name)
        const storage = v6.createKeyValueStorageFromCookieStorageAdapter(cookiesOf(store))
        const context = v6.createAmplifyContext(config, serverLibraryOptions(config, { storage }))
        return { store, context: context as never as AmplifyContext }
      }),
    )
    const seen = await Promise.all(
      requests.flatMap(({ context }) => [
        getCurrentUser(context).catch((error) => error.name),
        fetchAuthSession(context, { forceRefresh: true }),
        v6.auth.getCurrentUser(context as never).catch((error) => error.name),
      ]),
    )
    const username = (name: string) => expect.objectContaining({ username: name })
    const session = (name: string) => ({
      tokens: { accessToken: { payload: { username: name } } },
    })
    expect(seen).toMatchObject([
      ...names.slice(0, 2).flatMap((name) => [username(name), session(name), username(name)]),
      'UserUnAuthenticatedException',
      { tokens: undefined },
      'UserUnAuthenticatedException',
    ])
    expect(peer.operations().filter((name) => name.startsWith('GetTokens'))).toHaveLength(2)
    const [ada, eve] = requests.map(({ context }) => engineOf([context])[0])
    expect(ada?.memory).not.toBe(eve?.memory)
    expect(ada?.platform.storage).not.toBe(eve?.platform.storage)
    await expect(getCurrentUser()).rejects.toMatchObject({ name: 'NoAmplifyContextError' })
  })

  test('is signed out of, cookies and all', async () => {
    const peer = await startPeerForTest({ users })
    openApp()
    const { createAmplifyContext } = load()
    const store = await cookiesAs(peer, 'ada')
    const config = configOf(peer)
    const context = createAmplifyContext(config, serverLibraryOptions(config, { storage: store }))
    await signOut(context as never)
    expect(peer.operations()).toEqual(['RevokeToken'])
    expect([...store.entries.keys()]).toEqual([])
  })
})

describe('a context of createAmplifyContext', () => {
  test('in a page is read, and signed out of', async () => {
    const browser = openBrowser()
    visitPage('https://app.example.com/', browser)
    const peer = await startPeerForTest({ users })
    openApp()
    const v6 = load()
    const context = v6.createAmplifyContext(configOf(peer))
    await v6.auth.signIn(context, {
      username: 'ada',
      password: PASSWORD,
      options: { authFlowType: 'USER_PASSWORD_AUTH' },
    })
    expect(await getCurrentUser(context as never)).toEqual(await v6.auth.getCurrentUser(context))
    peer.operations()
    await signOut(context as never)
    expect(peer.operations()).toEqual(['RevokeToken'])
    expect([...browser.localStorage.entries.keys()]).toEqual([])
    const name = 'UserUnAuthenticatedException'
    await expect(v6.auth.getCurrentUser(context)).rejects.toMatchObject({ name })
  })

  test('has one engine, however often it is used', async () => {
    const peer = await startPeerForTest({ users })
    openApp()
    const { createAmplifyContext } = load()
    const [one, other] = [1, 2].map(() => createAmplifyContext(configOf(peer)))
    expect(engineOf([one])[0]).toBe(engineOf([one])[0])
    expect(engineOf([one])[0]).not.toBe(engineOf([other])[0])
  })
})

describe('a call', () => {
  test('without a configuration is refused, but for the session, which is empty', async () => {
    openApp()
    const name = 'NoAmplifyContextError'
    await expect(getCurrentUser()).rejects.toMatchObject({ name })
    await expect(signOut()).rejects.toMatchObject({ name })
    const session = await fetchAuthSession()
    expect(session).toEqual({})
    expect(Object.keys(session).sort()).toEqual(['credentials', 'identityId', 'tokens', 'userSub'])
    expect(await fetchAuthSession({ forceRefresh: true })).toEqual({})
  })

  test('with its context in another place than the first is refused', async () => {
    const peer = await startPeerForTest({ users })
    openApp()
    configure(configOf(peer))
    const context = load().createAmplifyContext(configOf(peer))
    const wrong = signOut as (...args: unknown[]) => Promise<void>
    const fault = { name: 'InvalidAmplifyContextError' }
    await expect(wrong({ global: false }, context)).rejects.toMatchObject(fault)
    const missing = { name: 'NoAmplifyContextError' }
    await expect(wrong(undefined, { global: false })).rejects.toMatchObject(missing)
  })

  test('is for the app that was configured last', async () => {
    const peer = await startPeerForTest({ users })
    openApp()
    const stores = [await cookiesAs(peer, 'ada'), await cookiesAs(peer, 'eve')]
    for (const [at, username] of ['ada', 'eve'].entries()) {
      configure(configOf(peer), { storage: stores[at]! })
      expect(await getCurrentUser()).toMatchObject({ username })
    }
  })

  test('on a server with ssr keeps nothing that other requests would see', async () => {
    const peer = await startPeerForTest({ users })
    const engine = openApp()
    configure(configOf(peer), { ssr: true })
    const visitor = { engine, store: openStore(), events: [] }
    await expect(signInAs(peer, visitor, 'ada')).rejects.toMatchObject({
      name: 'UnexpectedSignInInterruptionException',
    })
    await expect(getCurrentUser()).rejects.toMatchObject({ name: 'UserUnAuthenticatedException' })
  })
})

import { describe, expect, test, vi } from 'vitest'
import { currentSession } from '../../../shim/core/session/current-session.js'
import { deviceSecretOf, keepDeviceSecret } from '../../../shim/core/session/device-secret.js'
import { namesOf, userOf } from '../../../shim/core/session/names.js'
import { signOut } from '../../../shim/core/session/sign-out.js'
import { impatiently } from '../../emulator/qualification/clients/impatient.js'
import { openStore, type Store, storedValue } from '../../emulator/qualification/clients/store.js'
import {
  CLIENT_ID,
  PASSWORD,
  type Peer,
  startPeerForTest,
} from '../../emulator/qualification/peer.js'
import { signInAs, visit } from './visitor.js'

const users = [{ username: 'ada', password: PASSWORD }]
const P = `CognitoIdentityServiceProvider.${CLIENT_ID}`
const HOUR = 60 * 60 * 1000

/** Who is signed in, as each of the three says it after reading one storage. */
async function readers(peer: Peer, store: Store) {
  const { engine } = visit(peer, { store })
  const session = await currentSession(engine)
  const { auth } = peer.v6({ store })
  const v6 = await auth.fetchAuthSession()
  const { Auth } = peer.v5({ store })
  const v5 = await Auth.currentSession()
  return {
    ours: session?.accessToken,
    v6: v6.tokens?.accessToken.toString(),
    v5: v5.getAccessToken().getJwtToken(),
  }
}

describe('a session', () => {
  test('of v5 is read without a request, by name and by id', async () => {
    const peer = await startPeerForTest({ users })
    const { Auth, store } = peer.v5()
    await Auth.signIn('ada', PASSWORD)
    const theirs = await Auth.currentSession()
    peer.operations()
    const { engine } = visit(peer, { store })
    const session = await currentSession(engine)
    expect(session).toMatchObject({
      username: 'ada',
      accessToken: theirs.getAccessToken().getJwtToken(),
      idToken: theirs.getIdToken().getJwtToken(),
      refreshToken: theirs.getRefreshToken().getToken(),
      signInDetails: null,
    })
    expect(userOf(engine, session!)).toMatchObject({
      username: 'ada',
      userId: theirs.getIdToken().payload.sub,
    })
    expect(peer.operations()).toEqual([])
  })

  test('of v6 is read without a request, with how the sign-in was done', async () => {
    const peer = await startPeerForTest({ users })
    const { auth, store } = peer.v6()
    await auth.signIn({ username: 'ada', password: PASSWORD })
    const theirs = await auth.fetchAuthSession()
    const { username, userId, signInDetails } = await auth.getCurrentUser()
    peer.operations()
    const { engine } = visit(peer, { store })
    const session = await currentSession(engine)
    expect(session).toMatchObject({
      accessToken: theirs.tokens?.accessToken.toString(),
      idToken: theirs.tokens?.idToken?.toString(),
      refreshToken: storedValue(store, '.refreshToken'),
    })
    expect(userOf(engine, session!)).toEqual({ username, userId, signInDetails })
    expect(peer.operations()).toEqual([])
  })

  test('of ours is read by v5 and v6 without a refresh', async () => {
    const peer = await startPeerForTest({ users })
    const visitor = visit(peer)
    await signInAs(peer, visitor, 'ada')
    const { accessToken } = (await currentSession(visitor.engine))!
    expect(await readers(peer, visitor.store)).toEqual({
      ours: accessToken,
      v6: accessToken,
      v5: accessToken,
    })
    const { auth } = peer.v6({ store: visitor.store })
    expect(await auth.getCurrentUser()).toMatchObject({
      username: 'ada',
      signInDetails: { loginId: 'ada', authFlowType: 'USER_SRP_AUTH' },
    })
    // v5 asks for the attributes of whoever it finds.
    expect(peer.operations()).toEqual(['GetUser'])
    const { Auth } = peer.v5({ store: visitor.store })
    expect((await Auth.currentAuthenticatedUser()).username).toBe('ada')
  })

  test('goes from v5 through us and v6 back to v5, each refreshing it', async () => {
    const peer = await startPeerForTest({ users })
    const { Auth, store } = peer.v5()
    await Auth.signIn('ada', PASSWORD)
    peer.operations()
    const ours = await currentSession(visit(peer, { store }).engine, { forceRefresh: true })
    expect(await readers(peer, store)).toMatchObject({
      v6: ours?.accessToken,
      v5: ours?.accessToken,
    })
    const theirs = await peer.v6({ store }).auth.fetchAuthSession({ forceRefresh: true })
    const token = theirs.tokens?.accessToken.toString()
    expect(await readers(peer, store)).toEqual({ ours: token, v6: token, v5: token })
    const user = await peer.v5({ store }).Auth.currentUserPoolUser({ bypassCache: true })
    const last = user.signInUserSession.accessToken.jwtToken
    expect(last).not.toBe(token)
    expect(await readers(peer, store)).toEqual({ ours: last, v6: last, v5: last })
    expect(peer.operations().filter((name) => name !== 'GetUser')).toEqual([
      'GetTokensFromRefreshToken',
      'GetTokensFromRefreshToken',
      'InitiateAuth',
    ])
  })

  test('that is rotated by us and v6 in turn goes on', async () => {
    const peer = await startPeerForTest({ users, clients: [{ refreshRotationGraceSeconds: 0 }] })
    const { auth, store } = peer.v6()
    await auth.signIn({ username: 'ada', password: PASSWORD })
    const { engine } = visit(peer, { store })
    const tokens = [storedValue(store, '.refreshToken')]
    for (const refresh of [
      () => currentSession(engine, { forceRefresh: true }),
      () => auth.fetchAuthSession({ forceRefresh: true }),
      () => currentSession(engine, { forceRefresh: true }),
      () => auth.fetchAuthSession({ forceRefresh: true }),
    ]) {
      await refresh()
      tokens.push(storedValue(store, '.refreshToken'))
    }
    expect(new Set(tokens)).toHaveLength(5)
    const { ours, v6 } = await readers(peer, store)
    expect(ours).toBe(v6)
  })
})

describe('a name that is an alias', () => {
  const emails = {
    usernameAttributes: ['email' as const],
    users: [
      {
        username: 'ada@example.com',
        password: PASSWORD,
        attributes: { email: 'ada@example.com', email_verified: 'true' },
      },
    ],
  }

  test.each(['v5', 'v6'] as const)(
    'is the key in the storage of %s, and found',
    async (library) => {
      const peer = await startPeerForTest(emails)
      const flow = 'USER_PASSWORD_AUTH'
      const store = openStore()
      if (library === 'v5') await peer.v5({ store, flow }).Auth.signIn('ada@example.com', PASSWORD)
      else {
        const input = { username: 'ada@example.com', password: PASSWORD }
        await peer.v6({ store }).auth.signIn({ ...input, options: { authFlowType: flow } })
      }
      expect(store.getItem(`${P}.LastAuthUser`)).toBe('ada@example.com')
      const { engine } = visit(peer, { store })
      const session = await currentSession(engine)
      expect(session?.username).toBe('ada@example.com')
      const { username, userId } = userOf(engine, session!)
      expect(username).toBe(userId)
      expect(namesOf(engine, session!)).toEqual(['ada@example.com', userId])
      const fresh = await currentSession(engine, { forceRefresh: true })
      expect(store.getItem(`${P}.LastAuthUser`)).toBe('ada@example.com')
      expect(await readers(peer, store)).toMatchObject({
        v5: fresh?.accessToken,
        v6: fresh?.accessToken,
      })
    },
  )
})

describe('the secret of a device', () => {
  const pool = {
    users,
    deviceTracking: { challengeRequiredOnNewDevice: false, rememberedOnlyOnPrompt: false },
  }

  test.each(['v5', 'v6'] as const)(
    'of %s is found under any name, and refreshes',
    async (library) => {
      vi.stubGlobal('navigator', { userAgent: 'Session/1.0' })
      const peer = await startPeerForTest(pool)
      const store = openStore()
      if (library === 'v5') await peer.v5({ store }).Auth.signIn('ada', PASSWORD)
      else await peer.v6({ store }).auth.signIn({ username: 'ada', password: PASSWORD })
      const { engine } = visit(peer, { store })
      const secret = await deviceSecretOf(engine, ['somebody', 'ada'])
      expect(secret).toEqual({
        deviceKey: storedValue(store, '.deviceKey'),
        deviceGroupKey: storedValue(store, '.deviceGroupKey'),
        randomPassword: storedValue(store, '.randomPasswordKey'),
      })
      expect(await currentSession(engine, { forceRefresh: true })).not.toBe(null)
      await signOut(engine)
      expect(await deviceSecretOf(engine, ['ada'])).toEqual(secret)
      vi.unstubAllGlobals()
    },
  )

  test('that is lost does not end the session: its token names the device', async () => {
    vi.stubGlobal('navigator', { userAgent: 'Session/1.0' })
    const peer = await startPeerForTest(pool)
    const { auth, store } = peer.v6()
    await auth.signIn({ username: 'ada', password: PASSWORD })
    for (const key of [...store.entries.keys()]) {
      if (/device|random/i.test(key)) store.removeItem(key)
    }
    const { engine } = visit(peer, { store })
    expect(await currentSession(engine, { forceRefresh: true })).not.toBe(null)
    vi.unstubAllGlobals()
  })

  test('is kept under each name, once, and found again by one', async () => {
    const peer = await startPeerForTest(pool)
    const { engine, store } = visit(peer)
    const secret = { deviceKey: 'key', deviceGroupKey: 'group', randomPassword: 'cGFzcw==' }
    await keepDeviceSecret(engine, ['ada', 'uuid', 'ada'], secret)
    expect(store.entries.size).toBe(6)
    expect(await deviceSecretOf(engine, ['uuid'])).toEqual(secret)
    store.removeItem(`${P}.uuid.deviceGroupKey`)
    expect(await deviceSecretOf(engine, ['uuid'])).toBe(null)
    expect(await deviceSecretOf(engine, ['uuid', 'ada'])).toEqual(secret)
  })
})

describe('signing out', () => {
  test('here leaves nothing for v5 and v6 to find', async () => {
    const peer = await startPeerForTest({ users })
    const { Auth, store } = peer.v5()
    await Auth.signIn('ada', PASSWORD)
    await Auth.currentAuthenticatedUser()
    await peer.v6({ store }).auth.fetchAuthSession({ forceRefresh: true })
    await signOut(visit(peer, { store }).engine)
    expect([...store.entries.keys()]).toEqual([])
    const { auth } = peer.v6({ store })
    expect((await auth.fetchAuthSession()).tokens).toBeUndefined()
    await expect(Auth.currentAuthenticatedUser()).rejects.toBe('The user is not authenticated')
  })

  test.each(['v5', 'v6'] as const)('with %s ends a session of ours', async (library) => {
    const peer = await startPeerForTest({ users })
    const visitor = visit(peer)
    await signInAs(peer, visitor, 'ada')
    const { store } = visitor
    await impatiently(async () => {
      if (library === 'v5') await peer.v5({ store }).Auth.signOut()
      else await peer.v6({ store }).auth.signOut()
    })
    expect(await currentSession(visitor.engine)).toBe(null)
  })
})

describe('what v5 writes after a challenge that it does not know', () => {
  test('is no session, and no error', async () => {
    const peer = await startPeerForTest({ users })
    const { engine, store } = visit(peer)
    store.setItem(`${P}.LastAuthUser`, 'ada')
    for (const name of ['accessToken', 'idToken', 'refreshToken']) {
      store.setItem(`${P}.ada.${name}`, '')
    }
    store.setItem(`${P}.ada.clockDrift`, 'NaN')
    expect(await currentSession(engine)).toBe(null)
    expect(store.entries.size).toBe(5)
  })

  test('does not make good tokens last for ever', async () => {
    const peer = await startPeerForTest({ users })
    const visitor = visit(peer)
    await signInAs(peer, visitor, 'ada')
    visitor.store.removeItem(`${P}.ada.ampliftClockDrift`)
    visitor.store.setItem(`${P}.ada.clockDrift`, 'NaN')
    peer.operations()
    const later = { clock: { now: () => Date.now() + 2 * HOUR, wait: async () => {} } }
    await currentSession(visit(peer, { store: visitor.store, platform: later }).engine)
    expect(peer.operations()).toEqual(['GetTokensFromRefreshToken'])
  })
})

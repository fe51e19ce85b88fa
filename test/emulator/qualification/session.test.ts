import {
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, test } from 'vitest'
import type { SavedState } from '../../../emulator/index.js'
import { hubEvent } from './clients/hub.js'
import { impatiently, refusal } from './clients/impatient.js'
import { storedValue } from './clients/store.js'
import { accessToken } from './clients/totp.js'
import { CLIENT_ID, OTHER_CLIENT_ID, PASSWORD, type Peer, startPeerForTest } from './peer.js'

const users = [{ username: 'ada', password: PASSWORD }]
const HOUR = 60 * 60 * 1000
const flow = 'USER_PASSWORD_AUTH'
const ada = { username: 'ada', password: PASSWORD, options: { authFlowType: flow } } as const

/** Asks who holds an access token. */
function getUser({ sdk }: Peer, AccessToken: string): Promise<unknown> {
  return sdk.send(new GetUserCommand({ AccessToken }))
}

/** Refreshes by the operation that v6 uses. */
function refresh({ sdk }: Peer, RefreshToken: string): Promise<unknown> {
  return sdk.send(new GetTokensFromRefreshTokenCommand({ ClientId: CLIENT_ID, RefreshToken }))
}

/** Refreshes by the flow that v5 uses. */
function refreshTheOldWay(
  { sdk }: Peer,
  REFRESH_TOKEN: string,
  ClientId: string = CLIENT_ID,
): Promise<unknown> {
  return sdk.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN },
    }),
  )
}

describe('refreshing', () => {
  test('gives v6 new tokens of the same sign-in and keeps the refresh token', async () => {
    const peer = await startPeerForTest({ users })
    const { auth, store, Hub } = peer.v6()
    await auth.signIn(ada)
    const before = await auth.fetchAuthSession()
    const refreshToken = storedValue(store, '.refreshToken')
    peer.operations()
    const event = hubEvent(Hub, 'tokenRefresh')
    const after = await auth.fetchAuthSession({ forceRefresh: true })
    await event
    expect(peer.operations()).toEqual(['GetTokensFromRefreshToken'])
    const [old, fresh] = [before, after].map(({ tokens }) => tokens?.accessToken.payload)
    expect(fresh?.jti).not.toBe(old?.jti)
    expect(fresh).toMatchObject({
      sub: old?.sub,
      origin_jti: old?.origin_jti,
      auth_time: old?.auth_time,
    })
    expect(storedValue(store, '.refreshToken')).toBe(refreshToken)
  })

  test('gives v5 new tokens once the old ones expired', async () => {
    const peer = await startPeerForTest({
      users,
      clients: [{ accessTokenSeconds: 300, idTokenSeconds: 300 }],
    })
    // The client takes the server's hour for its own, so the token has to be old when it comes.
    peer.cognito.clock.set(Date.now() - HOUR)
    const { Auth, store } = peer.v5({ flow })
    await Auth.signIn('ada', PASSWORD)
    const old = storedValue(store, '.accessToken')
    const drift = [...store.entries.keys()].find((key) => key.endsWith('.clockDrift')) ?? ''
    store.setItem(drift, '0')
    peer.cognito.clock.set(undefined)
    peer.operations()
    const session = await peer.v5({ flow, store }).Auth.currentSession()
    expect(peer.operations()).toEqual(['InitiateAuth'])
    expect(session.getAccessToken().getJwtToken()).not.toBe(old)
    expect(session.isValid()).toBe(true)
  })

  test('stops with the refresh token', async () => {
    const peer = await startPeerForTest({ users, clients: [{ refreshTokenSeconds: 24 * 3600 }] })
    const { auth, store, Hub } = peer.v6()
    await auth.signIn(ada)
    const refreshToken = storedValue(store, '.refreshToken')
    peer.cognito.clock.advance(25 * HOUR)
    const expired = { name: 'NotAuthorizedException', message: 'Refresh Token has expired' }
    expect(await refusal(refresh(peer, refreshToken))).toMatchObject(expired)
    expect(await refusal(refreshTheOldWay(peer, refreshToken))).toMatchObject(expired)
    const failed = hubEvent(Hub, 'tokenRefresh_failure')
    expect((await auth.fetchAuthSession({ forceRefresh: true })).tokens).toBeUndefined()
    await failed
  })

  test('is refused with tokens that are none', async () => {
    const peer = await startPeerForTest({ users })
    for (const token of ['', 'nonsense', await accessToken(peer, 'ada')]) {
      const names = [
        (await refusal(refresh(peer, token))).name,
        (await refusal(refreshTheOldWay(peer, token))).name,
      ]
      for (const name of names) {
        expect(['NotAuthorizedException', 'InvalidParameterException']).toContain(name)
      }
    }
  })

  test('does not bring back a user who was disabled or deleted', async () => {
    const peer = await startPeerForTest({ users })
    const { auth, store } = peer.v6()
    await auth.signIn(ada)
    const refreshToken = storedValue(store, '.refreshToken')
    await auth.deleteUser()
    const gone = await refusal(refresh(peer, refreshToken))
    expect(['NotAuthorizedException', 'UserNotFoundException']).toContain(gone.name)
  })
})

describe('a refresh token', () => {
  test('is worth nothing to another client', async () => {
    const peer = await startPeerForTest({ users })
    const { auth, store } = peer.v6()
    await auth.signIn(ada)
    const stolen = storedValue(store, '.refreshToken')
    const RefreshToken = stolen
    const command = new GetTokensFromRefreshTokenCommand({
      ClientId: OTHER_CLIENT_ID,
      RefreshToken,
    })
    expect((await refusal(peer.sdk.send(command))).name).toBe('NotAuthorizedException')
    const oldWay = refreshTheOldWay(peer, stolen, OTHER_CLIENT_ID)
    expect((await refusal(oldWay)).name).toBe('NotAuthorizedException')
  })

  test('is worth nothing once somebody else has the name', async () => {
    const peer = await startPeerForTest({ users })
    const { auth, store } = peer.v6()
    await auth.signIn(ada)
    const [refreshToken, token] = ['.refreshToken', '.accessToken'].map((ending) =>
      storedValue(store, ending),
    )
    await auth.deleteUser()
    peer.cognito.createUser({ username: 'ada', password: 'Battery-staple-2' })
    for (const attempt of [
      () => refresh(peer, refreshToken ?? ''),
      () => refreshTheOldWay(peer, refreshToken ?? ''),
      () => getUser(peer, token ?? ''),
    ]) {
      expect((await refusal(attempt())).name).toMatch(/^(?:NotAuthorized|UserNotFound)Exception$/)
    }
  })

  test('outlives the server whose state was kept', async () => {
    const peer = await startPeerForTest({ users })
    const { auth, store } = peer.v6()
    await auth.signIn(ada)
    const state = JSON.parse(JSON.stringify(peer.cognito.state())) as SavedState
    const later = await startPeerForTest()
    later.cognito.restore(state)
    const reopened = later.v6({ store })
    const session = await reopened.auth.fetchAuthSession({ forceRefresh: true })
    expect(session.tokens?.accessToken.payload.username).toBe('ada')
    expect(await reopened.auth.fetchUserAttributes()).toHaveProperty('sub')
    await reopened.auth.signOut()
    expect((await reopened.auth.signIn(ada)).isSignedIn).toBe(true)
  })
})

describe('rotation', () => {
  test('hands v6 a new refresh token each time and refuses the old one', async () => {
    const peer = await startPeerForTest({ users, clients: [{ refreshRotationGraceSeconds: 0 }] })
    const { auth, store } = peer.v6()
    await auth.signIn(ada)
    const first = storedValue(store, '.refreshToken')
    await auth.fetchAuthSession({ forceRefresh: true })
    const second = storedValue(store, '.refreshToken')
    expect(second).not.toBe(first)
    peer.cognito.clock.advance(1000)
    expect((await refusal(refresh(peer, first))).name).toBe('RefreshTokenReuseException')
  })

  test('keeps the old refresh token for its grace', async () => {
    const peer = await startPeerForTest({ users, clients: [{ refreshRotationGraceSeconds: 30 }] })
    const { auth, store } = peer.v6()
    await auth.signIn(ada)
    const first = storedValue(store, '.refreshToken')
    await auth.fetchAuthSession({ forceRefresh: true })
    peer.cognito.clock.advance(29_000)
    expect(await refresh(peer, first)).toHaveProperty('AuthenticationResult.AccessToken')
    peer.cognito.clock.advance(2_000)
    expect((await refusal(refresh(peer, first))).name).toBe('RefreshTokenReuseException')
  })

  test('shuts out v5, which refreshes the old way', async () => {
    const peer = await startPeerForTest({ users, clients: [{ refreshRotationGraceSeconds: 10 }] })
    const { Auth } = peer.v5({ flow })
    const user = await Auth.signIn('ada', PASSWORD)
    const token = (await Auth.currentSession()).getRefreshToken()
    const refreshed = new Promise((resolve, reject) =>
      user.refreshSession(token, (error: unknown) => (error ? reject(error) : resolve(undefined))),
    )
    const { code } = await refusal(impatiently(() => refreshed))
    expect(['InvalidParameterException', 'NotAuthorizedException']).toContain(code)
  })
})

describe('signing out', () => {
  test('revokes what v6 held', async () => {
    const peer = await startPeerForTest({ users })
    const { auth, store } = peer.v6()
    await auth.signIn(ada)
    const token = storedValue(store, '.accessToken')
    const refreshToken = storedValue(store, '.refreshToken')
    peer.operations()
    await auth.signOut()
    expect(peer.operations()).toEqual(['RevokeToken'])
    expect(await refusal(getUser(peer, token))).toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Access Token has been revoked',
    })
    expect(await refusal(refresh(peer, refreshToken))).toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Refresh Token has been revoked',
    })
  })

  test('revokes what v5 held and nothing of another visit', async () => {
    const peer = await startPeerForTest({ users })
    const elsewhere = await accessToken(peer, 'ada')
    const { Auth, store } = peer.v5({ flow })
    await Auth.signIn('ada', PASSWORD)
    const token = storedValue(store, '.accessToken')
    await Auth.signOut()
    expect((await refusal(getUser(peer, token))).message).toBe('Access Token has been revoked')
    expect(await getUser(peer, elsewhere)).toMatchObject({ Username: 'ada' })
  })

  test.each(['v5', 'v6'] as const)('everywhere ends every visit, asked by %s', async (version) => {
    const peer = await startPeerForTest({ users })
    const elsewhere = peer.v6()
    await elsewhere.auth.signIn(ada)
    if (version === 'v5') {
      const { Auth } = peer.v5({ flow })
      await Auth.signIn('ada', PASSWORD)
      await Auth.signOut({ global: true })
    } else {
      const { auth } = peer.v6()
      await auth.signIn(ada)
      await auth.signOut({ global: true })
    }
    expect(peer.operations()).toContain('GlobalSignOut')
    const token = storedValue(elsewhere.store, '.accessToken')
    expect((await refusal(getUser(peer, token))).name).toBe('NotAuthorizedException')
    const session = await elsewhere.auth.fetchAuthSession({ forceRefresh: true })
    expect(session.tokens).toBeUndefined()
  })

  test('tells v5 with a cached user that its token was revoked', async () => {
    const peer = await startPeerForTest({ users })
    const { Auth, store, Hub } = peer.v5({ flow })
    await Auth.signIn('ada', PASSWORD)
    await peer.sdk.send(
      new RevokeTokenCommand({
        ClientId: CLIENT_ID,
        Token: storedValue(store, '.refreshToken'),
      }),
    )
    const signedOut = hubEvent(Hub, 'signOut')
    await impatiently(() =>
      refusal(Auth.currentAuthenticatedUser({ bypassCache: true }) as Promise<unknown>),
    )
    await signedOut
    expect([...store.entries.keys()].filter((key) => key.endsWith('.accessToken'))).toEqual([])
  })

  test('sends nothing where the client does not revoke', async () => {
    const peer = await startPeerForTest({ users, clients: [{ enableTokenRevocation: false }] })
    const { auth, store } = peer.v6()
    await auth.signIn(ada)
    const Token = storedValue(store, '.refreshToken')
    peer.operations()
    await auth.signOut()
    expect(peer.operations()).toEqual([])
    const revoke = peer.sdk.send(new RevokeTokenCommand({ ClientId: CLIENT_ID, Token }))
    expect((await refusal(revoke)).name).toBe('UnsupportedOperationException')
  })

  test('cannot be done with an access token, nor for another client', async () => {
    const peer = await startPeerForTest({ users })
    const { auth, store } = peer.v6()
    await auth.signIn(ada)
    const Token = storedValue(store, '.accessToken')
    const wrongKind = peer.sdk.send(new RevokeTokenCommand({ ClientId: CLIENT_ID, Token }))
    expect((await refusal(wrongKind)).name).toBe('UnsupportedTokenTypeException')
    const foreign = peer.sdk.send(
      new RevokeTokenCommand({
        ClientId: OTHER_CLIENT_ID,
        Token: storedValue(store, '.refreshToken'),
      }),
    )
    await refusal(foreign)
    expect(await getUser(peer, Token)).toMatchObject({ Username: 'ada' })
  })
})

test('an access token ends with its time', async () => {
  const peer = await startPeerForTest({ users })
  const token = await accessToken(peer, 'ada')
  expect(await getUser(peer, token)).toMatchObject({ Username: 'ada' })
  peer.cognito.clock.advance(HOUR + 1000)
  expect(await refusal(getUser(peer, token))).toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Access Token has expired',
  })
})

import { describe, expect, test, vi } from 'vitest'
import type { V5Any } from '../../helpers/v5-any.js'
import type { Peer } from '../emulator/qualification/peer.js'
import { alike, rejection } from './alike.js'

const HOURS = 3600
const signedIn = { signedIn: 'ada' }
const stale = { signedIn: 'ada', age: 2 * HOURS }
const refused = { name: 'NotAuthorizedException', code: 'NotAuthorizedException' }
const revoked = { ...refused, message: 'Refresh Token has been revoked' }

describe('currentSession', () => {
  test('has the tokens, by members and by methods', async () => {
    const seen = await alike(signedIn, async ({ auth }) => {
      const session = await auth.currentSession()
      const id = session.getIdToken()
      return {
        isValid: session.isValid(),
        jwt: [id.getJwtToken(), session.getAccessToken().getJwtToken()],
        isSame: id.getJwtToken() === session.idToken.jwtToken,
        payload: Object.keys(id.decodePayload()).sort(),
        lifetime: id.getExpiration() - id.getIssuedAt(),
        username: id.payload['cognito:username'],
        use: session.accessToken.payload.token_use,
        refreshToken: session.getRefreshToken().getToken() === session.refreshToken.token,
        hasRefreshToken: session.refreshToken.token.length > 20,
      }
    })
    expect(seen).toMatchObject({ isValid: true, username: 'ada', lifetime: HOURS })
  })

  test('says what test code writes into the storage of a browser by itself', async () => {
    const seen = await alike(signedIn, async ({ auth }) => {
      const user = await auth.currentAuthenticatedUser()
      return [user.keyPrefix, user.signInUserSession.clockDrift, user.pool.clientId === '']
    })
    expect(seen).toEqual([expect.stringMatching(/^CognitoIdentityServiceProvider\.\w+$/), 0, false])
  })

  test('rejects with a bare string when nobody is signed in', async () => {
    const seen = await alike({}, ({ auth }) => rejection(auth.currentSession()))
    expect(seen).toBe('No current user')
  })

  test('refreshes what expired', async () => {
    const seen = await alike(stale, async ({ auth, store }) => {
      const before = [...store.entries.values()]
      const session = await auth.currentSession()
      return [session.isValid(), before.includes(session.getAccessToken().getJwtToken())]
    })
    expect(seen).toEqual([true, false])
  })

  test('rejects with the reason when Cognito refuses to refresh, and nobody is left', async () => {
    const before = { ...stale, before: signOutElsewhere }
    const seen = await alike(before, async ({ auth }) => [
      await rejection(auth.currentSession()),
      await rejection(auth.currentSession()),
    ])
    expect(seen).toEqual([revoked, 'No current user'])
  })

  test('asks no identity pool', async () => {
    const seen = await alike({ ...signedIn, identityPool: true }, async ({ auth, peer }) => {
      peer.cognito.faults.add({ kind: 'error', operation: 'GetId', type: 'NotAuthorizedException' })
      const session = await auth.currentSession()
      return [session.isValid(), peer.operations().filter((name) => name !== 'GetUser')]
    })
    expect(seen).toEqual([true, []])
  })

  test('rejects offline and keeps the tokens for later', async () => {
    const seen = await alike(stale, async ({ auth, peer }) => {
      const online = peer.cognito.faults.add({ kind: 'drop' })
      const offline = await rejection(auth.currentSession())
      online()
      return [offline, (await auth.currentSession()).isValid()]
    })
    expect(seen).toEqual([{ name: 'Error', code: 'NetworkError', message: 'Network error' }, true])
  })
})

describe('userSession', () => {
  test('is the session of the user', async () => {
    const seen = await alike(signedIn, async ({ auth }) => {
      const user = await auth.currentAuthenticatedUser()
      const session = await auth.userSession(user)
      return [session.isValid(), session.getIdToken().payload.email]
    })
    expect(seen).toEqual([true, 'ada@example.com'])
  })

  test('rejects without a user', async () => {
    const seen = await alike(signedIn, ({ auth }) => rejection(auth.userSession(undefined)))
    expect(seen).toMatchObject({
      name: 'AuthError',
      message: 'Failed to get the session because the user is empty',
    })
  })
})

describe('currentAuthenticatedUser', () => {
  test('has a name, attributes, a session and a pool', async () => {
    const seen = await alike(signedIn, async ({ auth }) => {
      const user = await auth.currentAuthenticatedUser()
      return {
        names: [user.username, user.getUsername()],
        attributes: user.attributes,
        token: user.signInUserSession.idToken.jwtToken,
        isValid: user.getSignInUserSession().isValid(),
        pool: [user.pool.clientId, user.pool.userPoolId],
        poolToo: [user.pool.getClientId(), user.pool.getUserPoolId()],
        challenge: [user.challengeName, user.challengeParam],
      }
    })
    expect(seen).toMatchObject({
      names: ['ada', 'ada'],
      attributes: { email: 'ada@example.com', email_verified: true, phone_number_verified: false },
      isValid: true,
    })
  })

  test.each([
    ['nobody is signed in', {}],
    ['Cognito refuses to refresh', { ...stale, before: signOutElsewhere }],
    ['Cognito says that the session was ended', { ...signedIn, before: signOutElsewhere }],
  ])('rejects with a bare string when %s', async (_when, situation) => {
    const seen = await alike(situation, async ({ auth }) => [
      await rejection(auth.currentAuthenticatedUser()),
      await rejection(auth.currentSession()),
    ])
    expect(seen).toEqual(['The user is not authenticated', 'No current user'])
  })

  test('has no attributes when Cognito gives none for another reason', async () => {
    const seen = await alike(signedIn, async ({ auth, peer }) => {
      peer.cognito.faults.add({ kind: 'server-error', operation: 'GetUser' })
      const { username, attributes } = await auth.currentAuthenticatedUser()
      return { username, attributes }
    })
    expect(seen).toEqual({ username: 'ada', attributes: undefined })
  })

  test('has no attributes when the token was given no right to them', async () => {
    const seen = await alike(signedIn, async ({ auth, peer, store }) => {
      const { accessToken } = await peer.cognito.issueTokens({
        username: 'ada',
        scopes: ['openid'],
      })
      const key = [...store.entries.keys()].find((each) => each.endsWith('.accessToken')) ?? ''
      store.setItem(key, accessToken)
      const { username, attributes } = await auth.currentAuthenticatedUser()
      return { username, attributes, operations: peer.operations() }
    })
    expect(seen).toEqual({ username: 'ada', attributes: undefined, operations: [] })
  })

  test('asks Cognito once, and again when it is told to', async () => {
    const seen = await alike(signedIn, async ({ auth, peer }) => {
      const first = await auth.currentAuthenticatedUser()
      peer.cognito.setAttributes({ username: 'ada', attributes: { name: 'Countess' } })
      const known = await auth.currentAuthenticatedUser()
      const operations = peer.operations()
      const fresh = await auth.currentAuthenticatedUser({ bypassCache: true })
      const token = (user: typeof first) => user.signInUserSession.accessToken.jwtToken
      return {
        names: [first, known, fresh].map((user) => user.attributes.name),
        claims: fresh.signInUserSession.idToken.payload.name,
        operations,
        isRefreshed: token(fresh) !== token(known),
        afterwards: (await auth.currentAuthenticatedUser()).attributes.name,
      }
    })
    expect(seen).toEqual({
      names: ['Ada', 'Ada', 'Countess'],
      claims: 'Countess',
      operations: ['GetUser'],
      isRefreshed: true,
      afterwards: 'Countess',
    })
  })
})

describe('currentUserPoolUser', () => {
  test('is the same user', async () => {
    const seen = await alike(signedIn, async ({ auth }) => {
      const { username, attributes } = await auth.currentUserPoolUser({ bypassCache: true })
      return { username, attributes }
    })
    expect(seen).toMatchObject({ username: 'ada', attributes: { name: 'Ada' } })
  })

  test('rejects with a bare string of its own', async () => {
    const seen = await alike({}, ({ auth }) => rejection(auth.currentUserPoolUser()))
    expect(seen).toBe('No current user')
  })

  test('rejects with what Cognito says of an ended session', async () => {
    const situation = { ...signedIn, before: signOutElsewhere }
    const seen = await alike(situation, ({ auth }) => rejection(auth.currentUserPoolUser()))
    expect(seen).toEqual({ ...refused, message: 'Access Token has been revoked' })
  })
})

function signOutElsewhere({ cognito }: Peer): void {
  cognito.signOutUser({ username: 'ada' })
}

describe('a user', () => {
  /** What a method with a callback gave, and whether it did so before it returned. */
  const given = async (ask: (callback: (error: V5Any, session: V5Any) => void) => void) => {
    let isLate = false
    const answer = new Promise<V5Any>((resolve) => {
      ask((error, session) => resolve({ error: error && errorOf(error), session, isLate }))
    })
    isLate = true
    return answer
  }
  const errorOf = ({ name, code, message }: V5Any) => ({ name, code, message })

  test('gives the session that it has at once', async () => {
    const seen = await alike(signedIn, async ({ auth }) => {
      const user = await auth.currentAuthenticatedUser()
      const { error, session, isLate } = await given((callback) => user.getSession(callback))
      const isOwn = session === user.getSignInUserSession()
      return [error, isLate, isOwn, session.getIdToken().payload['cognito:username']]
    })
    expect(seen).toEqual([null, false, true, 'ada'])
  })

  test('gives a new session where the one that it has expired', async () => {
    const seen = await alike(signedIn, async ({ auth }) => {
      const user = await auth.currentAuthenticatedUser()
      const before = user.signInUserSession.getAccessToken().getJwtToken()
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * HOURS * 1000 })
      const { error, session } = await given((callback) => user.getSession(callback))
      vi.useRealTimers()
      const after = session.getAccessToken().getJwtToken()
      return [error, after === before, user.signInUserSession === session]
    })
    expect(seen).toEqual([null, false, true])
  })

  test('refreshes its session when told to', async () => {
    const seen = await alike(signedIn, async ({ auth, peer }) => {
      const user = await auth.currentAuthenticatedUser()
      const before = user.signInUserSession
      peer.operations()
      const { error, session } = await given((callback) =>
        user.refreshSession(before.getRefreshToken(), callback),
      )
      const jwt = session.getIdToken().getJwtToken()
      return {
        error,
        requests: peer.operations().length,
        isNew: jwt !== before.getIdToken().getJwtToken(),
        isOwn: user.signInUserSession === session,
        isStored: (await auth.currentSession()).getIdToken().getJwtToken() === jwt,
      }
    })
    expect(seen).toEqual({
      error: null,
      requests: 1,
      isNew: true,
      isOwn: true,
      isStored: true,
    })
  })

  test('says why it cannot be refreshed, and then nobody is signed in', async () => {
    const seen = await alike(signedIn, async ({ auth, peer }) => {
      const user = await auth.currentAuthenticatedUser()
      signOutElsewhere(peer)
      const { error, session } = await given((callback) =>
        user.refreshSession(user.signInUserSession.getRefreshToken(), callback),
      )
      return [error, session, await rejection(auth.currentSession())]
    })
    expect(seen).toEqual([revoked, null, 'No current user'])
  })
})

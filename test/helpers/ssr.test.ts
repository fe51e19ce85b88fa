import { describe, expect, test } from 'vitest'
import type { V5Any } from '../../helpers/v5-any.js'
import {
  CLIENT_ID,
  IDENTITY_POOL_ID,
  PASSWORD,
  type Peer,
  POOL_ID,
  startPeerForTest,
} from '../emulator/qualification/peer.js'
import { attributes, pool, rejection } from './alike.js'
import { cookiesOfV5, cookiesOfV6, leftover, servedAlike, servedByV6 } from './requests.js'

const HOURS = 3600
const NOT_AUTHENTICATED = 'The user is not authenticated'
const refused = { name: 'NotAuthorizedException', code: 'NotAuthorizedException' }

describe('a request with cookies that v5 wrote', () => {
  test('is the one of the user', async () => {
    const peer = await open()
    const seen = await servedAlike(peer, await cookiesOfV5(peer, 'ada', PASSWORD), async (auth) => {
      const user = await auth.currentAuthenticatedUser()
      return {
        names: [user.username, user.getUsername()],
        attributes: user.attributes,
        token: user.signInUserSession.idToken.jwtToken,
        pool: [user.pool.getClientId(), user.pool.userPoolId],
        session: partsOf(await auth.currentSession()),
        poolUser: (await auth.currentUserPoolUser()).username,
        again: (await auth.currentAuthenticatedUser({ bypassCache: true })).attributes,
      }
    })
    expect(seen).toMatchObject({
      names: ['ada', 'ada'],
      attributes: { email: attributes.email, email_verified: true },
      session: { isValid: true, lifetime: HOURS, use: 'access' },
    })
  })

  test('may have names as earlier versions spelled them', async () => {
    const peer = await open()
    const cookie = await leftover(peer, 'grace@example.com', { spell: (name) => name })
    const seen = await servedAlike(peer, cookie, nameOf)
    expect(seen).toBe('grace@example.com')
  })

  test('is refreshed when they are old', async () => {
    const peer = await open()
    const cookie = await leftover(peer, 'ada', { age: 2 * HOURS })
    const seen = await servedAlike(peer, cookie, async (auth) => {
      const [session, user] = await Promise.all([
        auth.currentSession(),
        auth.currentAuthenticatedUser(),
      ])
      return [session.isValid(), user.username, cookie.includes(session.accessToken.jwtToken)]
    })
    expect(seen).toEqual([true, 'ada', false])
  })

  test('is nobody when Cognito refuses to refresh them', async () => {
    const peer = await open()
    const cookie = await leftover(peer, 'ada', { age: 2 * HOURS })
    signOutElsewhere(peer)
    const seen = await servedAlike(peer, cookie, async (auth) => [
      await rejection(auth.currentSession()),
      await rejection(auth.currentSession()),
      await rejection(auth.currentAuthenticatedUser()),
      await auth.currentUserInfo(),
    ])
    const reason = { ...refused, message: 'Refresh Token has been revoked' }
    expect(seen).toEqual([reason, 'No current user', NOT_AUTHENTICATED, null])
  })

  test('is nobody when the session was ended elsewhere', async () => {
    const peer = await open()
    const cookie = await leftover(peer, 'ada')
    signOutElsewhere(peer)
    const seen = await servedAlike(peer, cookie, async (auth) => [
      await rejection(auth.currentAuthenticatedUser()),
      await auth.currentUserInfo(),
    ])
    expect(seen).toEqual([NOT_AUTHENTICATED, null])
    const reason = await servedAlike(peer, cookie, (auth) => rejection(auth.currentSession()))
    expect(reason).toEqual({ ...refused, message: 'Access Token has been revoked' })
  })

  test('keeps its user while Cognito cannot be reached', async () => {
    const peer = await open()
    const cookie = await leftover(peer, 'ada')
    const seen = await servedAlike(peer, cookie, async (auth) => {
      const online = peer.cognito.faults.add({ kind: 'drop' })
      const { username, attributes } = await auth.currentAuthenticatedUser()
      const session = await auth.currentSession()
      online()
      return [username, attributes, session.isValid()]
    })
    expect(seen).toEqual(['ada', undefined, true])
  })
})

describe('a request with cookies that v6 wrote', () => {
  test.each(['ada', 'grace@example.com'])('is the one of %s', async (username) => {
    const peer = await open()
    const cookie = await cookiesOfV6(peer, username, PASSWORD)
    expect(await servedByV6(peer, cookie, nameOf)).toBe(username)
  })

  test('goes by them where those of an earlier version are left', async () => {
    const peer = await open()
    const old = await leftover(peer, 'grace@example.com', { spell: (name) => name, age: 2 * HOURS })
    const cookie = `${await cookiesOfV6(peer, 'grace@example.com', PASSWORD)}; ${old}`
    peer.operations()
    expect(await servedByV6(peer, cookie, nameOf)).toBe('grace@example.com')
    expect(peer.operations()).toEqual(['GetUser'])
  })

  test('is not led by the clock of the browser', async () => {
    const peer = await open()
    const key = `CognitoIdentityServiceProvider.${CLIENT_ID}.ada.clockDrift`
    const cookie = `${await leftover(peer, 'ada', { age: 2 * HOURS })}; ${key}=-9000000000`
    peer.operations()
    expect(await servedByV6(peer, cookie, nameOf)).toBe('ada')
    expect(peer.operations()).toContain('GetTokensFromRefreshToken')
  })
})

describe('a request of nobody', () => {
  test.each(['', 'theme=dark', 'CognitoIdentityServiceProvider.x.LastAuthUser=ada'])(
    'is told by the same rejections: %j',
    async (cookie) => {
      const seen = await servedAlike(await open(), cookie, async (auth) => [
        await rejection(auth.currentAuthenticatedUser()),
        await rejection(auth.currentUserPoolUser()),
        await rejection(auth.currentSession()),
        await auth.currentUserInfo(),
      ])
      expect(seen).toEqual([NOT_AUTHENTICATED, 'No current user', 'No current user', null])
    },
  )

  test('gets the credentials of a guest', async () => {
    const seen = await servedAlike(await open(), '', async (auth) => {
      const { authenticated, accessKeyId } = await auth.currentCredentials()
      return [authenticated, typeof accessKeyId]
    })
    expect(seen).toEqual([false, 'string'])
  })
})

describe('AWS credentials', () => {
  test('are those of the user', async () => {
    const peer = await open()
    const seen = await servedAlike(peer, await leftover(peer, 'ada'), async (auth) => {
      const { authenticated, identityId } = await auth.currentCredentials()
      const again = await auth.currentUserCredentials()
      const info = await auth.currentUserInfo()
      return [authenticated, again.identityId === identityId, info.id === identityId]
    })
    expect(seen).toEqual([true, true, true])
  })
})

describe('cookies that somebody made up', () => {
  test('do not let in who has no token of the user pool, which v5 did', async () => {
    const peer = await open()
    const forged = (jwt = '') => jwt.replace(/\.[^.]+$/, '.bm90LXNpZ25lZA')
    const cookie = await leftover(peer, 'ada', {
      change: (tokens) => void (tokens.accessToken = forged(tokens.accessToken)),
    })
    expect(await servedByV6(peer, cookie, (auth) => rejection(nameOf(auth)))).toBe(
      NOT_AUTHENTICATED,
    )
    expect(
      await servedByV6(peer, cookie, (auth) => rejection(auth.currentSession())),
    ).toMatchObject(refused)
  })

  test('do not give a user the name of another, which v5 did', async () => {
    const peer = await open()
    const cookie = await leftover(peer, 'eve', { storedName: 'ada' })
    expect(await servedByV6(peer, cookie, nameOf)).toBe('eve')
  })

  test('leave the name that a user signed in with', async () => {
    const peer = await open()
    const cookie = await leftover(peer, 'ada', { storedName: attributes.email })
    expect(await servedAlike(peer, cookie, nameOf)).toBe(attributes.email)
  })

  test('are no reason to fail where they cannot be read, which v5 did', async () => {
    const peer = await open()
    const cookie = `discount=100%; ${await leftover(peer, 'ada')}`
    expect(await servedByV6(peer, cookie, nameOf)).toBe('ada')
  })
})

test('requests at the same time know nothing of each other', async () => {
  const peer = await open()
  const old = { age: 2 * HOURS }
  const cookies = [await leftover(peer, 'ada', old), await leftover(peer, 'eve', old)]
  const seen = await Promise.all(cookies.map((cookie) => servedByV6(peer, cookie, nameOf)))
  expect(seen).toEqual(['ada', 'eve'])
})

async function nameOf(auth: V5Any): Promise<unknown> {
  return (await auth.currentAuthenticatedUser()).username
}

function signOutElsewhere({ cognito }: Peer): void {
  cognito.signOutUser({ username: 'ada' })
}

function partsOf(session: V5Any): unknown {
  const [id, access] = [session.getIdToken(), session.getAccessToken()]
  return {
    isValid: session.isValid(),
    jwts: [id.getJwtToken(), access.jwtToken],
    email: session.idToken.payload.email,
    use: access.decodePayload().token_use,
    lifetime: id.getExpiration() - id.getIssuedAt(),
    hasRefreshToken: session.getRefreshToken().getToken().length > 20,
  }
}

const providers = [{ poolId: POOL_ID, clientId: CLIENT_ID }]
const identityPool = { id: IDENTITY_POOL_ID, region: 'eu-west-1', allowGuests: true, providers }
const grace = { username: 'grace@example.com', password: PASSWORD }

function open(): Promise<Peer> {
  const users = [...(pool.users ?? []), grace]
  return startPeerForTest({ ...pool, users }, { identityPools: [identityPool] })
}

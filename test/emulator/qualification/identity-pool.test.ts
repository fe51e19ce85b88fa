import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
} from '@aws-sdk/client-cognito-identity'
import { describe, expect, test, vi } from 'vitest'
import { rewriteFetch } from '../../../emulator/index.js'
import { refusal } from './clients/impatient.js'
import { storedValue } from './clients/store.js'
import {
  CLIENT_ID,
  IDENTITY_POOL_ID,
  OTHER_CLIENT_ID,
  PASSWORD,
  type Peer,
  POOL_ID,
  startPeerForTest,
} from './peer.js'

const users = ['ada', 'eve'].map((username) => ({ username, password: PASSWORD }))
const flow = 'USER_PASSWORD_AUTH'
const ada = { username: 'ada', password: PASSWORD, options: { authFlowType: flow } } as const
const LOGIN = `cognito-idp.eu-west-1.amazonaws.com/${POOL_ID}`

function startWithIdentities(allowGuests: boolean): Promise<Peer> {
  const providers = [{ poolId: POOL_ID, clientId: CLIENT_ID }]
  const identityPools = [{ id: IDENTITY_POOL_ID, region: 'eu-west-1', allowGuests, providers }]
  return startPeerForTest({ users }, { identityPools })
}

describe('v6', () => {
  const identityPool = { id: IDENTITY_POOL_ID, allowGuests: true }

  test('is a guest first, keeps the identity when signing in and comes back to it', async () => {
    const peer = await startWithIdentities(true)
    const { auth } = peer.v6({ identityPool })
    const guest = await auth.fetchAuthSession()
    expect(guest.identityId).toMatch(/^eu-west-1:[0-9a-f-]{36}$/)
    expect(guest.credentials).toMatchObject({ accessKeyId: expect.stringMatching(/^ASIA/) })
    expect(guest.credentials?.expiration?.getTime()).toBeGreaterThan(Date.now())
    await auth.signIn(ada)
    const member = await auth.fetchAuthSession()
    expect(member.identityId).toBe(guest.identityId)
    expect(member.credentials?.accessKeyId).not.toBe(guest.credentials?.accessKeyId)
    const elsewhere = peer.v6({ identityPool })
    await elsewhere.auth.signIn(ada)
    expect((await elsewhere.auth.fetchAuthSession()).identityId).toBe(guest.identityId)
    const other = peer.v6({ identityPool })
    await other.auth.signIn({ ...ada, username: 'eve' })
    expect((await other.auth.fetchAuthSession()).identityId).not.toBe(guest.identityId)
  })

  test('gets no credentials as a guest where the pool lets none in', async () => {
    const peer = await startWithIdentities(false)
    const { auth } = peer.v6({ identityPool })
    expect((await refusal(auth.fetchAuthSession())).name).toBe('NotAuthorizedException')
    await auth.signIn(ada)
    expect((await auth.fetchAuthSession()).identityId).toMatch(/^eu-west-1:/)
  })
})

describe('v5', () => {
  test('reaches the identity pool through a rewritten fetch, guest and signed in', async () => {
    const peer = await startWithIdentities(true)
    vi.stubGlobal('fetch', rewriteFetch({ url: peer.url }))
    try {
      const { Auth } = peer.v5({ flow, identityPoolId: IDENTITY_POOL_ID })
      const guest = await Auth.currentCredentials()
      expect(guest).toMatchObject({ authenticated: false })
      expect(guest.identityId).toMatch(/^eu-west-1:/)
      await Auth.signIn('ada', PASSWORD)
      const member = await Auth.currentUserCredentials()
      expect(member).toMatchObject({ authenticated: true, identityId: guest.identityId })
      expect(peer.operations()).toContain('GetCredentialsForIdentity')
    } finally {
      vi.unstubAllGlobals()
    }
  })
})

describe('refused are', () => {
  const sdkOf = ({ url }: Peer) =>
    new CognitoIdentityClient({
      region: 'eu-west-1',
      endpoint: url,
      maxAttempts: 1,
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    })
  const getId = (peer: Peer, Logins?: Record<string, string>) =>
    sdkOf(peer).send(
      new GetIdCommand({ IdentityPoolId: IDENTITY_POOL_ID, ...(Logins && { Logins }) }),
    )

  test('forged tokens, tokens of another kind or client, and expired ones', async () => {
    const peer = await startWithIdentities(true)
    const { auth, store } = peer.v6()
    await auth.signIn(ada)
    const idToken = storedValue(store, '.idToken')
    const other = peer.v6({ clientId: OTHER_CLIENT_ID })
    await other.auth.signIn(ada)
    expect(await getId(peer, { [LOGIN]: idToken })).toHaveProperty('IdentityId')
    const [head, body, signature = ''] = idToken.split('.')
    const forged = [head, body, signature.replace(/^./, (at) => (at === 'A' ? 'B' : 'A'))]
    const refused = [
      forged.join('.'),
      storedValue(store, '.accessToken'),
      storedValue(other.store, '.idToken'),
      'nonsense',
    ]
    for (const token of refused) {
      const { name } = await refusal(getId(peer, { [LOGIN]: token }))
      expect(name).toBe('NotAuthorizedException')
    }
    const elsewhere = { 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Elsewhere': idToken }
    expect((await refusal(getId(peer, elsewhere))).name).toBe('NotAuthorizedException')
    peer.cognito.clock.advance(2 * 60 * 60 * 1000)
    const { name } = await refusal(getId(peer, { [LOGIN]: idToken }))
    expect(name).toBe('NotAuthorizedException')
  })

  test('credentials of somebody else’s identity', async () => {
    const peer = await startWithIdentities(true)
    const tokens = await Promise.all(
      ['ada', 'eve'].map(async (username) => {
        const { auth, store } = peer.v6()
        await auth.signIn({ ...ada, username })
        return storedValue(store, '.idToken')
      }),
    )
    const [mine = '', yours = ''] = tokens
    const { IdentityId } = await getId(peer, { [LOGIN]: mine })
    const credentials = (Logins?: Record<string, string>) =>
      sdkOf(peer).send(
        new GetCredentialsForIdentityCommand({ IdentityId, ...(Logins && { Logins }) }),
      )
    expect(await credentials({ [LOGIN]: mine })).toHaveProperty('Credentials.AccessKeyId')
    for (const logins of [undefined, { [LOGIN]: yours }]) {
      expect((await refusal(credentials(logins))).name).toBe('NotAuthorizedException')
    }
  })

  test('pools and identities that do not exist', async () => {
    const peer = await startWithIdentities(true)
    const nowhere = 'eu-west-1:99999999-2222-4333-8444-555555555555'
    const sdk = sdkOf(peer)
    const noPool = sdk.send(new GetIdCommand({ IdentityPoolId: nowhere }))
    expect((await refusal(noPool)).name).toBe('ResourceNotFoundException')
    const noIdentity = sdk.send(new GetCredentialsForIdentityCommand({ IdentityId: nowhere }))
    expect((await refusal(noIdentity)).name).toBe('ResourceNotFoundException')
  })
})

import { describe, expect, test } from 'vitest'
import { type Credentials, credentialsOf } from '../../../shim/core/identity/credentials.js'
import { currentSession } from '../../../shim/core/session/current-session.js'
import { signOut } from '../../../shim/core/session/sign-out.js'
import type { sendByFetch } from '../../../shim/platform/send.js'
import { openStore, type Store } from '../../emulator/qualification/clients/store.js'
import {
  CLIENT_ID,
  IDENTITY_POOL_ID,
  PASSWORD,
  type Peer,
  POOL_ID,
  startPeerForTest,
} from '../../emulator/qualification/peer.js'
import { clockAhead, signInAs, type Visitor, visit } from './visitor.js'

const users = ['ada', 'eve'].map((username) => ({ username, password: PASSWORD }))
const V6_KEY = `com.amplify.Cognito.${IDENTITY_POOL_ID}.identityId`
const V5_KEY = `CognitoIdentityId-${IDENTITY_POOL_ID}`
const MINUTE = 60_000
const guests = { allowGuests: true }
/** A client that does not wait between its tries. */
const hasty = { clock: clockAhead(0) }

function start(): Promise<Peer> {
  const providers = [{ poolId: POOL_ID, clientId: CLIENT_ID }]
  const pool = { id: IDENTITY_POOL_ID, region: 'eu-west-1', allowGuests: true, providers }
  return startPeerForTest({ users }, { identityPools: [pool] })
}

/** The credentials that the visitor has now. */
async function credentials({ engine }: Visitor, force = false): Promise<Credentials | null> {
  return credentialsOf(engine, await currentSession(engine), force)
}

function signedInFresh(peer: Peer, options: { store?: Store; name?: string } = {}) {
  const visitor = visit(peer, { identityPool: guests, ...options })
  return signInAs(peer, visitor, options.name ?? 'ada').then(() => visitor)
}

describe('credentials', () => {
  test('of a guest are got once for all who ask', async () => {
    const peer = await start()
    const visitor = visit(peer, { identityPool: guests })
    const all = await Promise.all(Array.from({ length: 20 }, () => credentials(visitor)))
    expect(peer.operations()).toEqual(['GetId', 'GetCredentialsForIdentity'])
    expect(new Set(all.map((each) => each?.accessKeyId))).toHaveLength(1)
    expect(all[0]).toMatchObject({
      identityId: expect.stringMatching(/^eu-west-1:[0-9a-f-]{36}$/),
      accessKeyId: expect.stringMatching(/^ASIA/),
      sessionToken: expect.any(String),
    })
    expect(all[0]?.expiration?.getTime()).toBeGreaterThan(Date.now())
    expect(await credentials(visitor)).toBe(all[0])
    expect(peer.operations()).toEqual([])
  })

  test('of a user are got once for all who ask, and again where it is asked for', async () => {
    const peer = await start()
    const visitor = await signedInFresh(peer)
    peer.operations()
    const all = await Promise.all(Array.from({ length: 20 }, () => credentials(visitor)))
    expect(peer.operations()).toEqual(['GetId', 'GetCredentialsForIdentity'])
    const forced = await Promise.all([credentials(visitor, true), credentials(visitor, true)])
    expect(peer.operations()).toEqual(['GetCredentialsForIdentity'])
    expect(forced[0]).toBe(forced[1])
    expect(forced[0]?.accessKeyId).not.toBe(all[0]?.accessKeyId)
    expect(forced[0]?.identityId).toBe(all[0]?.identityId)
  })

  test('are none where guests are not let in, and nobody asks for them', async () => {
    const peer = await start()
    const visitor = visit(peer, { identityPool: { allowGuests: false } })
    expect(await credentials(visitor)).toBe(null)
    expect(await credentials(visit(peer))).toBe(null)
    expect(peer.operations()).toEqual([])
    await signInAs(peer, visitor, 'ada')
    expect(await credentials(visitor)).toMatchObject({ accessKeyId: expect.any(String) })
  })

  test('are got anew for other tokens', async () => {
    const peer = await start()
    const visitor = await signedInFresh(peer)
    const first = await credentials(visitor)
    await currentSession(visitor.engine, { forceRefresh: true })
    const second = await credentials(visitor)
    expect(second?.accessKeyId).not.toBe(first?.accessKeyId)
    expect(second?.identityId).toBe(first?.identityId)
  })

  test('are used for 50 minutes, and not after they have expired', async () => {
    const peer = await start()
    let now = Date.now()
    const clock = { now: () => now, wait: async () => {} }
    const visitor = visit(peer, { identityPool: guests, platform: { clock } })
    const first = await credentials(visitor)
    now += 49 * MINUTE
    expect(await credentials(visitor)).toBe(first)
    now += 2 * MINUTE
    expect(await credentials(visitor)).not.toBe(first)
  })

  test('that end sooner than that are used until then', async () => {
    const peer = await start()
    let now = Date.now()
    const clock = { now: () => now, wait: async () => {} }
    // The service's clock is 20 minutes behind, so its hour is over in 40 minutes.
    peer.cognito.clock.set(now - 20 * MINUTE)
    const visitor = visit(peer, { identityPool: guests, platform: { clock } })
    const first = await credentials(visitor)
    now += 39 * MINUTE
    expect(await credentials(visitor)).toBe(first)
    now += 2 * MINUTE
    expect(await credentials(visitor)).not.toBe(first)
  })

  test('are not got at each call where the clock here is years ahead', async () => {
    const peer = await start()
    const ahead = { clock: clockAhead(3 * 365 * 24 * 60 * MINUTE) }
    const visitor = visit(peer, { identityPool: guests, platform: ahead })
    expect(await credentials(visitor)).toBe(await credentials(visitor))
  })
})

describe('the identity of a guest', () => {
  test.each([
    ['v5', V5_KEY],
    ['v6', V6_KEY],
  ])('that %s has stored is kept, and written for both', async (_library, key) => {
    const peer = await start()
    const before = await credentials(visit(peer, { identityPool: guests }))
    peer.operations()
    const store = openStore()
    store.setItem(key, before?.identityId ?? '')
    const after = await credentials(visit(peer, { store, identityPool: guests }))
    expect(after?.identityId).toBe(before?.identityId)
    expect(peer.operations()).toEqual(['GetCredentialsForIdentity'])
    expect([store.getItem(V5_KEY), store.getItem(V6_KEY)]).toEqual([
      before?.identityId,
      before?.identityId,
    ])
  })

  test('is that of the real v6, both ways', async () => {
    const peer = await start()
    const store = openStore()
    const ours = await credentials(visit(peer, { store, identityPool: guests }))
    const identityPool = { id: IDENTITY_POOL_ID, ...guests }
    const { auth, load } = peer.v6({ store, identityPool })
    const { CognitoAWSCredentialsAndIdentityIdProvider, DefaultIdentityIdStore } = load(
      'aws-amplify/auth/cognito',
    ) as typeof import('aws-amplify/auth/cognito')
    const { Amplify } = load('aws-amplify') as typeof import('aws-amplify')
    // Its identity store is the host's; here it gets the storage of the page.
    const credentialsProvider = new CognitoAWSCredentialsAndIdentityIdProvider(
      new DefaultIdentityIdStore({
        getItem: async (key) => store.getItem(key),
        setItem: async (key, value) => store.setItem(key, value),
        removeItem: async (key) => store.removeItem(key),
        clear: async () => store.clear(),
      }),
    )
    Amplify.configure(Amplify.getConfig(), { Auth: { credentialsProvider } })
    expect((await auth.fetchAuthSession()).identityId).toBe(ours?.identityId)
  })

  test('becomes that of the user, and is no guest any more', async () => {
    const peer = await start()
    const visitor = visit(peer, { identityPool: guests })
    const guest = await credentials(visitor)
    await signInAs(peer, visitor, 'ada')
    const user = await credentials(visitor)
    expect(user?.identityId).toBe(guest?.identityId)
    expect(visitor.store.getItem(V5_KEY)).toBe(null)
    expect(visitor.store.getItem(V6_KEY)).toBe(null)
    const elsewhere = await signedInFresh(peer)
    expect((await credentials(elsewhere))?.identityId).toBe(guest?.identityId)
  })

  test('is another one after signing out', async () => {
    const peer = await start()
    const visitor = await signedInFresh(peer)
    const user = await credentials(visitor)
    await signOut(visitor.engine)
    const guest = await credentials(visitor)
    expect(guest?.identityId).not.toBe(user?.identityId)
    expect(visitor.store.getItem(V6_KEY)).toBe(guest?.identityId)
  })

  test('is not given to whoever signs in in another tab', async () => {
    const peer = await start()
    const here = await signedInFresh(peer)
    const ada = await credentials(here)
    await signInAs(peer, visit(peer, { store: here.store }), 'eve')
    const eve = await credentials(here)
    expect(eve?.identityId).not.toBe(ada?.identityId)
  })

  test('that the pool does not know any more is made anew, once', async () => {
    const peer = await start()
    const store = openStore()
    store.setItem(V5_KEY, 'eu-west-1:11111111-2222-4333-8444-000000000000')
    const visitor = visit(peer, { store, identityPool: guests })
    const guest = await credentials(visitor)
    expect(peer.operations()).toEqual([
      'GetCredentialsForIdentity',
      'GetId',
      'GetCredentialsForIdentity',
    ])
    expect(store.getItem(V5_KEY)).toBe(guest?.identityId)
    const type = 'ResourceNotFoundException'
    peer.cognito.faults.add({ kind: 'error', operation: 'GetCredentialsForIdentity', type })
    await expect(credentials(visitor, true)).rejects.toMatchObject({ name: type })
    expect(peer.operations()).toEqual([
      'GetCredentialsForIdentity',
      'GetId',
      'GetCredentialsForIdentity',
    ])
  })
})

describe('what goes wrong at the identity pool', () => {
  test.each([
    ['the network', { kind: 'drop' }],
    ['throttling', { kind: 'throttle' }],
    ['the service', { kind: 'server-error' }],
  ] as const)('is tried three times where it is %s', async (_what, fault) => {
    const peer = await start()
    const visitor = visit(peer, { identityPool: guests, platform: hasty })
    const remove = peer.cognito.faults.add({ ...fault, times: 2 })
    expect(await credentials(visitor)).not.toBe(null)
    expect(peer.operations()).toEqual([...Array(3).fill('GetId'), 'GetCredentialsForIdentity'])
    remove()
    peer.cognito.faults.add(fault)
    await expect(credentials(visitor, true)).rejects.toMatchObject({ name: expect.any(String) })
    expect(peer.operations()).toEqual(Array(3).fill('GetCredentialsForIdentity'))
  })

  test('is told by its name, at once, where the pool refuses', async () => {
    const peer = await start()
    const visitor = visit(peer, { identityPool: guests, platform: hasty })
    peer.cognito.faults.add({ kind: 'error', type: 'NotAuthorizedException', message: 'No.' })
    await expect(credentials(visitor)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'No.',
      metadata: { httpStatusCode: 400 },
    })
    expect(peer.operations()).toEqual(['GetId'])
  })

  test.each([
    ['a page of a proxy', '<html>'],
    ['nothing', ''],
    ['a number', '1'],
    ['an answer without an identity', '{}'],
    ['an answer without keys', '{"IdentityId":"eu-west-1:1","Credentials":{}}'],
  ])('has a name and a remedy where the answer is %s', async (_what, body) => {
    const peer = await start()
    const send: typeof sendByFetch = async () => ({ status: 200, headers: {}, body })
    const visitor = visit(peer, { identityPool: guests, platform: { ...hasty, send } })
    await expect(credentials(visitor)).rejects.toMatchObject({
      name: expect.stringMatching(/^\w+$/),
      recovery: expect.stringMatching(/\.$/),
    })
    // An identity was made where one was answered, and the next try must not make another.
    const kept = body.includes('IdentityId') ? 2 : 0
    expect(visitor.store.entries.size).toBe(kept)
  })

  test('loses no session', async () => {
    const peer = await start()
    const visitor = await signedInFresh(peer)
    const before = new Map(visitor.store.entries)
    peer.cognito.faults.add({ kind: 'error', type: 'NotAuthorizedException' })
    await expect(credentials(visitor)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    expect(visitor.store.entries).toEqual(before)
  })

  test('is the missing id token of a session that has none', async () => {
    const peer = await start()
    const visitor = visit(peer, { identityPool: guests })
    const holder = { idToken: null, clockDrift: 0 }
    const name = 'UserUnAuthenticatedException'
    await expect(credentialsOf(visitor.engine, holder)).rejects.toMatchObject({ name })
    const unsigned = { idToken: 'a.e30.b', clockDrift: 0 }
    const invalid = { name: 'InvalidIdTokenException' }
    await expect(credentialsOf(visitor.engine, unsigned)).rejects.toMatchObject(invalid)
  })
})

import { describe, expect, test } from 'vitest'
import { callAsUser } from '../../../shim/core/session/call-as-user.js'
import { currentSession } from '../../../shim/core/session/current-session.js'
import { metadataProvider } from '../../../shim/core/session/refresh-metadata.js'
import { signOut } from '../../../shim/core/session/sign-out.js'
import { systemClock } from '../../../shim/platform/clock.js'
import { sendByFetch } from '../../../shim/platform/send.js'
import { openStore, storedValue } from '../../emulator/qualification/clients/store.js'
import { PASSWORD, type Peer, startPeerForTest } from '../../emulator/qualification/peer.js'
import { clockAhead, signInAs, type Visitor, visit } from './visitor.js'

const users = [{ username: 'ada', password: PASSWORD }]
const HOUR = 60 * 60 * 1000
/** A client that does not wait between its tries. */
const platform = { clock: clockAhead(0) }

/** Somebody whose tokens have just expired: the device was away for an hour and a bit. */
async function startExpired(pool: Parameters<typeof startPeerForTest>[0] = {}) {
  const peer = await startPeerForTest({ users, ...pool })
  peer.cognito.clock.set(Date.now() - HOUR - 60_000)
  const visitor = visit(peer, { platform: { clock: clockAhead(-HOUR - 60_000) } })
  await signInAs(peer, visitor, 'ada')
  peer.cognito.clock.set(undefined)
  peer.operations()
  return { peer, ...visit(peer, { store: visitor.store, platform }) }
}

function kinds({ events }: Pick<Visitor, 'events'>): string[] {
  return events.map(({ kind }) => kind)
}

describe('expired tokens', () => {
  test('are refreshed once for 50 callers, told once', async () => {
    const { peer, engine, store, events } = await startExpired()
    const before = storedValue(store, '.accessToken')
    const sessions = await Promise.all(Array.from({ length: 50 }, () => currentSession(engine)))
    expect(peer.operations()).toEqual(['GetTokensFromRefreshToken'])
    expect(new Set(sessions.map((session) => session?.accessToken))).toHaveLength(1)
    expect(sessions[0]?.accessToken).toBe(storedValue(store, '.accessToken'))
    expect(sessions[0]?.accessToken).not.toBe(before)
    expect(kinds({ events })).toEqual(['tokensRefreshed'])
  })

  test('are refreshed once for 50 callers of operations, too', async () => {
    const { peer, engine } = await startExpired()
    await Promise.all(Array.from({ length: 50 }, () => callAsUser(engine, 'GetUser', {})))
    const operations = peer.operations()
    expect(operations.filter((name) => name !== 'GetUser')).toEqual(['GetTokensFromRefreshToken'])
    expect(operations).toHaveLength(51)
  })

  test('are refreshed although the network fails first, and once', async () => {
    const { peer, engine } = await startExpired()
    peer.cognito.faults.add({ kind: 'drop', times: 2 })
    const sessions = await Promise.all(Array.from({ length: 50 }, () => currentSession(engine)))
    expect(sessions.every((session) => session !== null)).toBe(true)
    expect(peer.operations()).toEqual(Array(3).fill('GetTokensFromRefreshToken'))
  })

  test('stay where the network does not come back, and are refreshed when it does', async () => {
    const { peer, engine, store, events } = await startExpired()
    const before = new Map(store.entries)
    const remove = peer.cognito.faults.add({ kind: 'drop' })
    const refused = await Promise.allSettled([currentSession(engine), currentSession(engine)])
    expect(refused.map((each) => each.status === 'rejected' && each.reason.name)).toEqual([
      'NetworkError',
      'NetworkError',
    ])
    expect(store.entries).toEqual(before)
    expect(events).toEqual([expect.objectContaining({ kind: 'refreshFailed', endsSession: false })])
    remove()
    expect(await currentSession(engine)).toMatchObject({ username: 'ada' })
  })

  test.each([
    'InternalErrorException',
    'TooManyRequestsException',
    'UserLambdaValidationException',
  ])('stay where the service answers with %s', async (type) => {
    const { peer, engine, store } = await startExpired()
    const before = new Map(store.entries)
    peer.cognito.faults.add({ kind: 'error', type, times: 3 })
    await expect(currentSession(engine)).rejects.toMatchObject({ name: type })
    expect(store.entries).toEqual(before)
  })

  test.each([
    'TokenRevokedException',
    'UserNotFoundException',
    'PasswordResetRequiredException',
    'UserNotConfirmedException',
    'RefreshTokenReuseException',
  ])('are forgotten where the service answers with %s', async (type) => {
    const { peer, engine, store, events } = await startExpired()
    peer.cognito.faults.add({ kind: 'error', type, times: 1 })
    await expect(currentSession(engine)).rejects.toMatchObject({ name: type })
    expect([...store.entries.keys()]).toEqual([])
    expect(events).toEqual([expect.objectContaining({ kind: 'refreshFailed', endsSession: true })])
    expect(await currentSession(engine)).toBe(null)
  })

  test('are forgotten where the session was ended elsewhere: then nobody is signed in', async () => {
    const { peer, engine, store, events } = await startExpired()
    peer.cognito.signOutUser({ username: 'ada' })
    const sessions = await Promise.all(Array.from({ length: 5 }, () => currentSession(engine)))
    expect(sessions).toEqual(Array(5).fill(null))
    expect([...store.entries.keys()]).toEqual([])
    expect(kinds({ events })).toEqual(['refreshFailed'])
  })

  test('of an implicit grant cannot be refreshed, and stay', async () => {
    const { peer, engine, store, events } = await startExpired()
    const key = [...store.entries.keys()].find((each) => each.endsWith('.refreshToken')) ?? ''
    store.removeItem(key)
    const before = new Map(store.entries)
    await expect(currentSession(engine)).rejects.toMatchObject({ name: 'TokenRefreshException' })
    expect(store.entries).toEqual(before)
    expect(kinds({ events })).toEqual(['refreshFailed'])
    expect(peer.operations()).toEqual([])
  })
})

describe('a refresh', () => {
  test('is done for tokens that are still good where it is asked for, once for all who ask', async () => {
    const peer = await startPeerForTest({ users })
    const { engine, store } = await signedIn(peer)
    const before = storedValue(store, '.accessToken')
    expect((await currentSession(engine))?.accessToken).toBe(before)
    expect(peer.operations()).toEqual([])
    const force = () => currentSession(engine, { forceRefresh: true })
    const sessions = await Promise.all(Array.from({ length: 50 }, force))
    expect(peer.operations()).toEqual(['GetTokensFromRefreshToken'])
    expect(new Set(sessions.map((session) => session?.accessToken))).toHaveLength(1)
    expect(sessions[0]?.accessToken).not.toBe(before)
  })

  test('counts tokens as expired five seconds early', async () => {
    const peer = await startPeerForTest({ users })
    const { store } = await signedIn(peer)
    const at = (clock: number) => visit(peer, { store, platform: { clock: clockAhead(clock) } })
    await currentSession(at(HOUR - 10_000).engine)
    expect(peer.operations()).toEqual([])
    await currentSession(at(HOUR - 4000).engine)
    expect(peer.operations()).toEqual(['GetTokensFromRefreshToken'])
  })

  test('tells the Lambda functions what the caller says, else the provider, else the configuration', async () => {
    const seen: unknown[] = []
    const peer = await startPeerForTest({
      users,
      triggers: {
        preTokenGeneration: (event) => void seen.push(event.request.clientMetadata),
      },
    })
    const { engine } = await signedIn(peer)
    seen.length = 0
    await currentSession(engine, { forceRefresh: true, clientMetadata: { by: 'caller' } })
    metadataProvider(engine).provide = async () => ({ by: 'provider' })
    await currentSession(engine, { forceRefresh: true })
    metadataProvider(engine).provide = null
    engine.config = {
      ...engine.config!,
      defaults: { flow: null, clientMetadata: { by: 'config' } },
    }
    await currentSession(engine, { forceRefresh: true })
    expect(seen).toEqual([{ by: 'caller' }, { by: 'provider' }, { by: 'config' }])
  })

  test('gives each caller the refresh with the metadata that it has, one after the other', async () => {
    const peer = await startPeerForTest({ users, clients: [{ refreshRotationGraceSeconds: 0 }] })
    const { engine } = await signedIn(peer)
    const force = (who: string) =>
      currentSession(engine, { forceRefresh: true, clientMetadata: { who } })
    const sessions = await Promise.all([force('a'), force('b'), force('a')])
    expect(peer.operations()).toEqual(Array(2).fill('GetTokensFromRefreshToken'))
    expect(sessions[0]?.accessToken).toBe(sessions[2]?.accessToken)
    expect(sessions[1]?.accessToken).not.toBe(sessions[0]?.accessToken)
  })

  test('uses the operation of v5 where the endpoint knows no other, and remembers it', async () => {
    const { peer, engine, store } = await startExpired()
    const refused = { kind: 'error', operation: 'GetTokensFromRefreshToken' } as const
    peer.cognito.faults.add({ ...refused, type: 'UnknownOperationException' })
    const before = storedValue(store, '.accessToken')
    const session = await currentSession(engine)
    expect(session?.accessToken).not.toBe(before)
    expect(session?.refreshToken).toBe(storedValue(store, '.refreshToken'))
    await currentSession(engine, { forceRefresh: true })
    expect(peer.operations()).toEqual(['GetTokensFromRefreshToken', 'InitiateAuth', 'InitiateAuth'])
  })

  test('does not bring back who has signed out while it was on its way', async () => {
    const { peer, engine, store, events } = await startExpired()
    peer.cognito.faults.add({
      kind: 'latency',
      operation: 'GetTokensFromRefreshToken',
      milliseconds: 300,
    })
    const session = currentSession(engine)
    await signOut(engine)
    expect(await session).toBe(null)
    expect([...store.entries.keys()]).toEqual([])
    expect(kinds({ events })).toEqual(['signedOut'])
  })

  test('does not overwrite who has signed in while it was on its way', async () => {
    const { peer, engine, store } = await startExpired({
      users: [...users, { username: 'eve', password: PASSWORD }],
    })
    peer.cognito.faults.add({
      kind: 'latency',
      operation: 'GetTokensFromRefreshToken',
      milliseconds: 300,
    })
    const session = currentSession(engine)
    await signInAs(peer, { engine, store, events: [] }, 'eve')
    expect(await session).toMatchObject({ username: 'eve' })
    expect(await currentSession(engine)).toMatchObject({ username: 'eve' })
  })

  test('that is refused does not end another session that was stored meanwhile', async () => {
    const names = ['ada', 'eve'].map((username) => ({ username, password: PASSWORD }))
    const { peer, engine, store } = await startExpired({ users: names })
    // Somebody else's tokens that have expired, too.
    peer.cognito.clock.set(Date.now() - 2 * HOUR)
    const other = visit(peer, { platform: { clock: clockAhead(-2 * HOUR) } })
    await signInAs(peer, other, 'eve')
    peer.cognito.clock.set(undefined)
    peer.cognito.signOutUser({ username: 'ada' })
    let isFirst = true
    const send: typeof sendByFetch = async (request) => {
      const answer = await sendByFetch(request)
      if (isFirst) for (const [key, value] of other.store.entries) store.setItem(key, value)
      isFirst = false
      return answer
    }
    const here = visit(peer, { store, platform: { ...platform, send } })
    expect(await currentSession(here.engine)).toMatchObject({ username: 'eve' })
    expect(kinds(here)).toEqual(['tokensRefreshed'])
    expect(await currentSession(engine)).toMatchObject({ username: 'eve' })
  })
})

describe('with rotation', () => {
  const rotating = { clients: [{ refreshRotationGraceSeconds: 0 }] }

  test('50 callers get the same tokens, and the new refresh token is kept', async () => {
    const { peer, engine, store } = await startExpired(rotating)
    const before = storedValue(store, '.refreshToken')
    const sessions = await Promise.all(Array.from({ length: 50 }, () => currentSession(engine)))
    expect(peer.operations()).toEqual(['GetTokensFromRefreshToken'])
    const after = storedValue(store, '.refreshToken')
    expect(after).not.toBe(before)
    expect(sessions.every((session) => session?.refreshToken === after)).toBe(true)
    expect(await currentSession(engine, { forceRefresh: true })).not.toBe(null)
  })

  test('a page without our lock that comes too late takes the tokens of the first', async () => {
    const { peer, store } = await startExpired(rotating)
    const patient = { clock: { ...platform.clock, wait: systemClock.wait } }
    const [one, other] = [1, 2].map(() => visit(peer, { store, platform: patient }).engine)
    const answers = await Promise.all([currentSession(one!), currentSession(other!)])
    expect(answers.map((session) => session?.username)).toEqual(['ada', 'ada'])
    expect(peer.operations()).toHaveLength(2)
    expect(await currentSession(one!, { forceRefresh: true })).toMatchObject({ username: 'ada' })
  })

  test('tabs with locks make one request', async () => {
    const { peer, store } = await startExpired(rotating)
    const locks = locksOfBrowser()
    const tabs = [1, 2, 3].map(() => visit(peer, { store, platform: { ...platform, locks } }))
    const sessions = await Promise.all(
      tabs.flatMap(({ engine }) => [currentSession(engine), currentSession(engine)]),
    )
    expect(peer.operations()).toEqual(['GetTokensFromRefreshToken'])
    expect(new Set(sessions.map((session) => session?.accessToken))).toHaveLength(1)
  })

  test('tabs with locks that all ask for new tokens make one request', async () => {
    const peer = await startPeerForTest({ users, ...rotating })
    const { store } = await signedIn(peer)
    const locks = locksOfBrowser()
    const tabs = [1, 2, 3].map(() => visit(peer, { store, platform: { ...platform, locks } }))
    await Promise.all(tabs.map(({ engine }) => currentSession(engine, { forceRefresh: true })))
    expect(peer.operations()).toEqual(['GetTokensFromRefreshToken'])
  })

  test('a page that may not use its locks refreshes all the same', async () => {
    const { peer, store } = await startExpired(rotating)
    const locks = {
      alone: () => Promise.reject(new DOMException('not here', 'SecurityError')),
    }
    const { engine } = visit(peer, { store, platform: { ...platform, locks } })
    const sessions = await Promise.all([currentSession(engine), currentSession(engine)])
    expect(sessions.map((session) => session?.username)).toEqual(['ada', 'ada'])
    expect(peer.operations()).toEqual(['GetTokensFromRefreshToken'])
  })

  test('an answer that got lost ends in a refusal, not in a loop', async () => {
    const { peer, engine, store } = await startExpired(rotating)
    peer.cognito.faults.add({ kind: 'drop', when: 'after', times: 1 })
    const refused = { name: 'RefreshTokenReuseException' }
    await expect(currentSession(engine)).rejects.toMatchObject(refused)
    expect([...store.entries.keys()]).toEqual([])
  })
})

async function signedIn(peer: Peer): Promise<Visitor> {
  const visitor = visit(peer, { store: openStore(), platform })
  await signInAs(peer, visitor, 'ada')
  peer.operations()
  return visitor
}

/** What Web Locks do: one at a time by name, in the order of asking. */
function locksOfBrowser() {
  const last = new Map<string, Promise<unknown>>()
  return {
    alone<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
      const turn = (last.get(name) ?? Promise.resolve()).then(run, run)
      last.set(name, turn)
      return turn
    },
  }
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Fault } from '../../../shim/core/fault.js'
import { currentSession } from '../../../shim/core/session/current-session.js'
import { deviceSecretOf, keepDeviceSecret } from '../../../shim/core/session/device-secret.js'
import { signOut } from '../../../shim/core/session/sign-out.js'
import { sendByFetch } from '../../../shim/platform/send.js'
import { openStore, type Store, storedValue } from '../../emulator/qualification/clients/store.js'
import {
  CLIENT_ID,
  PASSWORD,
  type Peer,
  startPeerForTest,
} from '../../emulator/qualification/peer.js'
import { clockAhead, signInAs, type Visitor, visit } from './visitor.js'

const users = ['ada', 'eve'].map((username) => ({ username, password: PASSWORD }))
const P = `CognitoIdentityServiceProvider.${CLIENT_ID}`
const HOUR = 60 * 60 * 1000

/** A visitor with a device whom nothing reaches: what is lost now is lost by us. */
async function startOffline(ahead = 0) {
  const peer = await startPeerForTest({ users })
  const visitor = visit(peer)
  await signInAs(peer, visitor, 'ada')
  await keepDeviceSecret(visitor.engine, ['ada'], {
    deviceKey: 'eu-west-1_device',
    deviceGroupKey: 'group',
    randomPassword: 'cGFzc3dvcmQ=',
  })
  const platform = {
    clock: clockAhead(ahead),
    send: () => Promise.reject(new TypeError('offline')),
  }
  const open = (store: Store) => visit(peer, { store, platform })
  return { peer, store: visitor.store, open }
}

function copyOf(store: Store): Store {
  const copy = openStore()
  for (const [key, value] of store.entries) copy.setItem(key, value)
  return copy
}

/** What becomes of a call: what it answers, or the name of its fault. */
async function outcomeOf<Result>(call: Promise<Result>): Promise<Result | string> {
  try {
    return await call
  } catch (error) {
    expect(error).toBeInstanceOf(Fault)
    expect((error as Fault).recovery).toBeTruthy()
    return (error as Fault).name
  }
}

/** What may stand where a value was: nearly the value, anything, nothing. */
function broken(value: string): fc.Arbitrary<string | null> {
  return fc.oneof(
    fc.constantFrom(null, '', ' ', 'null', 'undefined', '{}', '[]', 'NaN', '..', 'a.e30.b', 'a.b'),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.json(),
    fc.nat({ max: Math.max(value.length - 1, 0) }).map((at) => value.slice(0, at)),
    fc
      .tuple(
        fc.nat({ max: Math.max(value.length - 1, 0) }),
        fc.string({ minLength: 1, maxLength: 3 }),
      )
      .map(([at, text]) => value.slice(0, at) + text + value.slice(at + 1)),
  )
}

describe('a session of which one stored value is broken', () => {
  test.each([
    'LastAuthUser',
    'ada.accessToken',
    'ada.idToken',
    'ada.refreshToken',
    'ada.clockDrift',
    'ada.ampliftClockDrift',
    'ada.signInDetails',
    'ada.deviceKey',
    'ada.deviceGroupKey',
    'ada.randomPasswordKey',
  ])('is not lost and throws nothing without a name: %s', async (name) => {
    const key = `${P}.${name}`
    const { store, open } = await startOffline()
    const value = store.getItem(key) ?? ''
    expect(value).not.toBe('')
    await fc.assert(
      fc.asyncProperty(broken(value), async (instead) => {
        const damaged = copyOf(store)
        if (instead === null) damaged.removeItem(key)
        else damaged.setItem(key, instead)
        const before = new Map(damaged.entries)
        const { engine, events } = open(damaged)
        const outcome = await outcomeOf(currentSession(engine))
        if (typeof outcome === 'string') expect(outcome).toBe('NetworkError')
        else if (outcome === null) expect(name).toBe('LastAuthUser')
        await outcomeOf(deviceSecretOf(engine, ['ada']))
        expect(damaged.entries).toEqual(before)
        expect(events.filter((event) => event.kind !== 'refreshFailed')).toEqual([])
        expect(events.some((event) => 'endsSession' in event && event.endsSession)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  test.each(['accessToken', 'idToken'])('gets another one for it: %s', async (name) => {
    const peer = await startPeerForTest({ users })
    const visitor = visit(peer)
    await signInAs(peer, visitor, 'ada')
    peer.operations()
    visitor.store.setItem(`${P}.ada.${name}`, 'broken')
    const { engine } = visit(peer, { store: visitor.store })
    const session = await currentSession(engine)
    expect(peer.operations()).toEqual(['GetTokensFromRefreshToken'])
    expect(storedValue(visitor.store, `.${name}`)).not.toBe('broken')
    expect(session?.accessToken).toBe(storedValue(visitor.store, '.accessToken'))
    expect(await currentSession(engine)).toEqual(session)
    expect(peer.operations()).toEqual([])
  })

  test.each(['clockDrift', 'signInDetails', 'deviceKey'])('needs none for %s', async (name) => {
    const { store, open } = await startOffline()
    const before = storedValue(store, '.accessToken')
    store.setItem(`${P}.ada.${name}`, '\u0000{broken')
    expect((await currentSession(open(store).engine))?.accessToken).toBe(before)
  })

  test('can be signed out of', async () => {
    const { store, open } = await startOffline()
    for (const key of store.entries.keys()) {
      if (!/LastAuthUser|device|random/i.test(key)) store.setItem(key, '{broken')
    }
    await signOut(open(store).engine)
    expect([...store.entries.keys()].filter((key) => !/device|random/i.test(key))).toEqual([])
  })
})

describe('a storage that is full', () => {
  test('lets nobody sign in by halves, and the one who is signed in stay', async () => {
    const peer = await startPeerForTest({ users })
    const visitor = visit(peer)
    await signInAs(peer, visitor, 'ada')
    const before = new Map(visitor.store.entries)
    for (let room = 0; room < 7; room += 1) {
      const full = visit(peer, { store: visitor.store, storage: fullAfter(visitor.store, room) })
      await expect(signInAs(peer, full, 'eve')).rejects.toMatchObject({ name: 'StorageException' })
      expect(visitor.store.entries).toEqual(before)
    }
    expect(await currentSession(visitor.engine)).toMatchObject({ username: 'ada' })
  })

  test('loses no token of a refresh, nor asks for others', async () => {
    const peer = await startPeerForTest({ users, clients: [{ refreshRotationGraceSeconds: 0 }] })
    for (let room = 0; room < 6; room += 1) {
      const { store } = await signedIn(peer)
      const storage = fullAfter(store, room)
      const { engine } = visit(peer, { store, storage })
      const session = await currentSession(engine, { forceRefresh: true })
      expect(session?.username).toBe('ada')
      peer.operations()
      expect(await currentSession(engine)).toEqual(session)
      expect(peer.operations()).toEqual([])
      storage.grow()
      const next = await currentSession(engine, { forceRefresh: true })
      expect(await currentSession(visit(peer, { store }).engine)).toEqual(next)
    }
  })

  test('gives way to what another tab has stored', async () => {
    const peer = await startPeerForTest({ users })
    const { store } = await signedIn(peer)
    const { engine } = visit(peer, { store, storage: fullAfter(store, 0) })
    await currentSession(engine, { forceRefresh: true })
    const other = await currentSession(visit(peer, { store }).engine, { forceRefresh: true })
    expect((await currentSession(engine))?.accessToken).toBe(other?.accessToken)
  })

  test('lets everybody sign out', async () => {
    const peer = await startPeerForTest({ users })
    const { store } = await signedIn(peer)
    const { engine } = visit(peer, { store, storage: fullAfter(store, 0) })
    await currentSession(engine, { forceRefresh: true })
    await signOut(engine)
    expect(await currentSession(engine)).toBe(null)
    expect([...store.entries.keys()]).toEqual([])
  })
})

describe('a storage that does not answer', () => {
  const blocked = {
    getItem: () => Promise.reject(new DOMException('blocked', 'SecurityError')),
    setItem: () => Promise.reject(new DOMException('blocked', 'SecurityError')),
    removeItem: () => Promise.reject(new DOMException('blocked', 'SecurityError')),
  }

  test('is a fault of the storage, not a sign-out', async () => {
    const peer = await startPeerForTest({ users })
    const { engine, events } = visit(peer, { storage: blocked })
    const fault = { name: 'StorageException', underlying: { name: 'SecurityError' } }
    await expect(currentSession(engine)).rejects.toMatchObject(fault)
    await expect(signOut(engine)).rejects.toMatchObject(fault)
    expect(events).toEqual([])
  })

  test('while tokens are refreshed keeps them all', async () => {
    const { peer, store } = await startOffline()
    let isBlocked = false
    const storage = {
      getItem: (key: string) => (isBlocked ? blocked.getItem() : store.getItem(key)),
      setItem: (key: string, value: string) => store.setItem(key, value),
      removeItem: (key: string) => store.removeItem(key),
    }
    const send: typeof sendByFetch = (request) => {
      isBlocked = true
      return sendByFetch(request)
    }
    const before = new Map(store.entries)
    const platform = { clock: clockAhead(2 * HOUR), send }
    const session = currentSession(visit(peer, { store, storage, platform }).engine)
    await expect(session).rejects.toMatchObject({ name: 'StorageException' })
    expect(store.entries).toEqual(before)
  })

  test('forgetting at once what it is given is told at the sign-in', async () => {
    const peer = await startPeerForTest({ users })
    const forgetful = { ...openStore(), setItem: () => undefined }
    const visitor = visit(peer, { storage: forgetful })
    await expect(signInAs(peer, visitor, 'ada')).rejects.toMatchObject({
      name: 'UnexpectedSignInInterruptionException',
    })
    expect(visitor.events).toEqual([])
  })
})

async function signedIn(peer: Peer): Promise<Visitor> {
  const visitor = visit(peer)
  await signInAs(peer, visitor, 'ada')
  return visitor
}

/** A storage that has room for so many values more, until it grows. */
function fullAfter(store: Store, room: number) {
  let left = room
  return {
    getItem: (key: string) => store.getItem(key),
    removeItem: (key: string) => store.removeItem(key),
    setItem(key: string, value: string) {
      if (left <= 0) throw new DOMException('full', 'QuotaExceededError')
      left -= 1
      store.setItem(key, value)
    },
    grow() {
      left = Number.POSITIVE_INFINITY
    },
  }
}

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readDrift } from '../../../shim/core/session/clock-drift.js'
import { currentSession } from '../../../shim/core/session/current-session.js'
import { impatiently } from '../../emulator/qualification/clients/impatient.js'
import { openStore, type Store, storedValue } from '../../emulator/qualification/clients/store.js'
import { PASSWORD, type Peer, startPeerForTest } from '../../emulator/qualification/peer.js'
import { signInAs, visit } from './visitor.js'

const users = [{ username: 'ada', password: PASSWORD }]
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const YEAR = 365 * 24 * HOUR
/** The true time: that of the service. */
const NOW = Date.parse('2026-11-05T09:08:07Z')

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** The service's time, and that of a device whose clock is ahead by so much. */
function setTime(peer: Peer, trueTime: number, ahead: number): void {
  peer.cognito.clock.set(trueTime)
  vi.setSystemTime(trueTime + ahead)
}

/** Which requests it takes to read a session at a time after the sign-in. */
async function requestsAfter(peer: Peer, store: Store, later: number, ahead: number) {
  setTime(peer, NOW + later, ahead)
  peer.operations()
  const session = await currentSession(visit(peer, { store }).engine)
  expect(session).not.toBe(null)
  return peer.operations()
}

describe.each([
  ['right', 0],
  ['five minutes fast', 5 * MINUTE],
  ['five minutes slow', -5 * MINUTE],
  ['three years fast', 3 * YEAR],
  ['three years slow', -3 * YEAR],
])('with a clock that is %s', (_how, ahead) => {
  async function start() {
    const peer = await startPeerForTest({ users })
    setTime(peer, NOW, ahead)
    return peer
  }

  test('tokens of our sign-in are used until the service refuses them, and no longer', async () => {
    const peer = await start()
    const visitor = visit(peer)
    await signInAs(peer, visitor, 'ada')
    const { store } = visitor
    expect(await requestsAfter(peer, store, 59 * MINUTE, ahead)).toEqual([])
    expect(await requestsAfter(peer, store, HOUR, ahead)).toEqual(['GetTokensFromRefreshToken'])
    expect(await requestsAfter(peer, store, HOUR + 59 * MINUTE, ahead)).toEqual([])
  })

  test('tokens of a sign-in of v6 are', async () => {
    const peer = await start()
    const store = openStore()
    await peer.v6({ store }).auth.signIn({ username: 'ada', password: PASSWORD })
    expect(await requestsAfter(peer, store, 59 * MINUTE, ahead)).toEqual([])
    expect(await requestsAfter(peer, store, HOUR, ahead)).toEqual(['GetTokensFromRefreshToken'])
    expect(await requestsAfter(peer, store, HOUR + 59 * MINUTE, ahead)).toEqual([])
  })

  test('tokens of a sign-in of v5 are', async () => {
    const peer = await start()
    const store = openStore()
    const flow = 'USER_PASSWORD_AUTH'
    await peer.v5({ store, flow }).Auth.signIn('ada', PASSWORD)
    expect(await requestsAfter(peer, store, 59 * MINUTE, ahead)).toEqual([])
    expect(await requestsAfter(peer, store, HOUR, ahead)).toEqual(['GetTokensFromRefreshToken'])
    expect(await requestsAfter(peer, store, HOUR + 59 * MINUTE, ahead)).toEqual([])
  })
})

describe('what is stored under the name that v5 and v6 share', () => {
  test('makes neither of them believe in tokens that have expired by their clock', async () => {
    const peer = await startPeerForTest({ users })
    setTime(peer, NOW, -5 * MINUTE)
    const visitor = visit(peer)
    await signInAs(peer, visitor, 'ada')
    const { store } = visitor
    expect(storedValue(store, '.clockDrift')).toBe('0')
    setTime(peer, NOW + HOUR + 6 * MINUTE, -5 * MINUTE)
    peer.operations()
    const copy = openStore()
    for (const [key, value] of store.entries) copy.setItem(key, value)
    await peer.v6({ store }).auth.fetchAuthSession()
    expect(peer.operations()).toEqual(['GetTokensFromRefreshToken'])
    await impatiently(() => peer.v5({ store: copy }).Auth.currentSession())
    expect(peer.operations().filter((name) => name !== 'GetUser')).toEqual(['InitiateAuth'])
  })

  test('counts again once somebody else has refreshed the tokens', async () => {
    const peer = await startPeerForTest({ users })
    setTime(peer, NOW, 3 * YEAR)
    const visitor = visit(peer)
    await signInAs(peer, visitor, 'ada')
    const { store } = visitor
    // The clock is put right, and v6 gets other tokens.
    setTime(peer, NOW + 10 * MINUTE, 0)
    await peer.v6({ store }).auth.fetchAuthSession({ forceRefresh: true })
    expect(await requestsAfter(peer, store, HOUR, 0)).toEqual([])
    expect(await requestsAfter(peer, store, HOUR + 10 * MINUTE, 0)).toHaveLength(1)
  })
})

describe('a drift that somebody else has measured', () => {
  const traces = { own: null, isOfV5: false, isOfV6: false }

  test.each([
    ['of v5 is seconds ahead', '300', { isOfV5: true }, 300_000],
    ['of v6 is milliseconds behind', '-300569', { isOfV6: true }, 300_569],
    ['of nobody knows whom lets tokens expire sooner', '300', {}, -300],
    ['of nobody knows whom lets tokens expire sooner', '-300', {}, -300_000],
    ['of both of them lets tokens expire sooner', '120', { isOfV5: true, isOfV6: true }, -120],
    ['that is no number is none', 'NaN', { isOfV6: true }, 0],
    ['that is no number is none', '1e99', { isOfV6: true }, 0],
    ['that is missing is none', null, { isOfV6: true }, 0],
  ])('%s (%s)', (_how, shared, who, drift) => {
    expect(readDrift({ ...traces, ...who, shared }, { iat: 1 })).toBe(drift)
  })

  test.each([
    ['is taken for the token that it was measured by', '5000@1', 5000],
    ['is not taken for another one', '5000@2', -60],
    ['is not taken where it is broken', '5000', -60],
  ])('while our own %s', (_how, own, drift) => {
    const shared = '60'
    expect(readDrift({ ...traces, isOfV6: true, own, shared }, { iat: 1 })).toBe(drift)
  })
})

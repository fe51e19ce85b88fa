import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SavedState } from '../../../emulator/index.js'
import { refusal } from './clients/impatient.js'
import { beginSrp, finishSrp, srpSession } from './clients/srp.js'
import { hardships, N, power, privateKey, sharedSecret, verifierOf } from './clients/srp-values.js'
import { errorType, post } from './clients/wire.js'
import { CLIENT_ID, PASSWORD, type Peer, POOL_ID, startPeer, stopPeer } from './peer.js'

const REALM = POOL_ID.split('_')[1] ?? ''

/** Salts whose bytes are easily got wrong: cut, signed, of odd length or short. */
const SALTS = [
  '000fedcba98765432100112233445566',
  '00000000000000000000000000000001',
  '00ffeeddccbbaa998877665544332211',
  'ffeeddccbbaa99887766554433221100',
  '80000000000000000000000000000000',
  '7fffffffffffffffffffffffffffffff',
  'f0fedcba9876543210011223344556',
  'abc',
  '1',
]

let peer: Peer
beforeAll(async () => {
  const names = ['ada', ...SALTS.map((_, at) => `salt-${at}`)]
  peer = await startPeer({ users: names.map((username) => ({ username, password: PASSWORD })) })
  const state = structuredClone(peer.cognito.state()) as SavedState & Passwords
  const users = state.pools[POOL_ID]?.users ?? {}
  for (const [at, saltHex] of SALTS.entries()) {
    const username = `salt-${at}`
    const verifierHex = verifierOf(`${REALM}${username}`, PASSWORD, saltHex)
    Object.assign(users[username]?.password ?? {}, { saltHex, verifierHex })
  }
  peer.cognito.restore(state)
})
afterAll(() => stopPeer(peer))

describe('a salt', () => {
  test.each(SALTS.map((salt, at) => [salt, `salt-${at}`]))(
    'of %s lets cognito-srp-helper in',
    async (_salt, username) => {
      const session = srpSession(username)
      const begun = await beginSrp(peer, session)
      const { AuthenticationResult } = await finishSrp(peer, session, begun)
      expect(AuthenticationResult?.AccessToken).toBeTypeOf('string')
    },
  )

  test('does not let a wrong password in', async () => {
    const session = srpSession('salt-0', 'Wrong-password-1')
    const wrong = finishSrp(peer, session, await beginSrp(peer, session))
    expect((await refusal(wrong)).name).toBe('NotAuthorizedException')
  })

  test('of any of these lets v5 and v6 in', async () => {
    const { auth } = peer.v6()
    const { Auth } = peer.v5()
    for (const at of SALTS.keys()) {
      const username = `salt-${at}`
      const { isSignedIn } = await auth.signIn({ username, password: PASSWORD })
      expect(isSignedIn, SALTS[at]).toBe(true)
      expect((await Auth.signIn(username, PASSWORD)).getUsername(), SALTS[at]).toBe(username)
      await auth.signOut()
    }
  })
})

describe('numbers that are hard to write', () => {
  test('let cognito-srp-helper in, whichever of A, B, u and S they are', async () => {
    const wanted = new Set(
      ['A', 'B', 'u', 'S'].flatMap((name) =>
        ['odd length', 'leading zero byte', 'high bit'].map((kind) => `${name}: ${kind}`),
      ),
    )
    const template = srpSession('ada')
    // With g = 2 the next A is twice the one before, so that walking through them costs nothing.
    let a = 2n ** 200n + 12_345n
    let aPublic = power(2n, a)
    for (let round = 0; round < 4_000 && wanted.size > 0; round++) {
      a += 1n
      aPublic = (aPublic * 2n) % N
      const session = { ...template, smallA: a.toString(16), largeA: aPublic.toString(16) }
      const { body } = await post(peer.url, 'InitiateAuth', {
        ClientId: CLIENT_ID,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME: 'ada', SRP_A: session.largeA },
      })
      const begun = body as { readonly ChallengeParameters: Record<string, string> }
      const { SRP_B = '', SALT = '' } = begun.ChallengeParameters
      const x = privateKey(`${REALM}ada`, PASSWORD, SALT)
      const { secretHex, scramblerHex } = sharedSecret({ x, a, aPublic, bPublicHex: SRP_B })
      const kinds = [
        ...hardships(session.largeA, 384).map((kind) => `A: ${kind}`),
        ...hardships(SRP_B, 384).map((kind) => `B: ${kind}`),
        ...hardships(scramblerHex, 32).map((kind) => `u: ${kind}`),
        ...hardships(secretHex, 384).map((kind) => `S: ${kind}`),
      ]
      if (!kinds.some((kind) => wanted.has(kind))) continue
      const { AuthenticationResult } = await finishSrp(peer, session, begun)
      expect(AuthenticationResult?.AccessToken, kinds.join(', ')).toBeTypeOf('string')
      for (const kind of kinds) wanted.delete(kind)
    }
    expect([...wanted]).toEqual([])
  })
})

describe('an A without a secret', () => {
  const zeros = { '0': '0', '00': '00', N: N.toString(16), '2N': (2n * N).toString(16) }
  test.each(Object.entries(zeros))('is refused: %s', async (_name, SRP_A) => {
    const answer = await post(peer.url, 'InitiateAuth', {
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_SRP_AUTH',
      AuthParameters: { USERNAME: 'ada', SRP_A },
    })
    expect(answer.status).toBe(400)
    const names = ['NotAuthorizedException', 'InvalidParameterException']
    expect(names).toContain(errorType(answer))
  })

  test.each(['', 'not hex', '-5', '0x10', 'f'.repeat(5_000), ' 12 ', null, 7, {}])(
    'is refused: %j',
    async (SRP_A) => {
      const answer = await post(peer.url, 'InitiateAuth', {
        ClientId: CLIENT_ID,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME: 'ada', SRP_A },
      })
      expect(answer.status).toBe(400)
      expect(errorType(answer)).toMatch(/Exception$/)
    },
  )
})

interface Passwords {
  readonly pools: Record<
    string,
    { readonly users: Record<string, { readonly password?: Record<string, string> }> }
  >
}

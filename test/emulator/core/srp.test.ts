import { randomBytes } from 'node:crypto'
import { createSrpSession, signSrpSession, wrapAuthChallenge } from 'cognito-srp-helper'
import { expect, test } from 'vitest'
import { modPow } from '../../../emulator/core/modular.js'
import { srpIdentity } from '../../../emulator/core/passwords.js'
import { computePublic, computeScrambler, computeVerifier, N } from '../../../emulator/core/srp.js'
import { CLIENT, PASSWORD, POOL, refusalOf, type Setting, setUp } from './setting.js'

type SrpSession = ReturnType<typeof createSrpSession>

const WRONG = 'NotAuthorizedException: Incorrect username or password.'

test('sign-ins with fresh random values all succeed, and the wrong password never does', async () => {
  const setting = setUp()
  for (let round = 0; round < 12; round += 1) {
    const body = await setting.srp('ann', PASSWORD)
    expect(body.AuthenticationResult.AccessToken).toEqual(expect.any(String))
  }
  expect(await refusalOf(setting.srp('ann', 'Wrong-horse-1'))).toBe(WRONG)
}, 60_000)

const EDGE_SALTS: readonly string[] = [
  '00000000000000000000000000000001',
  '000fedcba98765432100fedcba987654',
  '0080edcba98765432100fedcba987654',
  '7fffffffffffffffffffffffffffffff',
  '80000000000000000000000000000000',
  'ffffffffffffffffffffffffffffffff',
  'abc',
  '1',
]

test.each(EDGE_SALTS)('the salt %s signs in', async (saltHex) => {
  const setting = setUp()
  giveSalt(setting, PASSWORD, saltHex)
  expect((await setting.srp('ann', PASSWORD)).AuthenticationResult).toBeDefined()
})

const EDGE_PUBLIC: readonly (readonly [string, (hex: string) => boolean])[] = [
  ['of an odd number of digits', (hex) => hex.length === 767],
  ['with a leading zero byte', (hex) => hex.length <= 766],
  ['with its top bit set', (hex) => hex.length === 768 && hex[0]! >= '8'],
  ['with its top bit clear', (hex) => hex.length === 768 && hex[0]! < '8'],
]

test.each(EDGE_PUBLIC)('a server value %s signs in', async (_name, isEdge) => {
  const setting = setUp()
  const { verifierHex } = setting.ann.password!
  force(
    setting,
    findExponent((b) => isEdge(computePublic(verifierHex, b))),
  )
  expect((await setting.srp('ann', PASSWORD)).AuthenticationResult).toBeDefined()
})

test('a shared secret with a leading zero byte signs in', async () => {
  const setting = setUp()
  const session = createSrpSession('ann', PASSWORD, POOL, false)
  force(
    setting,
    findExponent((b) => sharedSecret(setting, session, b).length <= 766),
  )
  const { proof } = await exchange(setting, session)
  expect((await setting.call('RespondToAuthChallenge', proof)).AuthenticationResult).toBeDefined()
}, 60_000)

test.each([
  ['unicode', 'Pässwörd-🔑-密码1'],
  ['with colons', 'Aa1:bb:cc:-'],
  ['with blanks around it', ' Blank-ed1 '],
  ['of 256 characters', `Aa1-${'x'.repeat(252)}`],
])(
  'a password %s signs in by SRP and plainly, and its neighbour does not',
  async (_n, password) => {
    const setting = setUp()
    giveSalt(setting, password, randomBytes(16).toString('hex'))
    expect((await setting.srp('ann', password)).AuthenticationResult).toBeDefined()
    const plain = { USERNAME: 'ann', PASSWORD: password }
    expect((await setting.initiate('USER_PASSWORD_AUTH', plain)).AuthenticationResult).toBeDefined()
    expect(await refusalOf(setting.srp('ann', `${password.slice(0, -1)}y`))).toBe(WRONG)
  },
)

test.each([
  ['zero', '0'],
  ['N', N.toString(16)],
  ['twice N', (2n * N).toString(16)],
  ['longer than N', 'f'.repeat(780)],
  ['no number', 'xyz'],
])('an A that is %s is refused', async (_name, SRP_A) => {
  const { initiate } = setUp()
  const refused = await refusalOf(initiate('USER_SRP_AUTH', { USERNAME: 'ann', SRP_A }))
  expect(refused).toBe('InvalidParameterException: Invalid SRP_A parameter.')
})

test('a proof counts once, right or wrong', async () => {
  const setting = setUp()
  const { proof } = await exchange(setting, createSrpSession('ann', PASSWORD, POOL, false))
  await setting.call('RespondToAuthChallenge', proof)
  expect(await setting.refusal('RespondToAuthChallenge', proof)).toBe(WRONG)

  const other = await exchange(setting, createSrpSession('ann', PASSWORD, POOL, false))
  const spoilt = structuredClone(other.proof)
  spoilt.ChallengeResponses.PASSWORD_CLAIM_SIGNATURE = Buffer.alloc(32).toString('base64')
  expect(await setting.refusal('RespondToAuthChallenge', spoilt)).toBe(WRONG)
  expect(await setting.refusal('RespondToAuthChallenge', other.proof)).toBe(WRONG)
})

test('a proof is of one user, one client and a few minutes', async () => {
  const setting = setUp({
    clients: [{ id: CLIENT }, { id: 'other' }],
    users: [
      { username: 'ann', password: PASSWORD },
      { username: 'bob', password: PASSWORD },
    ],
  })
  const { proof } = await exchange(setting, createSrpSession('ann', PASSWORD, POOL, false))
  const foreign = { ...proof, ClientId: 'other' }
  expect(await setting.refusal('RespondToAuthChallenge', foreign)).toBe(WRONG)
  const swapped = structuredClone(proof)
  swapped.ChallengeResponses.USERNAME = 'bob'
  expect(await setting.refusal('RespondToAuthChallenge', swapped)).toBe(WRONG)
  setting.world.clock.advance(180_001)
  expect(await setting.refusal('RespondToAuthChallenge', proof)).toBe(
    'NotAuthorizedException: Invalid session for the user, session is expired.',
  )
})

test.each([
  ['a day with a zero before it', 'Sat Sep 05 09:08:07 UTC 2026'],
  ['the wrong weekday', 'Mon Sep 5 09:08:07 UTC 2026'],
  ['a day that does not exist', 'Mon Feb 30 09:08:07 UTC 2026'],
  ['another form', '2026-09-05T09:08:07Z'],
])('a TIMESTAMP with %s is refused although it is signed', async (_name, timestamp) => {
  const setting = setUp()
  const session = createSrpSession('ann', PASSWORD, POOL, false)
  const { proof } = await exchange(setting, { ...session, timestamp })
  expect(proof.ChallengeResponses.TIMESTAMP).toBe(timestamp)
  expect(await setting.refusal('RespondToAuthChallenge', proof)).toBe(WRONG)
})

test('a Session that was never given is refused beside a right proof', async () => {
  const setting = setUp()
  const { proof } = await exchange(setting, createSrpSession('ann', PASSWORD, POOL, false))
  const refused = await setting.refusal('RespondToAuthChallenge', {
    ...proof,
    Session: 'invented'.repeat(4),
  })
  expect(refused).toBe('NotAuthorizedException: Invalid session for the user.')
})

test('nobody signs in by SRP to an account without a password', async () => {
  const setting = setUp({ users: [{ username: 'ann' }] })
  expect(setting.ann.password).toBeUndefined()
  expect(await refusalOf(setting.srp('ann', PASSWORD))).toBe(WRONG)
})

/** Starts an exchange and returns the proof, not yet sent. */
async function exchange(setting: Setting, session: SrpSession) {
  const given = await setting.initiate('USER_SRP_AUTH', {
    USERNAME: session.username,
    SRP_A: session.largeA,
  })
  expect(given.Session).toBeUndefined()
  return { given, proof: proofOf(session, given) }
}

function proofOf(session: SrpSession, given: object) {
  const name = session.username
  const proof = wrapAuthChallenge(signSrpSession(session, given), {
    ClientId: CLIENT,
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeResponses: { USERNAME: name },
  })
  return proof as typeof proof & { ChallengeResponses: Record<string, string> }
}

function giveSalt({ pool, ann }: Setting, password: string, saltHex: string): void {
  const verifierHex = computeVerifier(srpIdentity(pool, ann), password, saltHex)
  ann.password = { saltHex, verifierHex, expiresAt: undefined }
}

/** Makes the server's next secret exponent this one. */
function force({ world }: Setting, bHex: string): void {
  Object.assign(world, {
    random: (bytes: number) => (bytes === 32 ? Buffer.from(bHex, 'hex') : randomBytes(bytes)),
  })
}

function findExponent(isWanted: (bHex: string) => boolean): string {
  for (;;) {
    const bHex = randomBytes(32).toString('hex')
    if (isWanted(bHex)) return bHex
  }
}

/** S as the client computes it, (g^b)^(a + ux): here from the server's side, with numbers only. */
function sharedSecret({ ann }: Setting, session: SrpSession, bHex: string): string {
  const { verifierHex } = ann.password!
  const a = BigInt(`0x${session.largeA}`)
  const u = computeScrambler(session.largeA, computePublic(verifierHex, bHex))
  const base = (a * modPow(BigInt(`0x${verifierHex}`), u, N)) % N
  return modPow(base, BigInt(`0x${bHex}`), N).toString(16)
}

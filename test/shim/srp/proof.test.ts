import { createDiffieHellman, getDiffieHellman, randomBytes } from 'node:crypto'
import { createSrpSession, signSrpSession } from 'cognito-srp-helper'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { computePublic, computeSignature, computeVerifier } from '../../../emulator/core/srp.js'
import { createEphemeral, type Ephemeral, publicHex } from '../../../shim/core/srp/ephemeral.js'
import { group } from '../../../shim/core/srp/group.js'
import type { SrpIdentity } from '../../../shim/core/srp/private-key.js'
import { prove } from '../../../shim/core/srp/prove.js'
import {
  hardships,
  privateKey,
  sharedSecret,
} from '../../emulator/qualification/clients/srp-values.js'

const { N } = group()
const identity: SrpIdentity = { realm: 'Example1', name: 'ada' }
const PASSWORD = 'Correct-horse-1'
const TIMESTAMP = 'Fri Nov 5 09:08:07 UTC 2026'
const hex = (bytes: number) => randomBytes(bytes).toString('hex')

/** What the local Cognito knows of an exchange; its SRP is another author's, on node:crypto. */
interface Server {
  readonly saltHex: string
  readonly verifierHex: string
  readonly bHex: string
  readonly secretBlock: Buffer
}

function serve(password: string, given: Partial<Server> = {}): Server {
  const { saltHex = hex(16), bHex = hex(32) } = given
  const verifierHex = computeVerifier(identity, password, saltHex)
  return { saltHex, bHex, verifierHex, secretBlock: randomBytes(240), ...given }
}

function challengeOf({ saltHex, verifierHex, bHex, secretBlock }: Server) {
  return {
    SALT: saltHex,
    SRP_B: computePublic(verifierHex, bHex),
    SECRET_BLOCK: secretBlock.toString('base64'),
  }
}

function expectedBy(server: Server, ephemeral: Ephemeral): string {
  const bPublicHex = computePublic(server.verifierHex, server.bHex)
  const aHex = publicHex(ephemeral)
  const signature = { ...server, who: identity, aHex, bPublicHex, timestamp: TIMESTAMP }
  return computeSignature(signature).toString('base64')
}

function proofTo(server: Server, ephemeral: Ephemeral, secret = PASSWORD): string {
  const challenge = challengeOf(server)
  return prove({ identity, secret, ephemeral, challenge, timestamp: TIMESTAMP })
}

test('two hundred proofs with fresh numbers are what the local Cognito expects', () => {
  for (let round = 0; round < 200; round++) {
    const server = serve(PASSWORD)
    const ephemeral = createEphemeral(randomBytes)
    expect(proofTo(server, ephemeral), JSON.stringify(server)).toBe(expectedBy(server, ephemeral))
  }
})

test('a wrong password never makes the proof', () => {
  const ephemeral = createEphemeral(randomBytes)
  for (const wrong of [
    'correct-horse-1',
    'Correct-horse-1 ',
    '',
    'Correct-horse-',
    ':',
    PASSWORD + PASSWORD,
  ]) {
    const server = serve(PASSWORD)
    expect(proofTo(server, ephemeral, wrong)).not.toBe(expectedBy(server, ephemeral))
  }
})

test.each([
  '00000000000000000000000000000001',
  '000fedcba98765432100fedcba987654',
  '0080edcba98765432100fedcba987654',
  '7fffffffffffffffffffffffffffffff',
  '80000000000000000000000000000000',
  'FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF',
  'abc',
  '1',
  '0',
])('the salt %s makes the proof', (saltHex) => {
  const server = serve(PASSWORD, { saltHex })
  const ephemeral = createEphemeral(randomBytes)
  expect(proofTo(server, ephemeral)).toBe(expectedBy(server, ephemeral))
})

test.each([
  ['unicode', 'Pässwörd-🔑-密码1'],
  ['colons', 'Aa1:bb:cc:-'],
  ['blanks around it', ' Blank-ed1 '],
  ['a zero character', 'Nul\u0000-in1'],
  ['256 characters', `Aa1-${'x'.repeat(252)}`],
])('a password with %s makes the proof', (_what, password) => {
  const server = serve(password)
  const ephemeral = createEphemeral(randomBytes)
  expect(proofTo(server, ephemeral, password)).toBe(expectedBy(server, ephemeral))
})

describe('numbers that are hard to write', () => {
  const kinds = ['odd length', 'leading zero byte', 'high bit']
  const wanted = new Set(
    ['A', 'B', 'u', 'S'].flatMap((name) => kinds.map((kind) => `${name}: ${kind}`)),
  )

  test('make the proof, whichever of A, B, u and S they are', () => {
    const saltHex = hex(16)
    const x = privateKey(`${identity.realm}${identity.name}`, PASSWORD, saltHex)
    const verifierHex = computeVerifier(identity, PASSWORD, saltHex)
    for (let round = 0; round < 3_000 && wanted.size > 0; round++) {
      const server = serve(PASSWORD, { saltHex, verifierHex })
      const ephemeral = nextEphemeral()
      const bPublicHex = computePublic(verifierHex, server.bHex)
      const { secretHex, scramblerHex } = sharedSecret({
        x,
        a: ephemeral.secret,
        aPublic: ephemeral.public,
        bPublicHex,
        power: opensslPower,
      })
      const found = [
        ...hardships(publicHex(ephemeral), 384).map((kind) => `A: ${kind}`),
        ...hardships(bPublicHex, 384).map((kind) => `B: ${kind}`),
        ...hardships(scramblerHex, 32).map((kind) => `u: ${kind}`),
        ...hardships(secretHex, 384).map((kind) => `S: ${kind}`),
      ]
      if (!found.some((kind) => wanted.delete(kind))) continue
      for (const kind of found) wanted.delete(kind)
      expect(proofTo(server, ephemeral), found.join(', ')).toBe(expectedBy(server, ephemeral))
    }
    expect([...wanted]).toEqual([])
  })
})

test('is the proof that cognito-srp-helper makes of the same numbers', () => {
  const ephemeral = createEphemeral(randomBytes)
  const server = serve(PASSWORD)
  const session = {
    ...createSrpSession('ada', PASSWORD, 'eu-west-1_Example1', false),
    smallA: ephemeral.secret.toString(16),
    largeA: publicHex(ephemeral),
    timestamp: TIMESTAMP,
  }
  const ChallengeParameters = { ...challengeOf(server), USER_ID_FOR_SRP: 'ada' }
  const signed = signSrpSession(session, { ChallengeParameters } as never)
  expect(proofTo(server, ephemeral)).toBe(signed.passwordSignature)
})

describe('numbers of a server that has no secret', () => {
  const server = serve(PASSWORD)
  const ephemeral = createEphemeral(randomBytes)
  const attempt = (changes: object) => () =>
    prove({
      identity,
      secret: PASSWORD,
      ephemeral,
      challenge: { ...challengeOf(server), ...changes },
      timestamp: TIMESTAMP,
    })

  const zeros = { '0': '0', '00': '00', N: N.toString(16), '2N': (2n * N).toString(16) }
  test.each(Object.entries(zeros))('are refused: B = %s', (_name, SRP_B) => {
    expect(attempt({ SRP_B })).toThrow(/B is zero/)
  })

  test.each([
    { SRP_B: undefined },
    { SRP_B: 'not hex' },
    { SRP_B: '' },
    { SALT: undefined },
    { SALT: '-1' },
    { SECRET_BLOCK: 'not base64' },
  ])('are refused: %j', (changes) => {
    expect(attempt(changes)).toThrow(/not complete/)
    expect(attempt(changes)).toThrow(expect.objectContaining({ name: 'SignInException' }))
  })

  test('are refused without a word about the password', () => {
    try {
      attempt({ SRP_B: '0' })()
      expect.unreachable()
    } catch (error) {
      expect(JSON.stringify({ ...(error as Error), message: String(error) })).not.toContain(
        PASSWORD,
      )
    }
  })
})

test('random bytes that are zeros make no A', () => {
  expect(() => createEphemeral((length) => new Uint8Array(length))).toThrow(/random bytes/)
})

test('a host without BigInt makes no A, and says why', () => {
  vi.stubGlobal('BigInt', undefined)
  onTestFinished(() => void vi.unstubAllGlobals())
  expect(() => createEphemeral(randomBytes)).toThrow(
    expect.objectContaining({
      name: 'SignInException',
      message: expect.stringContaining('BigInt'),
    }),
  )
})

test('A has 256 bits of randomness and is never the same twice', () => {
  const asked: number[] = []
  const random = (length: number) => {
    asked.push(length)
    return randomBytes(length)
  }
  expect(createEphemeral(random).public).not.toBe(createEphemeral(random).public)
  expect(asked).toEqual([32, 32])
})

let last: Ephemeral | undefined

/** With the base 2 the next A is twice the one before: walking through them costs nothing. */
function nextEphemeral(): Ephemeral {
  last =
    last === undefined
      ? createEphemeral(randomBytes)
      : { secret: last.secret + 1n, public: (last.public * 2n) % N }
  return last
}

const prime = getDiffieHellman('modp15').getPrime()

function opensslPower(base: bigint, exponent: bigint): bigint {
  const group = createDiffieHellman(prime, 2)
  group.setPrivateKey(bytesOf(exponent))
  return BigInt(`0x${group.computeSecret(bytesOf(base)).toString('hex')}`)
}

function bytesOf(value: bigint): Buffer {
  const digits = value.toString(16)
  return Buffer.from(digits.length % 2 === 1 ? `0${digits}` : digits, 'hex')
}

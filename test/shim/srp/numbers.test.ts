import { createDiffieHellman, createHash, getDiffieHellman } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { group } from '../../../shim/core/srp/group.js'
import { readInteger, signedBytes } from '../../../shim/core/srp/integer.js'
import { powerOf, powerOfTwo } from '../../../shim/core/srp/power.js'

const { N, k } = group()
const prime = getDiffieHellman('modp15').getPrime('hex')

test('the group is number 15 of RFC 3526, and k its hash with the generator', () => {
  expect(N.toString(16)).toBe(prime)
  const hash = createHash('sha256').update(`00${prime}02`, 'hex').digest('hex')
  expect(k.toString(16)).toBe(hash)
})

test('powers are those of OpenSSL', () => {
  const integer = (bytes: number) => fc.uint8Array({ minLength: bytes, maxLength: bytes })
  fc.assert(
    fc.property(integer(32), integer(384), integer(65), (small, base, large) => {
      const exponents = [small, large].map((bytes) => integerIn(bytes) | 1n) as [bigint, bigint]
      expect(powerOfTwo(exponents[0], 256)).toBe(opensslPower(2n, exponents[0]))
      const reduced = (integerIn(base) % (N - 3n)) + 2n
      expect(powerOf(reduced, exponents[1], 520)).toBe(opensslPower(reduced, exponents[1]))
    }),
    { numRuns: 20 },
  )
})

test('powers of exponents that are shorter than they may be are the same', () => {
  for (const exponent of [0n, 1n, 2n, 15n, 16n, 0x10000n]) {
    expect(powerOfTwo(exponent, 256)).toBe(2n ** exponent % N)
    expect(powerOf(7n, exponent % 100n, 513)).toBe(7n ** (exponent % 100n) % N)
  }
})

// What the sources of v5 and v6 document for their padding, and its neighbours.
test.each([
  [0n, '00'],
  [20n, '14'],
  [56n, '38'],
  [127n, '7f'],
  [128n, '0080'],
  [200n, '00c8'],
  [236n, '00ec'],
  [255n, '00ff'],
  [256n, '0100'],
  [0x7fffn, '7fff'],
  [0x8000n, '008000'],
  [0xfffn, '0fff'],
])('%d is hashed as %s', (integer, hex) => {
  expect(Buffer.from(signedBytes(integer)).toString('hex')).toBe(hex)
})

test.each(['', '0x10', '-5', ' 12', 'not hex', '12 ', null, undefined, 7, {}])(
  '%j is no integer in hex',
  (text) => {
    expect(readInteger(text)).toBeNull()
  },
)

function opensslPower(base: bigint, exponent: bigint): bigint {
  const generator = createDiffieHellman(prime, 'hex', 2)
  generator.setPrivateKey(evenHex(exponent), 'hex')
  return BigInt(`0x${generator.computeSecret(evenHex(base), 'hex', 'hex')}`)
}

function evenHex(value: bigint): string {
  const hex = value.toString(16)
  return hex.length % 2 === 1 ? `0${hex}` : hex
}

function integerIn(bytes: Uint8Array): bigint {
  return BigInt(`0x0${Buffer.from(bytes).toString('hex')}`)
}

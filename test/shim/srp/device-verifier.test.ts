import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { readVerifier } from '../../../emulator/core/devices.js'
import { computePublic, computeSignature } from '../../../emulator/core/srp.js'
import { createDeviceVerifier } from '../../../shim/core/srp/device-verifier.js'
import { createEphemeral, publicHex } from '../../../shim/core/srp/ephemeral.js'
import { prove } from '../../../shim/core/srp/prove.js'

const identity = { realm: '-a1B2c3D4', name: 'eu-west-1_11111111-2222-4333-8444-555555555555' }
const timestamp = 'Fri Nov 5 09:08:07 UTC 2026'

// Salts that begin with a zero byte, or with a set bit, are the ones that get padded wrongly.
test.each(['00', '0000', '7f', '80', 'ff'])(
  'a device whose salt begins with %s proves what ConfirmDevice was given',
  (start) => {
    const random = (length: number) => {
      const bytes = randomBytes(length)
      if (length === 16) bytes.set(Buffer.from(start, 'hex'))
      return bytes
    }
    const { randomPassword, salt, verifier } = createDeviceVerifier(identity, random)
    expect(Buffer.from(randomPassword, 'base64')).toHaveLength(40)
    const { saltHex, verifierHex } = readVerifier(salt, verifier)

    const ephemeral = createEphemeral(randomBytes)
    const bHex = randomBytes(32).toString('hex')
    const secretBlock = randomBytes(240)
    const bPublicHex = computePublic(verifierHex, bHex)
    const challenge = {
      SALT: saltHex,
      SRP_B: bPublicHex,
      SECRET_BLOCK: secretBlock.toString('base64'),
    }
    const proof = (secret: string) => prove({ identity, secret, ephemeral, challenge, timestamp })
    const expected = computeSignature({
      who: identity,
      verifierHex,
      aHex: publicHex(ephemeral),
      bHex,
      bPublicHex,
      secretBlock,
      timestamp,
    }).toString('base64')
    expect(proof(randomPassword)).toBe(expected)
    expect(proof(randomPassword.toLowerCase())).not.toBe(expected)
  },
)

test('salt and verifier have a zero byte in front where their top bit is set, and none else', () => {
  for (let round = 0; round < 40; round++) {
    const { salt, verifier } = createDeviceVerifier(identity, randomBytes)
    for (const bytes of [Buffer.from(salt, 'base64'), Buffer.from(verifier, 'base64')]) {
      expect(bytes[0]! < 0x80).toBe(true)
      expect(bytes[0] === 0 && bytes[1]! < 0x80).toBe(false)
    }
  }
})

import { hmac } from '@noble/hashes/hmac'
import { sha256 } from '@noble/hashes/sha2'
import { fromBase64, toBase64 } from '../bytes/base64.js'
import { joinBytes } from '../bytes/hex.js'
import { utf8Bytes } from '../bytes/utf8.js'
import { Fault } from '../fault.js'
import { EPHEMERAL_BITS, type Ephemeral } from './ephemeral.js'
import { group } from './group.js'
import { hashedInteger, readInteger, signedBytes } from './integer.js'
import { powerOf, powerOfTwo } from './power.js'
import { privateKey, type SrpIdentity } from './private-key.js'

/** What a proof is made of. */
export interface SrpProof {
  readonly identity: SrpIdentity
  /** The password, or the secret of the device. */
  readonly secret: string
  readonly ephemeral: Ephemeral
  /** `SRP_B`, `SALT` and `SECRET_BLOCK` as the service has sent them. */
  readonly challenge: Readonly<Record<string, string | undefined>>
  /** As `timestampOf` writes it. */
  readonly timestamp: string
}

const HASH_BITS = 256
/** Those of a + ux, where u and x are hashes. */
const EXPONENT_BITS = Math.max(EPHEMERAL_BITS, 2 * HASH_BITS) + 1

/**
 * The signature that shows the service that somebody has the secret, in base64.
 *
 * @throws Fault `SignInException` where the service's numbers are no challenge: B or u is zero, or
 * something is missing. Whoever sends such numbers does not want to know whether the secret is right.
 */
export function prove({ identity, secret, ephemeral, challenge, timestamp }: SrpProof): string {
  const B = readInteger(challenge.SRP_B)
  const salt = readInteger(challenge.SALT)
  const block = fromBase64(challenge.SECRET_BLOCK ?? '')
  if (B === null || salt === null || block === null) throw unusable('They are not complete.')
  if (B % group().N === BigInt(0)) throw unusable('B is zero.')
  const u = hashedInteger(signedBytes(ephemeral.public), signedBytes(B))
  if (u === BigInt(0)) throw unusable('u is zero.')
  const key = sessionKey(sharedSecret(privateKey(identity, secret, salt), ephemeral, B, u), u)
  const signed = [identity.realm, identity.name].map(utf8Bytes)
  return toBase64(hmac(sha256, key, joinBytes(...signed, block, utf8Bytes(timestamp))))
}

/** S = (B - k * 2^x)^(a + ux) */
function sharedSecret(x: bigint, ephemeral: Ephemeral, B: bigint, u: bigint): bigint {
  const { N, k } = group()
  const base = (B - k * powerOfTwo(x, HASH_BITS)) % N
  return powerOf(base < BigInt(0) ? base + N : base, ephemeral.secret + u * x, EXPONENT_BITS)
}

/** HKDF of RFC 5869, whose first round gives more than is needed here. */
function sessionKey(S: bigint, u: bigint): Uint8Array {
  const pseudoRandomKey = hmac(sha256, signedBytes(u), signedBytes(S))
  const info = utf8Bytes('Caldera Derived Key\u0001')
  return hmac(sha256, pseudoRandomKey, info).slice(0, 16)
}

function unusable(why: string): Fault {
  return new Fault({
    name: 'SignInException',
    message: `The numbers that the service has answered SRP_A with cannot be used. ${why}`,
    recovery: 'Check that the endpoint is the user pool, then sign in again.',
  })
}

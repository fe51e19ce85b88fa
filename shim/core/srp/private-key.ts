import { sha256 } from '@noble/hashes/sha2'
import { utf8Bytes } from '../bytes/utf8.js'
import { hashedInteger, signedBytes } from './integer.js'

/** Who proves a secret: somebody in a user pool, or a device in its group. */
export interface SrpIdentity {
  /** The id of the user pool after its underscore, or the key of the device's group. */
  readonly realm: string
  /** `USER_ID_FOR_SRP`, or the key of the device. */
  readonly name: string
}

/** x, which stands for a secret under a salt. */
export function privateKey({ realm, name }: SrpIdentity, secret: string, salt: bigint): bigint {
  const inner = sha256(utf8Bytes(`${realm}${name}:${secret}`))
  return hashedInteger(signedBytes(salt), inner)
}

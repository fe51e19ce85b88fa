import { sha256 } from '@noble/hashes/sha2'
import { fromHex, joinBytes, toHex } from '../bytes/hex.js'

/**
 * The bytes that stand for an integer wherever SRP hashes one: the shortest two's complement, so a
 * zero byte in front where the top bit is set, and none otherwise.
 */
export function signedBytes(integer: bigint): Uint8Array {
  const hex = integer.toString(16)
  const even = hex.length % 2 === 1 ? `0${hex}` : hex
  return fromHex(/^[89a-f]/.test(even) ? `00${even}` : even)
}

/** The integer that bytes stand for, without a sign. */
export function integerOf(bytes: Uint8Array): bigint {
  return BigInt(`0x0${toHex(bytes)}`)
}

/** The integer that hex digits stand for; null where they are none. */
export function readInteger(hex: unknown): bigint | null {
  return typeof hex === 'string' && /^[0-9a-f]+$/i.test(hex) ? BigInt(`0x${hex}`) : null
}

/** SHA-256 of bytes in a row, as an integer. */
export function hashedInteger(...parts: readonly Uint8Array[]): bigint {
  return integerOf(sha256(joinBytes(...parts)))
}

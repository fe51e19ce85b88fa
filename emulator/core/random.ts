import type { World } from './model.js'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** A version 4 uuid. */
export function uuid(world: World): string {
  const bytes = Uint8Array.from(world.random(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Buffer.from(bytes).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Letters and digits, as pool and client ids have them. */
export function letters(world: World, count: number): string {
  return Array.from(world.random(count), (byte) => LETTERS[byte % LETTERS.length]).join('')
}

/** Text that says nothing to whoever holds it, as sessions and secret blocks are. */
export function opaque(world: World, bytes: number): string {
  return Buffer.from(world.random(bytes)).toString('base64url')
}

/** A code of so many digits. */
export function digits(world: World, count: number): string {
  const value = Buffer.from(world.random(8)).readBigUInt64BE() % 10n ** BigInt(count)
  return value.toString().padStart(count, '0')
}

/** Hexadecimal text of so many random bytes. */
export function hex(world: World, bytes: number): string {
  return Buffer.from(world.random(bytes)).toString('hex')
}

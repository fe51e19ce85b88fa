import { createHash, createHmac, getDiffieHellman, hkdfSync } from 'node:crypto'
import { createPowers, modPow } from './modular.js'

/** RFC 3526 group 15. Cognito's generator is 2, not the 5 of RFC 5054. */
export const N: bigint = toBigInt(getDiffieHellman('modp15').getPrime('hex'))
const g = 2n
const k = hashInteger(hexOf(N), hexOf(g))
const powersOfG = createPowers(g, N)
const LONGEST_HEX = 768

/** What SRP hashes as the person's name: a user's pool and name, or a device's group and key. */
export interface SrpIdentity {
  /** The pool id after its underscore, or the device group key. */
  readonly realm: string
  /** The username of USER_ID_FOR_SRP, or the device key. */
  readonly name: string
}

/** The verifier of a password: what the server keeps in its place. */
export function computeVerifier(who: SrpIdentity, password: string, saltHex: string): string {
  const inner = sha256(Buffer.from(`${who.realm}${who.name}:${password}`, 'utf8'))
  const x = toBigInt(sha256(Buffer.concat([signed(saltHex), inner])).toString('hex'))
  return powersOfG(x).toString(16)
}

/** The server's public value: B = kv + g^b. */
export function computePublic(verifierHex: string, bHex: string): string {
  return ((k * toBigInt(verifierHex) + powersOfG(toBigInt(bHex))) % N).toString(16)
}

/** Reads the client's A; `undefined` where it is no number, too long, or zero mod N. */
export function readClientPublic(text: string): string | undefined {
  if (text.length > LONGEST_HEX + 2 || !/^[0-9a-f]+$/i.test(text)) return undefined
  const a = toBigInt(text)
  return a % N === 0n || a >= N * 2n ? undefined : a.toString(16)
}

/** The signature that a client who knows the password sends. */
export function computeSignature(options: {
  readonly who: SrpIdentity
  readonly verifierHex: string
  readonly aHex: string
  readonly bHex: string
  readonly bPublicHex: string
  readonly secretBlock: Uint8Array
  readonly timestamp: string
}): Buffer {
  const { who, aHex } = options
  const u = computeScrambler(aHex, options.bPublicHex)
  const b = toBigInt(options.bHex)
  const shared = modPow(toBigInt(aHex) * modPow(toBigInt(options.verifierHex), u, N), b, N)
  const key = hkdfSync(
    'sha256',
    signed(shared.toString(16)),
    signed(u.toString(16)),
    'Caldera Derived Key',
    16,
  )
  return createHmac('sha256', Buffer.from(key))
    .update(who.realm, 'utf8')
    .update(who.name, 'utf8')
    .update(options.secretBlock)
    .update(options.timestamp, 'utf8')
    .digest()
}

/** u = H(A | B). */
export function computeScrambler(aHex: string, bPublicHex: string): bigint {
  return hashInteger(aHex, bPublicHex)
}

/** Whether u or B is zero, which would make the password irrelevant. */
export function isDegenerate(aHex: string, bPublicHex: string): boolean {
  return computeScrambler(aHex, bPublicHex) === 0n || toBigInt(bPublicHex) === 0n
}

/** An integer as both clients hash it: shortest two's complement, so one 00 before a high top bit. */
function signed(integerHex: string): Buffer {
  const digits = integerHex.replace(/^0+/, '')
  const even = digits.length % 2 === 1 ? `0${digits}` : digits
  if (even === '') return Buffer.from([0])
  return Buffer.from(Number.parseInt(even[0]!, 16) >= 8 ? `00${even}` : even, 'hex')
}

function hashInteger(left: string, right: string): bigint {
  return toBigInt(sha256(Buffer.concat([signed(left), signed(right)])).toString('hex'))
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

function hexOf(value: bigint): string {
  return value.toString(16)
}

function toBigInt(hex: string): bigint {
  return BigInt(`0x${hex === '' ? '0' : hex}`)
}

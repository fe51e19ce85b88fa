import { createHash, getDiffieHellman } from 'node:crypto'

/** The group of Cognito: RFC 3526 number 15 with the generator 2. */
export const N: bigint = BigInt(`0x${getDiffieHellman('modp15').getPrime('hex')}`)

/** The verifier that an administrator would store for a password under a salt of the test's choice. */
export function verifierOf(who: string, password: string, saltHex: string): string {
  return verifier(privateKey(who, password, saltHex)).toString(16)
}

/** The secret that both sides arrive at, from the client's side, and the u on the way to it. */
export function sharedSecret(options: {
  readonly x: bigint
  readonly a: bigint
  readonly aPublic: bigint
  readonly bPublicHex: string
  /** A faster way to raise a number to an exponent modulo N. */
  readonly power?: typeof power
}): { readonly secretHex: string; readonly scramblerHex: string } {
  const { x, a, aPublic, bPublicHex } = options
  const raise = options.power ?? power
  const u = hash(aPublic.toString(16), bPublicHex)
  const base = (number(bPublicHex) - K * verifier(x)) % N
  const secret = raise((base + N) % N, a + u * x)
  return { secretHex: secret.toString(16), scramblerHex: u.toString(16) }
}

/** base to the exponent, modulo N. */
export function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (const bit of exponent.toString(2)) {
    result = (result * result) % N
    if (bit === '1') result = (result * base) % N
  }
  return result
}

/** What is hard about a number of so many bytes, for whoever pads or signs its bytes wrongly. */
export function hardships(hex: string, bytes: number): readonly string[] {
  const full = hex.padStart(bytes * 2, '0')
  return [
    ...(hex.length % 2 === 1 ? ['odd length'] : []),
    ...(full.startsWith('00') ? ['leading zero byte'] : []),
    ...(/^[89a-f]/.test(full) ? ['high bit'] : []),
  ]
}

/** x, which stands for the password. */
export function privateKey(who: string, password: string, saltHex: string): bigint {
  const inner = createHash('sha256').update(`${who}:${password}`, 'utf8').digest('hex')
  return number(
    createHash('sha256')
      .update(`${minimal(saltHex)}${inner}`, 'hex')
      .digest('hex'),
  )
}

const K = hash(N.toString(16), '2')
const verifiers = new Map<bigint, bigint>()

/** g to the x, once for each x: a test asks for the same one hundreds of times. */
function verifier(x: bigint): bigint {
  const known = verifiers.get(x) ?? power(2n, x)
  verifiers.set(x, known)
  return known
}

function hash(left: string, right: string): bigint {
  const digest = createHash('sha256').update(`${minimal(left)}${minimal(right)}`, 'hex')
  return number(digest.digest('hex'))
}

/** Shortest two's complement of a positive number, as hex. */
function minimal(hex: string): string {
  const digits = number(hex).toString(16)
  const even = digits.length % 2 === 1 ? `0${digits}` : digits
  return /^[89a-f]/.test(even) ? `00${even}` : even
}

function number(hex: string): bigint {
  return BigInt(`0x${hex}`)
}

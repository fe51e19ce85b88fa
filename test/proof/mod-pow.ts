import { createDiffieHellman, type DiffieHellman } from 'node:crypto'

/** The big numbers of both majors. */
interface BigNumber {
  toString(radix: number): string
  readonly constructor: new (text: string, radix: number) => BigNumber
}

/**
 * `this` to the exponent, modulo, by OpenSSL: the secret of a key exchange is that very number. The
 * callback is how both majors ask.
 */
export function modPow(
  this: BigNumber,
  exponent: BigNumber,
  modulus: BigNumber,
  callback?: (error: null, result: BigNumber) => void,
): BigNumber {
  const text = modulus.toString(16)
  const exchange = exchanges.get(text) ?? createDiffieHellman(text, 'hex')
  exchanges.set(text, exchange)
  exchange.setPrivateKey(even(exponent.toString(16)), 'hex')
  const base = remainder(parse(this.toString(16)), parse(text)).toString(16)
  const result = new this.constructor(exchange.computeSecret(even(base), 'hex', 'hex'), 16)
  callback?.(null, result)
  return result
}

/** The one group that Cognito uses is checked once. */
const exchanges = new Map<string, DiffieHellman>()

function even(hex: string): string {
  return hex.length % 2 === 0 ? hex : `0${hex}`
}

function parse(hex: string): bigint {
  return hex.startsWith('-') ? -BigInt(`0x${hex.slice(1)}`) : BigInt(`0x${hex}`)
}

function remainder(value: bigint, modulus: bigint): bigint {
  return ((value % modulus) + modulus) % modulus
}

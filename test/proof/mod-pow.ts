/** The big numbers of both majors. */
interface BigNumber {
  toString(radix: number): string
  readonly constructor: new (text: string, radix: number) => BigNumber
}

/** `this` to the exponent, modulo, by the numbers of the language; the callback is how they ask. */
export function modPow(
  this: BigNumber,
  exponent: BigNumber,
  modulus: BigNumber,
  callback?: (error: null, result: BigNumber) => void,
): BigNumber | undefined {
  const [base, e, m] = [this, exponent, modulus].map((n) => parse(n.toString(16))) as Numbers
  const result = new this.constructor(power(((base % m) + m) % m, e, m).toString(16), 16)
  callback?.(null, result)
  return result
}

type Numbers = [bigint, bigint, bigint]

function parse(hex: string): bigint {
  return hex.startsWith('-') ? -BigInt(`0x${hex.slice(1)}`) : BigInt(`0x${hex}`)
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let square = base
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

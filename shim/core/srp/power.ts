import { group } from './group.js'

/**
 * 2 to an exponent, modulo N. Multiplying by the base is a shift, so that all that this costs is one
 * squaring for each bit.
 *
 * The number of squarings depends on `bits` alone. How long each takes is up to the engine's
 * `bigint`, which nothing written in JavaScript can make constant.
 *
 * @param bits - how many bits the exponent may have; at least as many as it has
 */
export function powerOfTwo(exponent: bigint, bits: number): bigint {
  const { N } = group()
  let power = BigInt(1)
  for (const bit of exponent.toString(2).padStart(bits, '0')) {
    power = ((power * power) << BigInt(bit)) % N
  }
  return power
}

/**
 * A base to an exponent, modulo N. Takes four bits at a time and multiplies for each four, zeros too:
 * the number of multiplications depends on `bits` alone.
 *
 * @param bits - how many bits the exponent may have; at least as many as it has
 */
export function powerOf(base: bigint, exponent: bigint, bits: number): bigint {
  const { N } = group()
  const small = smallPowers(base, N)
  let power = BigInt(1)
  for (const digit of exponent.toString(16).padStart(Math.ceil(bits / 4), '0')) {
    for (let bit = 0; bit < 4; bit++) power = (power * power) % N
    power = (power * small[Number.parseInt(digit, 16)]!) % N
  }
  return power
}

/** A base to 0, 1, ... 15, modulo N. */
function smallPowers(base: bigint, N: bigint): readonly bigint[] {
  const powers = [BigInt(1)]
  while (powers.length < 16) powers.push((powers[powers.length - 1]! * base) % N)
  return powers
}

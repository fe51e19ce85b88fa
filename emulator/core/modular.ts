const WINDOW = 4n
const MASK = 15n

/** base^exponent mod modulus, four bits at a time. */
export function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const powers: bigint[] = [1n, base % modulus]
  for (let at = 2; at < 16; at += 1) powers.push((powers[at - 1]! * powers[1]!) % modulus)
  let result = 1n
  for (const digit of exponent.toString(16)) {
    for (let bit = 0n; bit < WINDOW; bit += 1n) result = (result * result) % modulus
    const value = Number.parseInt(digit, 16)
    if (value > 0) result = (result * powers[value]!) % modulus
  }
  return result
}

/**
 * Raises one fixed base, keeping base^(d * 16^i): an exponent of 256 bits then costs 64
 * multiplications and no squaring.
 */
export function createPowers(base: bigint, modulus: bigint): (exponent: bigint) => bigint {
  const rows: bigint[][] = []
  let next = base % modulus
  function row(at: number): bigint[] {
    while (rows.length <= at) {
      const powers = [1n]
      for (let digit = 1; digit <= 16; digit += 1)
        powers.push((powers[digit - 1]! * next) % modulus)
      next = powers[16]!
      rows.push(powers)
    }
    return rows[at]!
  }
  return (exponent) => {
    let result = 1n
    let rest = exponent
    for (let at = 0; rest > 0n; at += 1, rest >>= WINDOW) {
      const digit = Number(rest & MASK)
      const power = row(at)[digit]!
      if (digit > 0) result = (result * power) % modulus
    }
    return result
  }
}

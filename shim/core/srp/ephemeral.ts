import { Fault } from '../fault.js'
import { group } from './group.js'
import { integerOf } from './integer.js'
import { powerOfTwo } from './power.js'

/** RFC 5054 asks for at least 256 bits; v5 and v6 take 1,024, at four times the cost. */
export const EPHEMERAL_BITS = 256

/** The numbers that the client makes for one proof. The private one stays in memory. */
export interface Ephemeral {
  /** a */
  readonly secret: bigint
  /** A = 2^a */
  readonly public: bigint
}

/**
 * Makes the client's numbers for one proof.
 *
 * @throws Fault `SignInException` where the random bytes are none, or the host has no `bigint`
 */
export function createEphemeral(randomBytes: (length: number) => Uint8Array): Ephemeral {
  // Says so by name where the host cannot do this at all.
  group()
  const secret = integerOf(randomBytes(EPHEMERAL_BITS / 8))
  // A source of random bytes that gives zeros would give the password away with A = 1.
  if (secret === BigInt(0)) {
    throw new Fault({
      name: 'SignInException',
      message: 'The source of random bytes gives zeros.',
      recovery: 'Check crypto.getRandomValues of this host, or what stands in for it.',
    })
  }
  return { secret, public: powerOfTwo(secret, EPHEMERAL_BITS) }
}

/** A as it is sent: hex without padding. */
export function publicHex(ephemeral: Ephemeral): string {
  return ephemeral.public.toString(16)
}

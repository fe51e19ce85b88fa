import { Fault } from '../fault.js'

/** The group that Cognito uses. Its generator is 2, not the 5 of RFC 5054. */
export interface Group {
  /** The prime of number 15 of RFC 3526, 3,072 bits. */
  readonly N: bigint
  /** SHA-256 of N and 2, neither padded to the other's length, unlike in RFC 5054. */
  readonly k: bigint
}

/**
 * The group that Cognito uses, read when it is needed: a host without `bigint` can do all but this.
 * There is no literal of one in this folder, since webpack 4 reads none.
 *
 * @throws Fault `SignInException` where the host has no `bigint`
 */
export function group(): Group {
  if (typeof BigInt !== 'function') {
    throw new Fault({
      name: 'SignInException',
      message: 'SRP needs BigInt, and this host has none.',
      recovery: 'Use a newer engine (Hermes of React Native 0.70), or USER_PASSWORD_AUTH.',
    })
  }
  return { N: BigInt(`0x${PRIME.join('')}`), k: BigInt(`0x${MULTIPLIER}`) }
}

const MULTIPLIER = '538282c4354742d7cbbde2359fcf67f9f5b3a6b08791e5011b43b8a5b66d9ee6'

const PRIME: readonly string[] = [
  'ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74',
  '020bbea63b139b22514a08798e3404ddef9519b3cd3a431b302b0a6df25f1437',
  '4fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed',
  'ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf05',
  '98da48361c55d39a69163fa8fd24cf5f83655d23dca3ad961c62f356208552bb',
  '9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b',
  'e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf695581718',
  '3995497cea956ae515d2261898fa051015728e5a8aaac42dad33170d04507a33',
  'a85521abdf1cba64ecfb850458dbef0a8aea71575d060c7db3970f85a6e1e4c7',
  'abf5ae8cdb0933d71e8c94e04a25619dcee3d2261ad2ee6bf12ffa06d98a0864',
  'd87602733ec86a64521f2b18177b200cbbe117577a615d6c770988c0bad946e2',
  '08e24fa074e5ab3143db5bfce0fd108e4b82d120a93ad2caffffffffffffffff',
]

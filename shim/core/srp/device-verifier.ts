import { toBase64 } from '../bytes/base64.js'
import { integerOf, signedBytes } from './integer.js'
import { powerOfTwo } from './power.js'
import { privateKey, type SrpIdentity } from './private-key.js'

/** The secret of a new device, and what the service is given in its place. */
export interface DeviceVerifier {
  /** Base64 of 40 random bytes. It is what the device proves later. */
  readonly randomPassword: string
  /** Base64. */
  readonly salt: string
  /** Base64 of 2^x. */
  readonly verifier: string
}

/** Makes the secret of a new device. */
export function createDeviceVerifier(
  identity: SrpIdentity,
  randomBytes: (length: number) => Uint8Array,
): DeviceVerifier {
  const randomPassword = toBase64(randomBytes(40))
  const salt = integerOf(randomBytes(16))
  const x = privateKey(identity, randomPassword, salt)
  return {
    randomPassword,
    salt: toBase64(signedBytes(salt)),
    verifier: toBase64(signedBytes(powerOfTwo(x, 256))),
  }
}

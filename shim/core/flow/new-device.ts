import type { AuthenticationResultType } from '@aws-sdk/client-cognito-identity-provider'
import { callPool } from '../call.js'
import type { Engine } from '../engine.js'
import { Fault } from '../fault.js'
import { refusalOf } from '../refusals.js'
import { keepDeviceSecret } from '../session/device-secret.js'
import { createDeviceVerifier } from '../srp/device-verifier.js'

/**
 * Gives the user pool a secret of this device, where it has asked for one, and keeps the secret. The
 * user is signed in whether or not that works: tells `deviceNotRemembered` where it does not.
 */
export async function registerDevice(
  engine: Engine,
  { AccessToken, NewDeviceMetadata }: AuthenticationResultType,
  names: readonly string[],
): Promise<void> {
  const { DeviceKey, DeviceGroupKey } = NewDeviceMetadata ?? {}
  if (!DeviceKey || !DeviceGroupKey) return
  const { platform, events } = engine
  try {
    const identity = { realm: DeviceGroupKey, name: DeviceKey }
    const made = createDeviceVerifier(identity, platform.randomBytes)
    await callPool(engine, 'ConfirmDevice', {
      AccessToken,
      DeviceKey,
      DeviceName: await platform.deviceName(),
      DeviceSecretVerifierConfig: { Salt: made.salt, PasswordVerifier: made.verifier },
    })
    const { randomPassword } = made
    await keepDeviceSecret(engine, names, {
      deviceKey: DeviceKey,
      deviceGroupKey: DeviceGroupKey,
      randomPassword,
    })
  } catch (error) {
    const fault = error instanceof Fault ? error : refusalOf(error)
    events.tell({ kind: 'deviceNotRemembered', fault })
  }
}

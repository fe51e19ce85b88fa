import type { DeviceType } from '@aws-sdk/client-cognito-identity-provider'
import type { Engine } from '../engine.js'
import { fault } from '../faults.js'
import { callAsUser } from '../session/call-as-user.js'
import { requireSession } from '../session/current-session.js'
import { deviceSecretOf, forgetDeviceSecret } from '../session/device-secret.js'
import { userNamesOf } from '../session/user-names.js'

/** The service gives no more at once. */
const LIMIT = 60

/**
 * The devices that the user pool remembers, sixty at most.
 *
 * @throws Fault `UserUnAuthenticatedException` where nobody is signed in, and what the service refuses
 */
export async function listDevices(engine: Engine): Promise<readonly DeviceType[]> {
  const { Devices } = await callAsUser(engine, 'ListDevices', { Limit: LIMIT })
  return Devices ?? []
}

/**
 * Has the user pool remember this device.
 *
 * @throws Fault `UserUnAuthenticatedException` where nobody is signed in,
 * `DeviceMetadataNotFoundException` where this device has no key, and what the service refuses
 */
export async function rememberDevice(engine: Engine): Promise<void> {
  const secret = await deviceSecretOf(engine, userNamesOf(await requireSession(engine)))
  if (secret === null) throw fault('DeviceMetadataNotFoundException')
  await callAsUser(engine, 'UpdateDeviceStatus', {
    DeviceKey: secret.deviceKey,
    DeviceRememberedStatus: 'remembered',
  })
}

/**
 * Has the user pool forget a device; its secret goes where it is this one.
 *
 * @param key - the device's key; this device where nothing is said
 * @throws Fault `UserUnAuthenticatedException` where nobody is signed in,
 * `DeviceMetadataNotFoundException` where this device has no key, and what the service refuses
 */
export async function forgetDevice(engine: Engine, key?: string): Promise<void> {
  const names = userNamesOf(await requireSession(engine))
  const own = (await deviceSecretOf(engine, names))?.deviceKey
  const DeviceKey = key || own
  if (DeviceKey === undefined) throw fault('DeviceMetadataNotFoundException')
  await callAsUser(engine, 'ForgetDevice', { DeviceKey })
  if (DeviceKey === own) await forgetDeviceSecret(engine, names)
}

import { forgetDevice as forget } from '../core/user/devices.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'
import type { AmplifyContext } from './types/context.js'
import type { ForgetDeviceInput } from './types/devices.js'

export function forgetDevice(context: AmplifyContext, input?: ForgetDeviceInput): Promise<void>

/**
 * Has the user pool forget a device of who is signed in.
 *
 * @param input - `device.id`, the key of the device; this device where nothing is said
 * @throws AuthError `UserUnAuthenticatedException` where nobody is signed in,
 * `DeviceMetadataNotFoundException` where no device is named and the pool gave this one no key,
 * `AuthUserPoolException`, and the service's names for `ForgetDevice`
 *
 * @example
 * import { fetchDevices, forgetDevice } from '@amplift/auth'
 *
 * const [oldest] = await fetchDevices()
 * if (oldest) await forgetDevice({ device: oldest })
 */
export function forgetDevice(input?: ForgetDeviceInput): Promise<void>
export function forgetDevice(...args: unknown[]): Promise<void> {
  return atDoor(async () => {
    const [engine, input] = engineOf<ForgetDeviceInput | undefined>(args)
    await forget(engine, input?.device?.id)
  })
}

import type { DeviceType } from '@aws-sdk/client-cognito-identity-provider'
import { listDevices } from '../core/user/devices.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'
import type { AmplifyContext } from './types/context.js'
import type { AuthDevice, FetchDevicesOutput } from './types/devices.js'

export function fetchDevices(context: AmplifyContext): Promise<FetchDevicesOutput>

/**
 * Lists the devices of who is signed in that the user pool remembers, sixty at most.
 *
 * @returns each device with its key as `id`, its `name`, its attributes as texts, and dates
 * @throws AuthError `UserUnAuthenticatedException` where nobody is signed in, `AuthUserPoolException`,
 * and the service's names for `ListDevices`
 *
 * @example
 * import { fetchDevices } from '@amplift/auth'
 *
 * for (const { id, name } of await fetchDevices()) console.log(id, name)
 */
export function fetchDevices(): Promise<FetchDevicesOutput>
export function fetchDevices(...args: unknown[]): Promise<FetchDevicesOutput> {
  return atDoor(async () => {
    const [engine] = engineOf(args)
    return (await listDevices(engine)).map(deviceOf)
  })
}

function deviceOf(device: DeviceType): AuthDevice {
  const attributes: Record<string, string> = {}
  for (const { Name, Value } of device.DeviceAttributes ?? []) {
    if (Name && Value) attributes[Name] = Value
  }
  const { DeviceCreateDate, DeviceLastModifiedDate, DeviceLastAuthenticatedDate } = device
  return {
    id: device.DeviceKey ?? '',
    ...(attributes.device_name !== undefined && { name: attributes.device_name }),
    attributes,
    ...(DeviceCreateDate && { createDate: DeviceCreateDate }),
    ...(DeviceLastModifiedDate && { lastModifiedDate: DeviceLastModifiedDate }),
    ...(DeviceLastAuthenticatedDate && { lastAuthenticatedDate: DeviceLastAuthenticatedDate }),
  }
}

import { rememberDevice as remember } from '../core/user/devices.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'
import type { AmplifyContext } from './types/context.js'

export function rememberDevice(context: AmplifyContext): Promise<void>

/**
 * Has the user pool remember this device for who is signed in, so that sign-ins from it may skip the
 * second factor.
 *
 * @throws AuthError `UserUnAuthenticatedException` where nobody is signed in,
 * `DeviceMetadataNotFoundException` where the pool gave this device no key, `AuthUserPoolException`,
 * and the service's names for `UpdateDeviceStatus`
 *
 * @example
 * import { rememberDevice } from '@amplift/auth'
 *
 * await rememberDevice()
 */
export function rememberDevice(): Promise<void>
export function rememberDevice(...args: unknown[]): Promise<void> {
  return atDoor(async () => {
    const [engine] = engineOf(args)
    await remember(engine)
  })
}

/** What `fetchDevices` resolves with: the devices that the pool remembers, sixty at most. */
export type FetchDevicesOutput = AuthDevice[]

/**
 * What `forgetDevice` takes. Without a device it is this one.
 *
 * @example
 * import type { ForgetDeviceInput } from '@amplift/auth'
 *
 * const input: ForgetDeviceInput = { device: { id: 'eu-west-1_11111111-2222-4333-8444-555555555555' } }
 */
export interface ForgetDeviceInput {
  device?: DeviceReference
}

/** Which device. */
export interface DeviceReference {
  /** The device's key. */
  id: string
  name?: string
}

/** A device that the pool remembers. */
export type AuthDevice = DeviceReference & {
  attributes: Partial<Record<DeviceAttributeKey, string>> & Record<string, string>
  createDate?: Date
  lastAuthenticatedDate?: Date
  lastModifiedDate?: Date
}

/** Attributes that devices have. */
export type DeviceAttributeKey = 'device_status' | 'device_name' | 'last_ip_used'

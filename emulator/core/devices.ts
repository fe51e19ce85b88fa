import { CognitoError } from './errors.js'
import type { Device, Pool, User, World } from './model.js'
import { letters, uuid } from './random.js'
import { N } from './srp.js'

/** Registers a device that a client may confirm with a secret of its own. */
export function createDevice(world: World, pool: Pool, user: User): Device {
  const now = world.clock.now()
  const device: Device = {
    key: `${pool.region}_${uuid(world)}`,
    groupKey: `-${letters(world, 8)}`,
    name: undefined,
    saltHex: undefined,
    verifierHex: undefined,
    remembered: false,
    createdAt: now,
    updatedAt: now,
    lastSeenAt: now,
  }
  user.devices[device.key] = device
  return device
}

/** Whether this is a device that can prove itself: one that ConfirmDevice was called for. */
export function isConfirmed(device: Device | undefined): device is Device & {
  saltHex: string
  verifierHex: string
} {
  return device?.verifierHex !== undefined && device.saltHex !== undefined
}

/** Finds a user's device, or throws the words on which both clients forget their device keys. */
export function getDevice(user: User, key: string): Device {
  if (Object.hasOwn(user.devices, key)) return user.devices[key]!
  throw new CognitoError('ResourceNotFoundException', 'Device does not exist.')
}

/** Reads the salt and verifier of ConfirmDevice: base64 of integers with a sign byte. */
export function readVerifier(
  salt: string,
  verifier: string,
): { saltHex: string; verifierHex: string } {
  const [saltHex, verifierHex] = [salt, verifier].map((text) =>
    Buffer.from(text, 'base64').toString('hex'),
  )
  const value = BigInt(`0x0${verifierHex}`)
  if (saltHex === '' || value <= 1n || value >= N) {
    throw new CognitoError('InvalidParameterException', 'Invalid device secret verifier config.')
  }
  return { saltHex: saltHex!, verifierHex: value.toString(16) }
}

/** A device as the wire shows it. */
export function describeDevice(device: Device): object {
  return {
    DeviceKey: device.key,
    DeviceAttributes: [
      { Name: 'device_status', Value: 'valid' },
      { Name: 'device_name', Value: device.name ?? device.key },
      {
        Name: 'dev:device_remembered_status',
        Value: device.remembered ? 'remembered' : 'not_remembered',
      },
    ],
    DeviceCreateDate: device.createdAt / 1_000,
    DeviceLastModifiedDate: device.updatedAt / 1_000,
    DeviceLastAuthenticatedDate: device.lastSeenAt / 1_000,
  }
}

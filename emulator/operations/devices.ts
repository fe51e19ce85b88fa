import {
  describeDevice,
  getDevice as findDevice,
  isConfirmed,
  readVerifier,
} from '../core/devices.js'
import { CognitoError } from '../core/errors.js'
import type { Device, Pool } from '../core/model.js'
import type { Verified } from '../core/tokens.js'
import { type Input, limits, optionalObject, optionalText, text } from './input.js'
import { type Operation, readSignedIn } from './operation.js'

export const confirmDevice: Operation = async (world, input) => {
  const { device, pool } = await readDevice(await readSignedIn(world, input), input)
  const secret = optionalObject(input, 'DeviceSecretVerifierConfig')
  if (!secret) {
    throw new CognitoError('InvalidParameterException', 'Device secret verifier config is missing.')
  }
  if (isConfirmed(device)) throw new CognitoError('DeviceKeyExistsException')
  const limit = { min: 1, max: 131_072 }
  const { saltHex, verifierHex } = readVerifier(
    text(secret, 'Salt', limit),
    text(secret, 'PasswordVerifier', limit),
  )
  const needsConsent = pool.deviceTracking?.rememberedOnlyOnPrompt === true
  device.name = optionalText(input, 'DeviceName', { min: 1, max: 1_024 })
  device.saltHex = saltHex
  device.verifierHex = verifierHex
  device.remembered = !needsConsent
  device.updatedAt = world.clock.now()
  return { UserConfirmationNecessary: needsConsent }
}

export const getDevice: Operation = async (world, input) => {
  const { device } = await readDevice(await readSignedIn(world, input), input)
  return { Device: describeDevice(device) }
}

export const updateDeviceStatus: Operation = async (world, input) => {
  const { device } = await readDevice(await readSignedIn(world, input), input)
  const status = text(input, 'DeviceRememberedStatus')
  if (status !== 'remembered' && status !== 'not_remembered') {
    throw new CognitoError('InvalidParameterException', 'Invalid device remembered status.')
  }
  device.remembered = status === 'remembered'
  device.updatedAt = world.clock.now()
  return {}
}

export const forgetDevice: Operation = async (world, input) => {
  const verified = await readSignedIn(world, input)
  const { device } = await readDevice(verified, input)
  delete verified.user.devices[device.key]
  return {}
}

async function readDevice(
  { pool, user }: Verified,
  input: Input,
): Promise<{ device: Device; pool: Pool }> {
  checkTracking(pool)
  const key = text(input, 'DeviceKey', limits.deviceKey)
  return { device: findDevice(user, key), pool }
}

/** v5 tells "not configured" from this type of error. */
export function checkTracking(pool: Pool): void {
  if (pool.deviceTracking) return
  throw new CognitoError(
    'InvalidParameterException',
    'Device tracking is not configured for the user pool.',
  )
}

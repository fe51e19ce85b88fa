import type { Engine } from '../engine.js'
import type { DeviceSecret } from './session.js'

/**
 * The secret of this device, kept under one of the names that a user has: what was typed, or the
 * name in the user pool. Null where there is none, or parts of it are missing.
 */
export async function deviceSecretOf(
  _engine: Engine,
  _names: readonly string[],
): Promise<DeviceSecret | null> {
  throw new Error('Not built yet')
}

/** Keeps the secret of this device under each of a user's names. */
export async function keepDeviceSecret(
  _engine: Engine,
  _names: readonly string[],
  _secret: DeviceSecret,
): Promise<void> {
  throw new Error('Not built yet')
}

/** Forgets the secret of this device, under each of a user's names. */
export async function forgetDeviceSecret(
  _engine: Engine,
  _names: readonly string[],
): Promise<void> {
  throw new Error('Not built yet')
}

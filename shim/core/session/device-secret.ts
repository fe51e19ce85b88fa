import { userPoolOf } from '../call.js'
import type { Engine } from '../engine.js'
import { readItems, removeItems, writeItems } from '../items.js'
import { claimsOf } from './claims.js'
import { type SessionKeys, sessionKeys } from './keys.js'
import { namesOf } from './names.js'
import type { DeviceSecret, Session } from './session.js'
import { storagesOf } from './store.js'

/**
 * The secret of this device, kept under one of the names that a user has: what was typed, or the
 * name in the user pool. Null where there is none, or parts of it are missing.
 *
 * @throws Fault `StorageException` where the storage does not answer
 */
export async function deviceSecretOf(
  engine: Engine,
  names: readonly string[],
): Promise<DeviceSecret | null> {
  const { clientId } = userPoolOf(engine)
  for (const storage of storagesOf(engine)) {
    for (const name of names) {
      const keys = deviceKeys(sessionKeys(clientId, name))
      const [deviceKey, deviceGroupKey, randomPassword] = await readItems(storage, ...keys)
      if (deviceKey !== null && deviceGroupKey !== null && randomPassword !== null) {
        return { deviceKey, deviceGroupKey, randomPassword }
      }
    }
  }
  return null
}

/**
 * Keeps the secret of this device under each of a user's names.
 *
 * @throws Fault `StorageException` where it cannot be stored
 */
export async function keepDeviceSecret(
  engine: Engine,
  names: readonly string[],
  { deviceKey, deviceGroupKey, randomPassword }: DeviceSecret,
): Promise<void> {
  const { clientId } = userPoolOf(engine)
  for (const name of new Set(names)) {
    const keys = sessionKeys(clientId, name)
    await writeItems(engine.storage, [
      [keys.deviceKey, deviceKey],
      [keys.deviceGroupKey, deviceGroupKey],
      [keys.randomPassword, randomPassword],
    ])
  }
}

/**
 * Forgets the secret of this device, under each of a user's names.
 *
 * @throws Fault `StorageException` where it is still there
 */
export async function forgetDeviceSecret(engine: Engine, names: readonly string[]): Promise<void> {
  const { clientId } = userPoolOf(engine)
  const keys: string[] = []
  for (const name of names) keys.push(...deviceKeys(sessionKeys(clientId, name)))
  for (const storage of storagesOf(engine)) await removeItems(storage, keys)
}

/** The device that a session belongs to: its token says so, or what is kept of the device. */
export async function deviceKeyOf(engine: Engine, session: Session): Promise<string | null> {
  const claim = claimsOf(engine, session.accessToken)?.device_key
  if (typeof claim === 'string') return claim
  return (await deviceSecretOf(engine, namesOf(engine, session)))?.deviceKey ?? null
}

function deviceKeys(keys: SessionKeys): [string, string, string] {
  return [keys.deviceKey, keys.deviceGroupKey, keys.randomPassword]
}

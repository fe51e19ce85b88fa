import type { KeyValueStorage } from '../platform/storage.js'
import { Fault } from './fault.js'
import { fault } from './faults.js'

/**
 * What is stored under some keys, in their order. Storages that answer at once are not waited for.
 *
 * @throws Fault `StorageException` where the storage does not answer
 */
export async function readItems<Keys extends readonly string[]>(
  storage: KeyValueStorage,
  ...keys: Keys
): Promise<{ [At in keyof Keys]: string | null }> {
  try {
    const answers = keys.map((key) => storage.getItem(key))
    const values = answers.some(isLater) ? await Promise.all(answers) : answers
    // A storage of somebody's own may answer anything.
    const items = values.map((value) => (typeof value === 'string' && value !== '' ? value : null))
    return items as { [At in keyof Keys]: string | null }
  } catch (cause) {
    throw storageFault(cause)
  }
}

/**
 * Stores values under keys, one after the other; null removes what is there.
 *
 * @throws Fault `StorageException` where one cannot be stored
 */
export async function writeItems(
  storage: KeyValueStorage,
  items: readonly (readonly [key: string, value: string | null])[],
): Promise<void> {
  try {
    for (const [key, value] of items) {
      const answer = value === null ? storage.removeItem(key) : storage.setItem(key, value)
      if (isLater(answer)) await answer
    }
  } catch (cause) {
    throw storageFault(cause)
  }
}

/**
 * Removes all that is stored under some keys. One that cannot be removed keeps no other from going.
 *
 * @throws Fault `StorageException` where one is still there
 */
export async function removeItems(
  storage: KeyValueStorage,
  keys: readonly string[],
): Promise<void> {
  const outcomes = await Promise.all(
    keys.map(async (key) => {
      try {
        await storage.removeItem(key)
        return null
      } catch (cause) {
        return { cause }
      }
    }),
  )
  const failed = outcomes.find((outcome) => outcome !== null)
  if (failed) throw storageFault(failed.cause)
}

/** A storage of ours may have said what is wrong. */
function storageFault(cause: unknown): Fault {
  return cause instanceof Fault ? cause : fault('StorageException', cause)
}

function isLater(answer: unknown): boolean {
  return typeof (answer as { then?: unknown } | null | undefined)?.then === 'function'
}

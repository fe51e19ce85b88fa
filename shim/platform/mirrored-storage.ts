import type { ListedStorage } from './async-storage.js'
import { memoryStorage, type SyncStorage } from './memory-storage.js'

/** A storage that answers at once, in front of one that does not. */
export interface MirroredStorage extends SyncStorage {
  /**
   * Waits for everything that was written, and reads what the storage behind holds.
   *
   * @throws the first error of the storage behind since the last call
   */
  sync(): Promise<void>
}

/**
 * Puts a mirror in memory in front of a storage, for those who cannot wait: the storage of v5. It
 * is empty until the first `sync()`. What is written reaches the storage behind in the same order.
 */
export function mirroredStorage(behind: ListedStorage): MirroredStorage {
  const mirror = memoryStorage()
  /** Which reading of the storage behind each key was written after. */
  const writtenAfter = new Map<string, number>()
  let readings = 0
  let writing: Promise<unknown> = Promise.resolve()
  let failure: { readonly error: unknown } | null = null

  function writeLater(key: string, write: () => unknown): void {
    writtenAfter.set(key, readings)
    writing = writing.then(write).catch((error: unknown) => {
      // Nobody waits for a single write; whoever calls sync() is told.
      failure ??= { error }
    })
  }

  async function waitForWrites(): Promise<void> {
    await writing
    const told = failure
    failure = null
    if (told !== null) throw told.error
  }

  return {
    getItem: mirror.getItem,
    keys: mirror.keys,
    setItem(key, value) {
      mirror.setItem(key, value)
      writeLater(key, () => behind.setItem(key, value))
    },
    removeItem(key) {
      mirror.removeItem(key)
      writeLater(key, () => behind.removeItem(key))
    },
    async sync() {
      await waitForWrites()
      readings += 1
      const reading = readings
      const found = await readAll(behind)
      // What was written meanwhile is newer than what was read.
      const isOlder = (key: string): boolean => (writtenAfter.get(key) ?? 0) < reading
      for (const key of mirror.keys()) if (isOlder(key)) mirror.removeItem(key)
      for (const [key, value] of found) if (isOlder(key)) mirror.setItem(key, value)
    },
  }
}

async function readAll(storage: ListedStorage): Promise<ReadonlyMap<string, string>> {
  const keys = await storage.keys()
  const pairs = await Promise.all(
    keys.map(async (key) => [key, await storage.getItem(key)] as const),
  )
  return new Map(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
}

import type { WebStorage } from './host-scope.js'
import { memoryStorage, type SyncStorage } from './memory-storage.js'

/**
 * A storage of the page, or one in memory where the page has none or may not use it. Nothing is
 * touched before the first use.
 *
 * @param find - names the storage: where cookies are blocked, naming it throws
 *
 * @example
 * const storage = webStorage(() => window.localStorage)
 */
export function webStorage(find: () => WebStorage | undefined): SyncStorage {
  let place: SyncStorage | null = null
  const open = (): SyncStorage => {
    place ??= tryToOpen(find) ?? memoryStorage()
    return place
  }
  return {
    getItem: (key) => open().getItem(key),
    setItem(key, value) {
      try {
        open().setItem(key, value)
      } catch (error) {
        if (open().keys().length > 0) throw error
        // Without room for the first item there is no storage: private windows of old Safaris.
        place = memoryStorage()
        place.setItem(key, value)
      }
    },
    removeItem: (key) => open().removeItem(key),
    keys: () => open().keys(),
  }
}

function tryToOpen(find: () => WebStorage | undefined): SyncStorage | null {
  try {
    const storage = find()
    if (!storage) return null
    // Some browsers let the storage be named and refuse to read it.
    storage.getItem('amplift')
    return syncStorageOf(storage)
  } catch {
    // A blocked storage is none.
    return null
  }
}

function syncStorageOf(storage: WebStorage): SyncStorage {
  return {
    getItem: (key) => storage.getItem(key),
    setItem: (key, value) => storage.setItem(key, value),
    removeItem: (key) => storage.removeItem(key),
    keys: () => Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? ''),
  }
}

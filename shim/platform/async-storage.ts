import type { KeyValueStorage } from './storage.js'

/** What `@react-native-async-storage/async-storage` exports, as far as it is used. */
export interface AsyncStore {
  getItem(key: string): Promise<string | null>
  setItem(key: string, value: string): Promise<void>
  removeItem(key: string): Promise<void>
  getAllKeys(): Promise<readonly string[]>
}

/** A storage that can say what it holds, later. */
export interface ListedStorage extends KeyValueStorage {
  keys(): Promise<readonly string[]>
}

/** What v5 and v6 put before each key, in a store that they share with the whole app. */
const PREFIX = '@MemoryStorage:'

/** The storage of React Native, with the keys that v5 and v6 have there. */
export function asyncStorage(store: AsyncStore): ListedStorage {
  return {
    getItem: (key) => store.getItem(PREFIX + key),
    setItem: (key, value) => store.setItem(PREFIX + key, value),
    removeItem: (key) => store.removeItem(PREFIX + key),
    async keys() {
      const all = await store.getAllKeys()
      return all.filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length))
    },
  }
}

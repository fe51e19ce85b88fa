import type { AsyncStore } from '../../../shim/platform/async-storage.js'

/** What a device keeps, with the methods of React Native's AsyncStorage: each takes a while. */
export function openAsyncStore(items: Map<string, string> = new Map()): AsyncStore {
  return {
    async getItem(key) {
      return items.get(key) ?? null
    },
    async setItem(key, value) {
      items.set(key, value)
    },
    async removeItem(key) {
      items.delete(key)
    },
    async getAllKeys() {
      return [...items.keys()]
    },
  }
}

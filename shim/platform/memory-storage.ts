/** A storage whose methods answer at once: one that lives in memory, or the page's own. */
export interface SyncStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
  /** Names of all that is kept. */
  keys(): readonly string[]
}

/** Makes a storage that ends with the process, and that nobody else has. */
export function memoryStorage(): SyncStorage {
  const items = new Map<string, string>()
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    keys: () => [...items.keys()],
  }
}

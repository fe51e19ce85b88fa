/** A page's storage that outlives the page; v5 wants it synchronous, v6 awaits whatever it gets. */
export interface Store {
  readonly entries: Map<string, string>
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
  clear(): void
}

/** An empty storage. */
export function openStore(): Store {
  const entries = new Map<string, string>()
  return {
    entries,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, String(value)),
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  }
}

/** The one value whose key ends so; fails where there is none or more than one. */
export function storedValue(store: Store, ending: string): string {
  const found = [...store.entries].filter(([key]) => key.endsWith(ending))
  if (found.length !== 1) throw new Error(`${found.length} stored keys end in ${ending}`)
  return found[0]?.[1] ?? ''
}

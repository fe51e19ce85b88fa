/** A value now, or later. */
export type Awaitable<Value> = Value | Promise<Value>

/**
 * A place for strings by name. Its methods may answer at once or with a promise, so that the
 * storages of v5 (synchronous) and v6 (asynchronous) fit as they are.
 */
export interface KeyValueStorage {
  getItem(key: string): Awaitable<string | null>
  setItem(key: string, value: string): Awaitable<unknown>
  removeItem(key: string): Awaitable<unknown>
}

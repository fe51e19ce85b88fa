import type { V5Any } from './v5-any.js'

/** A storage of v5, which answers at once, as v6 wants one. */
export function keyValueStorage(storage: V5Any): V5Any {
  const isOne = ['getItem', 'setItem', 'removeItem', 'clear'].every(
    (method) => typeof storage[method] === 'function',
  )
  if (!isOne) throw new Error('Empty storage object')
  const ready = typeof storage.sync === 'function' ? storage.sync() : undefined
  const after =
    (method: string) =>
    async (...input: V5Any[]) => {
      await ready
      return (await storage[method](...input)) ?? null
    }
  return {
    getItem: after('getItem'),
    setItem: after('setItem'),
    removeItem: after('removeItem'),
    clear: after('clear'),
  }
}

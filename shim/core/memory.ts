import type { Engine } from './engine.js'

/**
 * Declares something that one module keeps in the memory of each engine.
 *
 * @param name - its key: modules loaded twice (as ESM and as CommonJS) share what is under it
 * @param create - makes the first value
 *
 * @example
 * const refreshes = inMemory('refreshes', () => new Map<string, Promise<void>>())
 * refreshes(engine).clear()
 */
export function inMemory<Value>(name: string, create: () => Value): (engine: Engine) => Value {
  return ({ memory }) => {
    if (!memory.has(name)) memory.set(name, create())
    return memory.get(name) as Value
  }
}

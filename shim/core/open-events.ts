import type { AuthEvent, Events } from './events.js'

/** Makes a place where events are told and heard, in the order in which listeners came. */
export function openEvents(): Events {
  const listeners = new Set<(event: AuthEvent) => void>()
  return {
    tell(event) {
      for (const listener of [...listeners]) {
        try {
          listener(event)
        } catch {
          // Whoever listens must not change what has already happened, nor keep others from hearing.
        }
      }
    },
    hear(listener) {
      const own = (event: AuthEvent): void => listener(event)
      listeners.add(own)
      return () => {
        listeners.delete(own)
      }
    },
  }
}

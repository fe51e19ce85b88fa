import { hostScope } from './host-scope.js'
import type { Locks } from './platform.js'

/**
 * Locks that all tabs of a site share; null in browsers without them and outside of pages, where
 * they would be shared by people who have nothing to do with one another.
 */
export function webLocks(): Locks | null {
  const { window, navigator } = hostScope()
  const locks = navigator?.locks
  if (!window || !locks) return null
  return {
    async alone(name, run) {
      let hasStarted = false
      const start = () => {
        hasStarted = true
        return run()
      }
      try {
        return await locks.request(name, start)
      } catch (error) {
        // Frames without an origin of their own may not lock, and share nothing that needs it.
        if (hasStarted) throw error
        return run()
      }
    },
  }
}

import type { Clock } from './model.js'

/** Makes a clock that shows the real time until it is moved or stopped. */
export function createClock(): Clock {
  let offset = 0
  let stopped: number | undefined
  const now = () => stopped ?? Date.now() + offset
  return {
    now,
    advance(milliseconds) {
      if (stopped === undefined) offset += milliseconds
      else stopped += milliseconds
      return now()
    },
    set(time) {
      stopped = time
      if (time === undefined) offset = 0
    },
  }
}

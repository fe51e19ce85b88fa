import type { Clock } from './platform.js'

/** The clock of the host. Its functions are looked up at each call, so that fake timers are seen. */
export const systemClock: Clock = {
  now: () => Date.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}

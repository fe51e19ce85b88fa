import { vi } from 'vitest'

/** When every scenario begins. */
export const BEGIN: number = Date.UTC(2027, 0, 15, 12)

/** Longer than any wait between two tries. */
const LONG = 1_000

/** The time of one run: it stands still until it is moved. */
export interface Time {
  /**
   * Moves the time on; timers that come due on the way go off, in their order.
   *
   * @param quiet - waits for what a timer has begun
   */
  pass(milliseconds: number, quiet: () => Promise<void>): Promise<void>
  end(): void
}

interface Timer {
  due: number
  readonly every: number | null
  readonly call: () => void
}

const { setTimeout: patient } = globalThis

/**
 * Stops the time. Waits between tries are over at once; longer timers wait until the time is moved.
 */
export function stopTime(): Time {
  vi.useFakeTimers({ now: BEGIN, toFake: ['Date'] })
  const before = {
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    setInterval: globalThis.setInterval,
    clearInterval: globalThis.clearInterval,
  }
  const timers = new Map<object, Timer>()
  const keep = (call: () => void, delay: number, every: number | null): object => {
    const handle = { unref: () => handle, ref: () => handle, hasRef: () => false }
    timers.set(handle, { due: Date.now() + delay, every, call })
    return handle
  }
  const setTimeout = (call: (...values: unknown[]) => void, delay = 0, ...values: unknown[]) => {
    if (isOfFetch()) return patient(call, delay, ...values)
    if (delay < LONG) return patient(call, Math.min(delay, 1), ...values)
    return keep(() => call(...values), delay, null)
  }
  const setInterval = (call: (...values: unknown[]) => void, delay = 0, ...values: unknown[]) =>
    keep(() => call(...values), delay, delay)
  const forgetIn = (clear: (handle: never) => void) => (handle: unknown) => {
    if (timers.delete(handle as object)) return
    clear(handle as never)
  }
  Object.assign(globalThis, {
    setTimeout,
    setInterval,
    clearTimeout: forgetIn(before.clearTimeout),
    clearInterval: forgetIn(before.clearInterval),
  })
  return {
    async pass(milliseconds, quiet) {
      const end = Date.now() + milliseconds
      for (let next = first(timers, end); next; next = first(timers, end)) {
        const [handle, timer] = next
        vi.setSystemTime(timer.due)
        if (timer.every === null) timers.delete(handle)
        else timer.due += timer.every
        timer.call()
        await quiet()
      }
      vi.setSystemTime(end)
    },
    end() {
      Object.assign(globalThis, before)
      vi.useRealTimers()
    },
  }
}

function first(timers: ReadonlyMap<object, Timer>, end: number): [object, Timer] | undefined {
  const due = [...timers].filter(([, timer]) => timer.due <= end)
  return due.sort(([, a], [, b]) => a.due - b.due)[0]
}

/** The limits of a connection are set by the same function and must stay as long as they are. */
function isOfFetch(): boolean {
  return new Error().stack?.includes('undici') === true
}

/** The timers as they were before anybody hurried them. */
const { setTimeout: patient } = globalThis

/** Longer than any program needs, even where all retries are refused. */
const LIMIT = 15_000

/** How a promise ended. A promise may also never end. */
export type Ending =
  | { readonly how: 'resolved'; readonly value: unknown }
  | { readonly how: 'rejected'; readonly error: unknown }
  | { readonly how: 'hung' }

const lost = new Set<() => void>()

/**
 * v5 forgets about some promises: they never settle, and a rejection that nobody handles is all that
 * is heard of them. Call it before the first program runs; returns what puts everything back.
 */
export function listenForLostRejections(): () => void {
  const before = process.listeners('unhandledRejection')
  const hear = () => {
    for (const each of lost) each()
  }
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', hear)
  return () => {
    process.off('unhandledRejection', hear)
    for (const listener of before) process.on('unhandledRejection', listener)
  }
}

/** Waits until a promise settles, or until it is certain that it never will. */
export async function endingOf(promise: Promise<unknown>): Promise<Ending> {
  let forget = () => {}
  const hung = new Promise<Ending>((resolve) => {
    const give = () => resolve({ how: 'hung' })
    const hear = () => patient(give, 100)
    const timer = patient(give, LIMIT)
    lost.add(hear)
    forget = () => {
      clearTimeout(timer)
      lost.delete(hear)
    }
  })
  const settled = promise.then(
    (value): Ending => ({ how: 'resolved', value }),
    (error): Ending => ({ how: 'rejected', error }),
  )
  const ending = await Promise.race([settled, hung])
  forget()
  return ending
}

/** Counts the requests that wait for an answer. */
export interface OpenRequests {
  readonly count: number
  stop(): void
}

/** Watches what is asked of the service from now on. */
export function watchRequests(): OpenRequests {
  const { fetch } = globalThis
  let count = 0
  globalThis.fetch = async (...request) => {
    count++
    try {
      return await fetch(...request)
    } finally {
      count--
    }
  }
  return {
    get count() {
      return count
    },
    stop: () => {
      globalThis.fetch = fetch
    },
  }
}

/** Lets listeners that are told later be told, also those that wait for an answer of the service. */
export async function settle(requests: OpenRequests): Promise<void> {
  // A request may be about to begin, and its answer is read after it came.
  for (let quiet = 0; quiet < 2; quiet = requests.count > 0 ? 0 : quiet + 1) {
    await new Promise((resolve) => void patient(resolve, 2))
  }
}

/** Runs something whose library waits between tries, without the waiting: v5 waits 6.4 s in all. */
export async function impatiently<Result>(run: () => Promise<Result>): Promise<Result> {
  const patient = globalThis.setTimeout
  const hasty = (callback: (...values: unknown[]) => void, delay = 0, ...values: unknown[]) =>
    patient(callback, isOfFetch() ? delay : Math.min(delay, 1), ...values)
  globalThis.setTimeout = hasty as typeof globalThis.setTimeout
  try {
    return await run()
  } finally {
    globalThis.setTimeout = patient
  }
}

/** The limits of a connection are set by the same function and must stay as long as they are. */
function isOfFetch(): boolean {
  return new Error().stack?.includes('undici') === true
}

/** What was thrown, for a look at its name, code and message together. */
export async function refusal(promise: Promise<unknown>): Promise<Refusal> {
  try {
    await promise
  } catch (error) {
    if (typeof error === 'string') return { name: error, message: error }
    return error as Refusal
  }
  throw new Error('it was not refused')
}

/** An error of any of the clients. */
export interface Refusal {
  readonly name: string
  readonly code?: string
  readonly message: string
}

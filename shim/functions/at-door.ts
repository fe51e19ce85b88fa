import type { Fault } from '../core/fault.js'
import { refusalOf } from '../core/refusals.js'
import { AuthError } from './auth-error.js'

/**
 * Waits for the core and turns its fault into the error of v6. What is no fault of ours, such as the
 * TypeError about a value of the wrong kind, gets the name that v6 has for it: `Unknown`.
 *
 * @throws AuthError for everything; `underlyingError` is what it goes back to
 */
export async function atDoor<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    throw errorAtDoor(error)
  }
}

/** What {@link atDoor} does, for functions that answer at once. */
export function atDoorNow<Result>(run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    throw errorAtDoor(error)
  }
}

function errorAtDoor(error: unknown): AuthError {
  return error instanceof AuthError ? error : authErrorOf(refusalOf(error))
}

/** The error of v6 that stands for a fault of the core. */
export function authErrorOf({ name, message, recovery, underlying, metadata }: Fault): AuthError {
  return new AuthError({
    name,
    message,
    ...(recovery !== undefined && { recoverySuggestion: recovery }),
    ...(underlying !== undefined && { underlyingError: underlying }),
    ...(metadata !== undefined && { metadata }),
  })
}

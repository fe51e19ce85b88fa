/** Waits for a call of v6 and rejects as v5 did. */
export async function likeV5<Result>(call: Promise<Result>): Promise<Result> {
  try {
    return await call
  } catch (error) {
    throw v5Error(error)
  }
}

/** The same error with the `code` that v5 gave it. A network error has another name in v6. */
export function v5Error(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  if (error.name !== 'NetworkError') return Object.assign(error, { code: error.name })
  return Object.assign(new Error('Network error'), { code: 'NetworkError' })
}

/** An error as Cognito's own look in v5: `name` and `code` are the same. */
export function serviceError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name, code: name })
}

/** An error that v5 raised itself, before any request. */
export function authError(message: string): Error {
  return Object.assign(new Error(message), { name: 'AuthError', log: message })
}

/** The name by which an error of v6 is told apart. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : ''
}

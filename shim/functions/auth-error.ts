/** What {@link AuthError} is made of. */
export interface AuthErrorParams {
  name: string
  message: string
  recoverySuggestion?: string
  underlyingError?: unknown
  metadata?: AuthErrorMetadata
}

/** What the service says about its answer. */
export interface AuthErrorMetadata {
  httpStatusCode?: number
  requestId?: string
  extendedRequestId?: string
}

/**
 * Why a call was not done: what `AuthError` of aws-amplify 6 is. It has no `code`; `name` is what
 * programs compare.
 *
 * @example
 * try {
 *   await signIn({ username, password })
 * } catch (error) {
 *   if (error instanceof AuthError && error.name === 'NotAuthorizedException') askAgain()
 *   else throw error
 * }
 */
export class AuthError extends Error {
  /** What can be done about it. */
  recoverySuggestion?: string
  /** What it goes back to. */
  underlyingError?: unknown
  /** What the service says about its answer. */
  metadata?: AuthErrorMetadata

  constructor({ name, message, recoverySuggestion, underlyingError, metadata }: AuthErrorParams) {
    super(message)
    this.name = name
    if (recoverySuggestion !== undefined) this.recoverySuggestion = recoverySuggestion
    if (underlyingError !== undefined) this.underlyingError = underlyingError
    if (metadata !== undefined) this.metadata = metadata
  }
}

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
 * import { AuthError, signIn } from '@amplift/auth'
 *
 * try {
 *   await signIn({ username: 'ada', password: 'Correct-horse-1' })
 * } catch (error) {
 *   if (!(error instanceof AuthError) || error.name !== 'NotAuthorizedException') throw error
 *   console.log(error.recoverySuggestion)
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

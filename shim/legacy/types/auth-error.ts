import type { AuthErrorTypes } from './enums.js'

/** An error that v5 raises before it calls Cognito. */
export declare class AuthError extends Error {
  /** What goes to the log. */
  log: string
  constructor(type: AuthErrorTypes)
}

/**
 * Who is signed in.
 *
 * @example
 * import type { AuthUser } from '@amplift/auth'
 *
 * const user: AuthUser = { username: 'ada', userId: '11111111-2222-4333-8444-555555555555' }
 */
export interface AuthUser {
  /** The user pool's name for the user: `cognito:username` of the id token. */
  username: string
  /** The user's `sub`, which never changes. */
  userId: string
  /** How the sign-in was done; not there for a session of v5 or of a redirect. */
  signInDetails?: AuthSignInDetails
}

/** What `getCurrentUser` resolves with. */
export type GetCurrentUserOutput = AuthUser

/** How somebody signed in. */
export interface AuthSignInDetails {
  /** The name that was typed in. */
  loginId?: string
  authFlowType?: AuthFlowType
}

/** The ways to sign in, as `signIn` names them. */
export type AuthFlowType =
  | 'USER_AUTH'
  | 'USER_SRP_AUTH'
  | 'CUSTOM_WITH_SRP'
  | 'CUSTOM_WITHOUT_SRP'
  | 'USER_PASSWORD_AUTH'

import type { ChallengeName } from './challenge-name.js'
import type { CognitoRefreshToken } from './cognito-refresh-token.js'
import type { CognitoUserSession } from './cognito-user-session.js'
import type { GetSessionOptions } from './get-session-options.js'
import type { NodeCallback } from './node-callback.js'
import type { V5Any } from './v5-any.js'

/** A user, with those members that v5 declared and that are left. */
export interface CognitoUser {
  challengeName?: ChallengeName
  getUsername(): string
  getSignInUserSession(): CognitoUserSession | null
  getSession(
    callback:
      | ((error: Error, session: null) => void)
      | ((error: null, session: CognitoUserSession) => void),
    options?: GetSessionOptions,
  ): void
  refreshSession(
    refreshToken: CognitoRefreshToken,
    callback: NodeCallback<V5Any, V5Any>,
    clientMetadata?: Record<string, string>,
  ): void
}

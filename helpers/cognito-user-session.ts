import type { CognitoAccessToken } from './cognito-access-token.js'
import type { CognitoIdToken } from './cognito-id-token.js'
import type { CognitoRefreshToken } from './cognito-refresh-token.js'

/** The tokens of a user, as v5 declared them. */
export interface CognitoUserSession {
  getIdToken(): CognitoIdToken
  getRefreshToken(): CognitoRefreshToken
  getAccessToken(): CognitoAccessToken
  isValid(): boolean
}

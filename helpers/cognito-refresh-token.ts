/** A refresh token, as v5 declared it. */
export interface CognitoRefreshToken {
  getToken(): string
}

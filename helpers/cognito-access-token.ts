import type { V5Any } from './v5-any.js'

/** An access token, as v5 declared it. */
export interface CognitoAccessToken {
  payload: Record<string, V5Any>
  getJwtToken(): string
  getExpiration(): number
  getIssuedAt(): number
  decodePayload(): Record<string, V5Any>
}

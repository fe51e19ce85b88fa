import type { V5Any } from './v5-any.js'

/** An id token, as v5 declared it. */
export interface CognitoIdToken {
  payload: Record<string, V5Any>
  getJwtToken(): string
  getExpiration(): number
  getIssuedAt(): number
  decodePayload(): Record<string, V5Any>
}

import type { V5Any } from '../v5-any.js'

/** A token of v5 that says what the signed-in user may do. */
export declare class CognitoAccessToken {
  /** The claims. */
  payload: { [key: string]: V5Any }
  constructor({ AccessToken }: { AccessToken: string })
  /** Returns the encoded token. */
  getJwtToken(): string
  /** Returns the `exp` claim, in seconds. */
  getExpiration(): number
  /** Returns the `iat` claim, in seconds. */
  getIssuedAt(): number
  /** Returns the claims, decoded again from the token. */
  decodePayload(): { [id: string]: V5Any }
}

/** A token of v5 that says who the signed-in user is. */
export declare class CognitoIdToken {
  /** The claims. */
  payload: { [key: string]: V5Any }
  constructor({ IdToken }: { IdToken: string })
  /** Returns the encoded token. */
  getJwtToken(): string
  /** Returns the `exp` claim, in seconds. */
  getExpiration(): number
  /** Returns the `iat` claim, in seconds. */
  getIssuedAt(): number
  /** Returns the claims, decoded again from the token. */
  decodePayload(): { [id: string]: V5Any }
}

/** A token of v5 that buys new ones. */
export declare class CognitoRefreshToken {
  constructor({ RefreshToken }: { RefreshToken: string })
  /** Returns the opaque token. */
  getToken(): string
}

/** The tokens that make a session. */
export interface ICognitoUserSessionData {
  IdToken: CognitoIdToken
  AccessToken: CognitoAccessToken
  RefreshToken?: CognitoRefreshToken
}

/** The tokens of a signed-in user. */
export declare class CognitoUserSession {
  constructor(data: ICognitoUserSessionData)
  /** Returns the token that says who the user is. */
  getIdToken(): CognitoIdToken
  /** Returns the token that buys new ones. */
  getRefreshToken(): CognitoRefreshToken
  /** Returns the token that says what the user may do. */
  getAccessToken(): CognitoAccessToken
  /** Returns whether neither token has expired. */
  isValid(): boolean
}

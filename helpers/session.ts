import type { FetchAuthSessionOptions, JWT } from 'aws-amplify/auth'
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito'
import { currentTokens } from './tokens.js'
import type { V5Any } from './v5-any.js'

/** A token with the members that it had in v5. What v5 did not declare, its mocks need not have. */
export interface SessionToken {
  jwtToken?: string
  payload: Record<string, V5Any>
  getJwtToken(): string
  decodePayload(): Record<string, V5Any>
  getExpiration(): number
  getIssuedAt(): number
}

/** The tokens of a signed-in user with the members that a CognitoUserSession had in v5. */
export interface Session {
  idToken?: SessionToken
  accessToken?: SessionToken
  refreshToken?: { token?: string; getToken(): string }
  /** By how many seconds the clock here is ahead of Cognito's. */
  clockDrift?: number
  getIdToken(): SessionToken
  getAccessToken(): SessionToken
  getRefreshToken(): { token?: string; getToken(): string }
  isValid(): boolean
}

/** Who is signed in: the name under which the tokens are stored, as in v5, and the session. */
export async function signedIn(
  options?: FetchAuthSessionOptions,
): Promise<{ username: string; names: unknown[]; session: Session }> {
  const tokens = await currentTokens(options)
  if (!tokens.idToken) throw new Error('Local storage is missing an ID Token, Please authenticate')
  // The refresh token and the stored name are in no other part of v6.
  const stored = await cognitoUserPoolsTokenProvider.authTokenStore.loadTokens()
  const { username } = tokens.accessToken.payload
  const names = [username, tokens.idToken.payload['cognito:username'], stored?.username]
  return {
    username: stored?.username ?? String(username),
    names: [...names, stored?.signInDetails?.loginId],
    session: sessionOf(
      tokens.idToken,
      tokens.accessToken,
      stored?.refreshToken,
      stored?.clockDrift,
    ),
  }
}

/** Makes a session of two tokens; v6 counts the drift of the clock in milliseconds, the other way. */
export function sessionOf(id: JWT, access: JWT, token = '', drift = 0): Session {
  const idToken = sessionToken(id)
  const accessToken = sessionToken(access)
  const refreshToken = { token, getToken: () => token }
  return {
    idToken,
    accessToken,
    refreshToken,
    clockDrift: 0 - Math.ceil((drift || 0) / 1000),
    getIdToken: () => idToken,
    getAccessToken: () => accessToken,
    getRefreshToken: () => refreshToken,
    isValid() {
      const now = (Date.now() + (drift || 0)) / 1000
      return now < accessToken.getExpiration() && now < idToken.getExpiration()
    },
  }
}

function sessionToken(jwt: JWT): SessionToken {
  const jwtToken = jwt.toString()
  const { payload } = jwt
  return {
    jwtToken,
    payload,
    getJwtToken: () => jwtToken,
    decodePayload: () => payload,
    getExpiration: () => payload.exp ?? 0,
    getIssuedAt: () => payload.iat ?? 0,
  }
}

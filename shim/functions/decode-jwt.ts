import { decodeJwt } from '../core/session/decode-jwt.js'
import { atDoorNow } from './at-door.js'
import type { JWT, JwtPayload } from './types/session.js'

/**
 * Reads what a token says. Nobody checks who has signed it: a server must verify a token before it
 * believes it.
 *
 * @param token - a JSON Web Token
 * @returns its claims, and the token itself by `toString()`
 * @throws AuthError `InvalidJwtException` where it is none
 *
 * @example
 * import { decodeJWT, fetchAuthSession } from '@amplift/auth'
 *
 * const { tokens } = await fetchAuthSession()
 * const { payload } = decodeJWT(String(tokens?.idToken))
 * console.log(payload['cognito:groups'])
 */
export function decodeJWT(token: string): JWT {
  const payload = atDoorNow(() => decodeJwt(token)) as JwtPayload
  return { toString: () => token, payload }
}

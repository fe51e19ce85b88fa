import { decodeJwt } from './decode-jwt.js'
import type { Session } from './session.js'

/**
 * All names that things of the user may be kept under: a flow that does not tell the name in the
 * user pool leaves them under the alias that was typed.
 */
export function userNamesOf({ username, accessToken, signInDetails }: Session): readonly string[] {
  const { username: inPool } = decodeJwt(accessToken)
  const names = [username, inPool, signInDetails?.loginId]
  return [...new Set(names.filter((name) => typeof name === 'string'))]
}

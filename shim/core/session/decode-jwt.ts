/** What a JWT says. */
export type JwtPayload = Readonly<Record<string, unknown>>

/**
 * Reads what a JWT says, without checking who has signed it.
 *
 * @throws Fault `InvalidJwtException`
 */
export function decodeJwt(_token: string): JwtPayload {
  throw new Error('Not built yet')
}

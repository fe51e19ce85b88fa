import type { Engine } from '../engine.js'
import { claimsOf } from './claims.js'
import type { Session } from './session.js'

/** So many milliseconds before its end a token counts as expired: it may still have to travel. */
const TOLERANCE = 5000

/** Whether a session needs other tokens: one is expired, or cannot be read. */
export function isExpired(engine: Engine, session: Session): boolean {
  const { accessToken, idToken, clockDrift } = session
  const soon = engine.platform.clock.now() - clockDrift + TOLERANCE
  const isOver = (token: string): boolean => {
    const exp = claimsOf(engine, token)?.exp
    return typeof exp !== 'number' || soon > exp * 1000
  }
  return isOver(accessToken) || (idToken !== null && isOver(idToken))
}

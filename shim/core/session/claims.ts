import type { Engine } from '../engine.js'
import { inMemory } from '../memory.js'
import { type JwtPayload, tryToDecodeJwt } from './decode-jwt.js'

/** More tokens than one session has; a page has one session at a time. */
const CAPACITY = 8

const decoded = inMemory('claims', () => new Map<string, JwtPayload | null>())

/** What a stored token says; null where it cannot be read. The same token is decoded once. */
export function claimsOf(engine: Engine, token: string | null): JwtPayload | null {
  if (token === null) return null
  const known = decoded(engine)
  const found = known.get(token)
  if (found !== undefined) return found
  if (known.size >= CAPACITY) known.clear()
  const claims = tryToDecodeJwt(token)
  known.set(token, claims)
  return claims
}

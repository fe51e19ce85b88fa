import type { JwtPayload } from './decode-jwt.js'

/** What tells who wrote a session, and by how much clocks differ. */
export interface DriftTraces {
  /** Under our own key. */
  readonly own: string | null
  /** Under the key that v5 and v6 share, in different units and with opposite signs. */
  readonly shared: string | null
  /** Whether there is something that only v5 writes. */
  readonly isOfV5: boolean
  /** Whether there is something that only v6 writes. */
  readonly isOfV6: boolean
}

/**
 * By how many milliseconds the clock here was ahead of the service's when a token was received.
 *
 * @param receivedAt - milliseconds of the clock here
 */
export function measureDrift({ iat }: JwtPayload, receivedAt: number): number {
  return typeof iat === 'number' ? receivedAt - iat * 1000 : 0
}

/** How our own drift is written: with the time of issue of the token that it was measured by. */
export function writeDrift(drift: number, { iat }: JwtPayload): string {
  return `${Math.round(drift)}@${String(iat)}`
}

/**
 * By how many milliseconds the clock here is ahead, as far as a session tells. A drift that somebody
 * else has measured is a hint: where it cannot be told who, it is taken in the way that lets tokens
 * expire sooner.
 */
export function readDrift(traces: DriftTraces, access: JwtPayload | null): number {
  const own = traces.own?.split('@')
  if (own !== undefined && own[1] === String(access?.iat)) return wholeNumber(own[0])
  const shared = wholeNumber(traces.shared)
  const byV5 = shared * 1000
  const byV6 = 0 - shared
  if (traces.isOfV5 === traces.isOfV6) return Math.min(byV5, byV6)
  return traces.isOfV5 ? byV5 : byV6
}

/** v5 writes `NaN` after challenges that it does not know. */
function wholeNumber(text: string | null | undefined): number {
  return /^-?\d{1,15}$/.test(text ?? '') ? Number(text) : 0
}

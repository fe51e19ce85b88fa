import type { Ephemeral } from '../srp/ephemeral.js'

/**
 * What only the runner of a sign-in knows, for as long as it runs. It never gets into an attempt, an
 * event or a fault.
 */
export interface Secrets {
  readonly password: string | null
  /** The numbers of the proof that is under way, made when the first of them is needed. */
  ephemeral: Ephemeral | null
}

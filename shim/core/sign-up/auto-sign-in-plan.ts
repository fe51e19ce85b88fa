import type { Engine } from '../engine.js'
import type { Outcome } from '../flow/run.js'
import type { SignInRequest } from '../flow/start-sign-in.js'
import { inMemory } from '../memory.js'

/** For how long a confirmation is waited for, in milliseconds. */
export const LIMIT = 180_000

/** A sign-in that is to follow a sign-up. */
export interface AutoSignIn {
  readonly request: SignInRequest
  /** Another page, behind the link, confirms the account: whether it has is seen by signing in. */
  readonly byLink: boolean
  readonly isConfirmed: boolean
  /** Signs in without a password, once the account is confirmed. */
  readonly session: string | null
}

/** What is remembered of it. It holds the password, so it is in memory only. */
export interface AutoSignInPlan extends AutoSignIn {
  readonly startedAt: number
  isConfirmed: boolean
  session: string | null
  running: Promise<Outcome> | null
}

const planned = inMemory('auto sign-in', (): { plan: AutoSignInPlan | null } => ({ plan: null }))

/** Remembers that a sign-in is to follow a sign-up. It is forgotten where the page is left. */
export function planAutoSignIn(engine: Engine, autoSignIn: AutoSignIn): void {
  const startedAt = engine.platform.clock.now()
  planned(engine).plan = { ...autoSignIn, startedAt, running: null }
}

/** Forgets a sign-in that was to follow a sign-up; another one stays. */
export function cancelAutoSignIn(engine: Engine, plan?: AutoSignInPlan): void {
  const held = planned(engine)
  if (plan === undefined || held.plan === plan) held.plan = null
}

/** What is planned, where it has not waited too long for its code. */
export function autoSignInPlan(engine: Engine): AutoSignInPlan | null {
  const { plan } = planned(engine)
  if (plan === null || plan.byLink) return plan
  if (engine.platform.clock.now() - plan.startedAt <= LIMIT) return plan
  cancelAutoSignIn(engine)
  return null
}

/**
 * Says whether a sign-in is to follow, now that an account is confirmed; one that belongs to another
 * account is forgotten.
 */
export function confirmAutoSignIn(
  engine: Engine,
  username: string,
  session: string | null,
): boolean {
  const plan = autoSignInPlan(engine)
  if (plan?.request.username !== username) {
    cancelAutoSignIn(engine)
    return false
  }
  plan.isConfirmed = true
  plan.session = session
  return true
}

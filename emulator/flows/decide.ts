import type { ChallengeName, MfaFactor } from '../core/model.js'

/** All that decides what a sign-in needs next. */
export interface Facts {
  readonly mustChangePassword: boolean
  /** A custom flow has its own idea of factors: the define trigger's. */
  readonly isCustom: boolean
  readonly needsMfa: boolean
  /** Second factors that can be asked for now. */
  readonly factors: readonly MfaFactor[]
  readonly hasSecondFactor: boolean
  /** A device that the client named and that is the user's. */
  readonly device: 'none' | 'named' | 'proved'
  /** Whether that device stands for the second factor. */
  readonly isTrustedDevice: boolean
}

/** What comes next: a challenge, or the end. */
export function decideNext(facts: Facts): ChallengeName | 'DONE' {
  if (facts.mustChangePassword) return 'NEW_PASSWORD_REQUIRED'
  if (facts.needsMfa && !facts.isCustom && !facts.hasSecondFactor && !isExcused(facts)) {
    return chooseFactor(facts.factors)
  }
  return facts.device === 'named' ? 'DEVICE_SRP_AUTH' : 'DONE'
}

function isExcused(facts: Facts): boolean {
  return facts.device !== 'none' && facts.isTrustedDevice
}

function chooseFactor(factors: readonly MfaFactor[]): ChallengeName {
  if (factors.length > 1) return 'SELECT_MFA_TYPE'
  return factors[0] ?? 'MFA_SETUP'
}

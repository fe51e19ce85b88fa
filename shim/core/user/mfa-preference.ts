import type { Engine } from '../engine.js'
import { callAsUser } from '../session/call-as-user.js'

/** What a second factor may be. `PREFERRED` and `NOT_PREFERRED` are enabled too. */
export type FactorPreference = 'ENABLED' | 'DISABLED' | 'PREFERRED' | 'NOT_PREFERRED'

/** Second factors; what is left out stays as it is. */
export interface MfaPreferences {
  readonly sms?: FactorPreference | undefined
  readonly totp?: FactorPreference | undefined
  readonly email?: FactorPreference | undefined
}

/** Each preference as the service has it. */
const settings = {
  DISABLED: { Enabled: false },
  ENABLED: { Enabled: true },
  PREFERRED: { Enabled: true, PreferredMfa: true },
  NOT_PREFERRED: { Enabled: true, PreferredMfa: false },
} as const satisfies Record<FactorPreference, object>

/**
 * Chooses the second factors of who is signed in.
 *
 * @throws Fault `UserUnAuthenticatedException` where nobody is signed in, and what the service refuses
 */
export async function setMfaPreference(
  engine: Engine,
  { sms, totp, email }: MfaPreferences,
): Promise<void> {
  await callAsUser(engine, 'SetUserMFAPreference', {
    SMSMfaSettings: sms && settings[sms],
    SoftwareTokenMfaSettings: totp && settings[totp],
    EmailMfaSettings: email && settings[email],
  })
}

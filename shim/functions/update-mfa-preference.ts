import { setMfaPreference } from '../core/user/mfa-preference.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'
import type { AmplifyContext } from './types/context.js'
import type { UpdateMFAPreferenceInput } from './types/mfa.js'

export function updateMFAPreference(
  context: AmplifyContext,
  input: UpdateMFAPreferenceInput,
): Promise<void>

/**
 * Chooses the second factors of who is signed in. A factor must be set up before it is enabled: TOTP
 * with `setUpTOTP` and `verifyTOTPSetup`, the others with a verified number or address.
 *
 * @param input - `sms`, `totp` and `email`, each `'ENABLED'`, `'DISABLED'`, `'PREFERRED'` or
 * `'NOT_PREFERRED'`; what is left out stays as it is
 * @throws AuthError `UserUnAuthenticatedException` where nobody is signed in, `AuthUserPoolException`,
 * and the service's names for `SetUserMFAPreference`
 *
 * @example
 * import { updateMFAPreference } from '@amplift/auth'
 *
 * await updateMFAPreference({ totp: 'PREFERRED', sms: 'ENABLED' })
 */
export function updateMFAPreference(input: UpdateMFAPreferenceInput): Promise<void>
export function updateMFAPreference(...args: unknown[]): Promise<void> {
  return atDoor(async () => {
    const [engine, input] = engineOf<UpdateMFAPreferenceInput | undefined>(args)
    await setMfaPreference(engine, input ?? {})
  })
}

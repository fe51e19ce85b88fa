import { fetchUser } from '../core/user/user-record.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'
import { mfaTypes } from './mfa-types.js'
import type { AmplifyContext } from './types/context.js'
import type { FetchMFAPreferenceOutput } from './types/mfa.js'

export function fetchMFAPreference(context: AmplifyContext): Promise<FetchMFAPreferenceOutput>

/**
 * Asks the user pool for the second factors of who is signed in.
 *
 * @returns `enabled`, the factors that are set up, and `preferred`, the one that a sign-in asks for;
 * each is left out where there is none
 * @throws AuthError `UserUnAuthenticatedException` where nobody is signed in, `AuthUserPoolException`,
 * and the service's names for `GetUser`
 *
 * @example
 * import { fetchMFAPreference } from '@amplift/auth'
 *
 * const { enabled = [], preferred } = await fetchMFAPreference()
 * console.log(enabled.includes('TOTP'), preferred)
 */
export function fetchMFAPreference(): Promise<FetchMFAPreferenceOutput>
export function fetchMFAPreference(...args: unknown[]): Promise<FetchMFAPreferenceOutput> {
  return atDoor(async () => {
    const [engine] = engineOf(args)
    const { enabledMfa, preferredMfa } = await fetchUser(engine)
    const [preferred] = mfaTypes(preferredMfa === undefined ? [] : [preferredMfa])
    return {
      ...(preferred && { preferred }),
      ...(enabledMfa && { enabled: mfaTypes(enabledMfa) }),
    }
  })
}

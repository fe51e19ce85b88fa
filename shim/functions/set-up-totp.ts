import { beginTotp } from '../core/user/totp.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'
import { totpSetupDetails } from './totp-setup-details.js'
import type { AmplifyContext } from './types/context.js'
import type { SetUpTOTPOutput } from './types/mfa.js'

export function setUpTOTP(context: AmplifyContext): Promise<SetUpTOTPOutput>

/**
 * Begins to set up an authenticator app for who is signed in. `verifyTOTPSetup` ends it.
 *
 * @returns `sharedSecret` in base32, and `getSetupUri(appName, accountName?)`, the URL that a QR code
 * for the app holds
 * @throws AuthError `UserUnAuthenticatedException` where nobody is signed in, `AuthUserPoolException`,
 * `SetUpTOTPException` where no secret came, and the service's names for `AssociateSoftwareToken`
 *
 * @example
 * import { setUpTOTP } from '@amplift/auth'
 *
 * const { getSetupUri } = await setUpTOTP()
 * console.log(getSetupUri('Shop').href)
 */
export function setUpTOTP(): Promise<SetUpTOTPOutput>
export function setUpTOTP(...args: unknown[]): Promise<SetUpTOTPOutput> {
  return atDoor(async () => {
    const [engine] = engineOf(args)
    const { secret, username } = await beginTotp(engine)
    return totpSetupDetails(secret, username)
  })
}

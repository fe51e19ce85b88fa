import { verifyTotp } from '../core/user/totp.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'
import type { AmplifyContext } from './types/context.js'
import type { VerifyTOTPSetupInput } from './types/mfa.js'

export function verifyTOTPSetup(context: AmplifyContext, input: VerifyTOTPSetupInput): Promise<void>

/**
 * Ends the set-up of an authenticator app. Sign-ins ask for it once `updateMFAPreference` has chosen it.
 *
 * @param input - `code`, which the app shows, and `options.friendlyDeviceName`
 * @throws AuthError `EmptyVerifyTOTPSetupCode`, `UserUnAuthenticatedException` where nobody is signed
 * in, `AuthUserPoolException`, `EnableSoftwareTokenMFAException` where the code is wrong, and the
 * service's other names for `VerifySoftwareToken`
 *
 * @example
 * import { updateMFAPreference, verifyTOTPSetup } from '@amplift/auth'
 *
 * await verifyTOTPSetup({ code: '123456' })
 * await updateMFAPreference({ totp: 'PREFERRED' })
 */
export function verifyTOTPSetup(input: VerifyTOTPSetupInput): Promise<void>
export function verifyTOTPSetup(...args: unknown[]): Promise<void> {
  return atDoor(async () => {
    const [engine, input] = engineOf<Partial<VerifyTOTPSetupInput> | undefined>(args)
    const { code = '', options } = input ?? {}
    await verifyTotp(engine, { code, deviceName: options?.friendlyDeviceName })
  })
}

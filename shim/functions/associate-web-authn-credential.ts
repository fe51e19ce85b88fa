import { registerPasskey } from '../core/user/passkeys.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'

/**
 * Has the person make a passkey and registers it for who is signed in.
 *
 * @throws AuthError `UserUnAuthenticatedException` where nobody is signed in, `AuthUserPoolException`,
 * `PasskeyNotSupported`, `PasskeyAlreadyExists`, `PasskeyRegistrationCanceled`,
 * `PasskeyRegistrationFailed`, `PasskeyOperationAborted`, `RelyingPartyMismatch`,
 * `InvalidPasskeyRegistrationOptions`, and the service's names for `StartWebAuthnRegistration` and
 * `CompleteWebAuthnRegistration`
 *
 * @example
 * import { associateWebAuthnCredential } from '@amplift/auth'
 *
 * await associateWebAuthnCredential()
 */
export function associateWebAuthnCredential(): Promise<void> {
  return atDoor(async () => {
    const [engine] = engineOf([])
    await registerPasskey(engine)
  })
}

import { deletePasskey } from '../core/user/passkeys.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'
import type { DeleteWebAuthnCredentialInput } from './types/passkeys.js'

/**
 * Takes a passkey from the account of who is signed in. The authenticator still has it.
 *
 * @param input - `credentialId`, as `listWebAuthnCredentials` gives it
 * @throws AuthError `UserUnAuthenticatedException` where nobody is signed in, `AuthUserPoolException`,
 * `ResourceNotFoundException` and the service's other names for `DeleteWebAuthnCredential`
 *
 * @example
 * import { deleteWebAuthnCredential, listWebAuthnCredentials } from '@amplift/auth'
 *
 * const { credentials } = await listWebAuthnCredentials()
 * const credentialId = credentials[0]?.credentialId
 * if (credentialId) await deleteWebAuthnCredential({ credentialId })
 */
export function deleteWebAuthnCredential(input: DeleteWebAuthnCredentialInput): Promise<void> {
  return atDoor(async () => {
    const [engine] = engineOf([])
    await deletePasskey(engine, input?.credentialId)
  })
}

import type { WebAuthnCredentialDescription } from '@aws-sdk/client-cognito-identity-provider'
import { listPasskeys } from '../core/user/passkeys.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'
import type {
  AuthWebAuthnCredential,
  ListWebAuthnCredentialsInput,
  ListWebAuthnCredentialsOutput,
} from './types/passkeys.js'

/**
 * Lists the passkeys of who is signed in.
 *
 * @param input - `pageSize`, how many at most, and `nextToken` of the page before
 * @returns the passkeys, and `nextToken` where there are more
 * @throws AuthError `UserUnAuthenticatedException` where nobody is signed in, `AuthUserPoolException`,
 * and the service's names for `ListWebAuthnCredentials`
 *
 * @example
 * import { listWebAuthnCredentials } from '@amplift/auth'
 *
 * const { credentials } = await listWebAuthnCredentials()
 * for (const { friendlyCredentialName } of credentials) console.log(friendlyCredentialName)
 */
export function listWebAuthnCredentials(
  input?: ListWebAuthnCredentialsInput,
): Promise<ListWebAuthnCredentialsOutput> {
  return atDoor(async () => {
    const [engine] = engineOf([])
    const page = { size: input?.pageSize, token: input?.nextToken }
    const { passkeys, nextToken } = await listPasskeys(engine, page)
    return { credentials: passkeys.map(credentialOf), ...(nextToken && { nextToken }) }
  })
}

function credentialOf({
  CredentialId,
  FriendlyCredentialName,
  RelyingPartyId,
  AuthenticatorAttachment,
  AuthenticatorTransports,
  CreatedAt,
}: WebAuthnCredentialDescription): AuthWebAuthnCredential {
  return {
    credentialId: CredentialId,
    friendlyCredentialName: FriendlyCredentialName,
    relyingPartyId: RelyingPartyId,
    ...(AuthenticatorAttachment && { authenticatorAttachment: AuthenticatorAttachment }),
    authenticatorTransports: AuthenticatorTransports,
    createdAt: CreatedAt,
  }
}

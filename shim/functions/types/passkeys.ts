/** A passkey of the user. */
export interface AuthWebAuthnCredential {
  credentialId: string | undefined
  friendlyCredentialName: string | undefined
  /** The domain that it was made for. */
  relyingPartyId: string | undefined
  /** `platform` or `cross-platform`. */
  authenticatorAttachment?: string
  /** How the authenticator is reached: `usb`, `nfc`, `ble`, `internal`, `hybrid`. */
  authenticatorTransports: string[] | undefined
  createdAt: Date | undefined
}

/**
 * What `listWebAuthnCredentials` takes.
 *
 * @example
 * import type { ListWebAuthnCredentialsInput } from '@amplift/auth'
 *
 * const input: ListWebAuthnCredentialsInput = { pageSize: 10 }
 */
export interface ListWebAuthnCredentialsInput {
  /** How many at most; the service's own limit where nothing is said. */
  pageSize?: number
  /** Where the page before has ended. */
  nextToken?: string
}

/** What `listWebAuthnCredentials` resolves with. */
export interface ListWebAuthnCredentialsOutput {
  credentials: AuthWebAuthnCredential[]
  /** There where more passkeys are. */
  nextToken?: string
}

/** What `deleteWebAuthnCredential` takes. */
export interface DeleteWebAuthnCredentialInput {
  credentialId: string
}

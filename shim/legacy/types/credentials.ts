import type { V5Any } from '../v5-any.js'

/** AWS credentials of an identity, signed in or guest. */
export interface ICredentials {
  accessKeyId: string
  sessionToken: string
  secretAccessKey: string
  identityId: string
  authenticated: boolean
  expiration?: Date
}

/** Gets and keeps the AWS credentials of the current identity. */
export declare class CredentialsClass {
  /** The `Auth` that sessions come from. */
  Auth: V5Any
  constructor(config: V5Any)
  /** Returns `'Credentials'`. */
  getModuleName(): string
  /** Returns where the credentials came from. */
  getCredSource(): V5Any
  /** Merges a configuration into the present one. */
  configure(config: V5Any): V5Any
  /** Gets credentials, from memory where they are still good. */
  get(): V5Any
  /** Buys a new token from a social provider. */
  refreshFederatedToken(federatedInfo: V5Any): Promise<ICredentials>
  /** Takes credentials over from a session, a federation or a guest. */
  set(params: V5Any, source: V5Any): Promise<ICredentials>
  /** Forgets the credentials. */
  clear(): Promise<void>
  /** Returns the five fields that matter. */
  shear(credentials: V5Any): {
    accessKeyId: V5Any
    sessionToken: V5Any
    secretAccessKey: V5Any
    identityId: V5Any
    authenticated: V5Any
  }
}

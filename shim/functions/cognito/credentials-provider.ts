import { appEngine } from '../context.js'
import type {
  CredentialsAndIdentityId,
  CredentialsAndIdentityIdProvider,
  GetCredentialsOptions,
} from '../types/session.js'
import type { IdentityIdStore } from './identity-id-store.js'
import {
  openCredentialsProvider,
  openCredentialsProviderOver,
} from './open-credentials-provider.js'

/** A credentials provider whose credentials can be forgotten without the identity. */
export interface CognitoCredentialsProvider extends CredentialsAndIdentityIdProvider {
  clearCredentialsAndIdentityId(): Promise<void>
  clearCredentials(): Promise<void>
}

/**
 * Gets AWS credentials from an identity pool, and keeps the identity in a store of your own.
 *
 * @example
 * import {
 *   CognitoAWSCredentialsAndIdentityIdProvider,
 *   DefaultIdentityIdStore,
 * } from '@amplift/auth/cognito'
 * import { CookieStorage } from 'aws-amplify/utils'
 *
 * const provider = new CognitoAWSCredentialsAndIdentityIdProvider(
 *   new DefaultIdentityIdStore(new CookieStorage()),
 * )
 */
export class CognitoAWSCredentialsAndIdentityIdProvider implements CognitoCredentialsProvider {
  private readonly provider

  constructor(identityIdStore: IdentityIdStore) {
    this.provider = openCredentialsProviderOver(identityIdStore)
  }

  /**
   * @throws AuthError `UserUnAuthenticatedException` for a user without an id token, `NetworkError`,
   * and what the service refuses with
   */
  getCredentialsAndIdentityId(
    options: GetCredentialsOptions,
  ): Promise<CredentialsAndIdentityId | undefined> {
    return this.provider.getCredentialsAndIdentityId(options)
  }

  clearCredentialsAndIdentityId(): Promise<void> {
    return this.provider.clearCredentialsAndIdentityId()
  }

  clearCredentials(): Promise<void> {
    return this.provider.clearCredentials()
  }
}

/**
 * The credentials provider of the app: what `fetchAuthSession` gets its credentials from.
 *
 * @example
 * import { cognitoCredentialsProvider } from '@amplift/auth/cognito'
 *
 * await cognitoCredentialsProvider.clearCredentials()
 */
export const cognitoCredentialsProvider: CognitoCredentialsProvider =
  /* @__PURE__ */ openCredentialsProvider(appEngine)

import { clearGuestId, loadGuestId, storeGuestId } from '../../core/identity/identity-store.js'
import type { KeyValueStorage } from '../../platform/storage.js'
import { atDoor } from '../at-door.js'
import { AuthError } from '../auth-error.js'
import type { AuthConfig } from '../types/resources-config.js'
import { ownEngine } from './own-engine.js'

/** An identity of an identity pool: a guest's, or that of a user. */
export interface Identity {
  id: string
  type: 'guest' | 'primary'
}

/** Keeps an identity. */
export interface IdentityIdStore {
  setAuthConfig(authConfig: AuthConfig): void
  loadIdentityId(): Promise<Identity | null>
  storeIdentityId(identity: Identity): Promise<void>
  clearIdentityId(): Promise<void>
}

/**
 * Keeps the identity of a guest where v5 and v6 look for it, and that of a user in memory.
 *
 * @example
 * import {
 *   CognitoAWSCredentialsAndIdentityIdProvider,
 *   DefaultIdentityIdStore,
 * } from '@amplift/auth/cognito'
 * import { CookieStorage } from 'aws-amplify/utils'
 *
 * new CognitoAWSCredentialsAndIdentityIdProvider(new DefaultIdentityIdStore(new CookieStorage()))
 */
export class DefaultIdentityIdStore implements IdentityIdStore {
  private readonly engineOf
  private identityPoolId: string | undefined
  private primaryId: string | undefined

  constructor(keyValueStorage: KeyValueStorage) {
    this.engineOf = ownEngine({ storage: keyValueStorage })
  }

  /** @throws AuthError `InvalidIdentityPoolIdException` where it names no identity pool */
  setAuthConfig({ Cognito }: AuthConfig): void {
    this.identityPoolId = Cognito.identityPoolId
    this.poolId()
  }

  async loadIdentityId(): Promise<Identity | null> {
    const poolId = this.poolId()
    if (this.primaryId !== undefined) return { id: this.primaryId, type: 'primary' }
    const id = await atDoor(() => loadGuestId(this.engineOf(), poolId))
    return id === null ? null : { id, type: 'guest' }
  }

  async storeIdentityId({ id, type }: Identity): Promise<void> {
    const poolId = this.poolId()
    const isGuest = type === 'guest'
    this.primaryId = isGuest ? undefined : id
    await atDoor(() =>
      isGuest ? storeGuestId(this.engineOf(), poolId, id) : clearGuestId(this.engineOf(), poolId),
    )
  }

  async clearIdentityId(): Promise<void> {
    this.primaryId = undefined
    const poolId = this.identityPoolId
    if (poolId) await atDoor(() => clearGuestId(this.engineOf(), poolId))
  }

  private poolId(): string {
    if (this.identityPoolId) return this.identityPoolId
    throw new AuthError({
      name: 'InvalidIdentityPoolIdException',
      message: 'Invalid identity pool id provided.',
      recoverySuggestion: 'Make sure a valid identityPoolId is given in the config.',
    })
  }
}

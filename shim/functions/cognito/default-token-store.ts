import type { KeyValueStorage } from '../../platform/storage.js'
import type { AuthConfig } from '../types/resources-config.js'
import { openTokenStore } from './open-token-store.js'
import { ownEngine } from './own-engine.js'
import type {
  AuthTokenStore,
  CognitoAuthTokens,
  DeviceMetadata,
  OAuthMetadata,
} from './token-types.js'

/**
 * Keeps tokens under the names that v5 and v6 have for them.
 *
 * @example
 * import { DefaultTokenStore } from '@amplift/auth/cognito'
 * import { CookieStorage } from 'aws-amplify/utils'
 *
 * const store = new DefaultTokenStore()
 * store.setAuthConfig({
 *   Cognito: { userPoolId: 'eu-west-1_Ab12Cd34E', userPoolClientId: '1h57kf5cpq17m0eml12EXAMPLE' },
 * })
 * store.setKeyValueStorage(new CookieStorage())
 * const tokens = await store.loadTokens()
 */
export class DefaultTokenStore implements AuthTokenStore {
  private readonly store = openTokenStore(ownEngine())

  getKeyValueStorage(): KeyValueStorage {
    return this.store.getKeyValueStorage()
  }

  setKeyValueStorage(keyValueStorage: KeyValueStorage): void {
    this.store.setKeyValueStorage(keyValueStorage)
  }

  setAuthConfig(authConfig: AuthConfig): void {
    this.store.setAuthConfig(authConfig)
  }

  /** What other tabs do is told to the Hub in any case. */
  setupNotify(): void {}

  /** See {@link setupNotify}. */
  teardownNotify(): void {}

  loadTokens(): Promise<CognitoAuthTokens | null> {
    return this.store.loadTokens()
  }

  storeTokens(tokens: CognitoAuthTokens): Promise<void> {
    return this.store.storeTokens(tokens)
  }

  clearTokens(): Promise<void> {
    return this.store.clearTokens()
  }

  getDeviceMetadata(username?: string): Promise<DeviceMetadata | null> {
    return this.store.getDeviceMetadata(username)
  }

  clearDeviceMetadata(username?: string): Promise<void> {
    return this.store.clearDeviceMetadata(username)
  }

  getLastAuthUser(): Promise<string> {
    return this.store.getLastAuthUser()
  }

  setOAuthMetadata(metadata: OAuthMetadata): Promise<void> {
    return this.store.setOAuthMetadata(metadata)
  }

  getOAuthMetadata(): Promise<OAuthMetadata | null> {
    return this.store.getOAuthMetadata()
  }
}

import type { KeyValueStorage } from '../../platform/storage.js'
import type { AuthConfig } from './resources-config.js'

/** What `cognitoUserPoolsTokenProvider` of aws-amplify/auth/cognito is told. */
export interface KeptTokens {
  setAuthConfig(authConfig: AuthConfig): void
  setKeyValueStorage(keyValueStorage: KeyValueStorage & { clear(): Promise<void> }): void
}

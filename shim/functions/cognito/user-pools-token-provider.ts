import { metadataProvider } from '../../core/session/refresh-metadata.js'
import type { KeyValueStorage } from '../../platform/storage.js'
import { appEngine } from '../context.js'
import { getTokens } from '../providers.js'
import type { AuthConfig } from '../types/resources-config.js'
import type { AuthTokens, FetchAuthSessionOptions } from '../types/session.js'
import { openTokenStore } from './open-token-store.js'
import { refreshAuthTokens } from './refresh-auth-tokens.js'
import { TokenOrchestrator } from './token-orchestrator.js'
import type {
  AuthTokenStore,
  ClientMetadataProvider,
  CognitoUserPoolTokenProviderType,
} from './token-types.js'

/** The orchestrator of the app: its tokens come from the session that all functions share. */
class AppTokenOrchestrator extends TokenOrchestrator {
  override getTokens(options?: FetchAuthSessionOptions): Promise<AuthTokens | null> {
    return getTokens(appEngine(), options)
  }

  override setAuthConfig(authConfig: AuthConfig): void {
    super.setAuthConfig(authConfig)
    store.setAuthConfig(authConfig)
  }

  override setClientMetadataProvider(provider: ClientMetadataProvider): void {
    super.setClientMetadataProvider(provider)
    metadataProvider(appEngine()).provide = provider
  }
}

const store = openTokenStore(appEngine)

function openOrchestrator(): TokenOrchestrator {
  const orchestrator = new AppTokenOrchestrator()
  orchestrator.setAuthTokenStore(store)
  orchestrator.setTokenRefresher(refreshAuthTokens)
  return orchestrator
}

/** What the token provider of the app is, and what it is made of. */
export interface AppTokenProvider extends CognitoUserPoolTokenProviderType {
  readonly authTokenStore: AuthTokenStore
  readonly tokenOrchestrator: TokenOrchestrator
  /** What other tabs do is told to the Hub in any case. */
  teardownNotify(): void
}

/**
 * The token provider of the app: what `fetchAuthSession` and all others get their tokens from.
 *
 * @example
 * import { configure } from '@amplift/auth'
 * import { cognitoUserPoolsTokenProvider } from '@amplift/auth/cognito'
 * import { CookieStorage } from 'aws-amplify/utils'
 * import config from './amplify_outputs.json'
 *
 * configure(config)
 * cognitoUserPoolsTokenProvider.setKeyValueStorage(new CookieStorage({ domain: '.example.com' }))
 */
export const cognitoUserPoolsTokenProvider: AppTokenProvider = {
  authTokenStore: store,
  tokenOrchestrator: /* @__PURE__ */ openOrchestrator(),
  getTokens: (options?: FetchAuthSessionOptions) => getTokens(appEngine(), options),
  setKeyValueStorage(keyValueStorage: KeyValueStorage) {
    store.setKeyValueStorage(keyValueStorage)
  },
  setAuthConfig(authConfig: AuthConfig) {
    store.setAuthConfig(authConfig)
  },
  setClientMetadataProvider(provider: ClientMetadataProvider) {
    metadataProvider(appEngine()).provide = provider
  },
  teardownNotify() {},
}

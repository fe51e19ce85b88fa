import { Fault } from '../../core/fault.js'
import { endsSession } from '../../core/session/endings.js'
import { AuthError } from '../auth-error.js'
import { appEngine } from '../context.js'
import type { ClientMetadata } from '../types/client-metadata.js'
import type { AuthConfig } from '../types/resources-config.js'
import type { AuthTokens, FetchAuthSessionOptions } from '../types/session.js'
import type {
  AuthTokenStore,
  ClientMetadataProvider,
  CognitoAuthTokens,
  DeviceMetadata,
  OAuthMetadata,
  TokenRefresher,
} from './token-types.js'

/** So many milliseconds before its end a token counts as expired. */
const TOLERANCE = 5000

/**
 * Gives the tokens of a store, refreshed where they have expired: for stores and refreshers of
 * somebody's own.
 *
 * @example
 * import { DefaultTokenStore, refreshAuthTokens, TokenOrchestrator } from '@amplift/auth/cognito'
 *
 * const orchestrator = new TokenOrchestrator()
 * orchestrator.setAuthConfig({
 *   Cognito: { userPoolId: 'eu-west-1_Ab12Cd34E', userPoolClientId: '1h57kf5cpq17m0eml12EXAMPLE' },
 * })
 * orchestrator.setAuthTokenStore(new DefaultTokenStore())
 * orchestrator.setTokenRefresher(refreshAuthTokens)
 * const tokens = await orchestrator.getTokens()
 */
export class TokenOrchestrator {
  private authConfig: AuthConfig | undefined
  private flight: Promise<CognitoAuthTokens | null> | undefined
  clientMetadataProvider?: ClientMetadataProvider
  tokenStore?: AuthTokenStore
  tokenRefresher?: TokenRefresher

  setAuthConfig(authConfig: AuthConfig): void {
    this.authConfig = authConfig
  }

  setTokenRefresher(tokenRefresher: TokenRefresher): void {
    this.tokenRefresher = tokenRefresher
  }

  setAuthTokenStore(tokenStore: AuthTokenStore): void {
    this.tokenStore = tokenStore
  }

  setClientMetadataProvider(clientMetadataProvider: ClientMetadataProvider): void {
    this.clientMetadataProvider = clientMetadataProvider
  }

  /** @throws AuthError `EmptyTokenStoreException` before one is set */
  getTokenStore(): AuthTokenStore {
    if (this.tokenStore) return this.tokenStore
    throw notSet('EmptyTokenStoreException', 'TokenStore not set', 'setAuthTokenStore')
  }

  /** @throws AuthError `EmptyTokenRefresherException` before one is set */
  getTokenRefresher(): TokenRefresher {
    if (this.tokenRefresher) return this.tokenRefresher
    throw notSet('EmptyTokenRefresherException', 'TokenRefresher not set', 'setTokenRefresher')
  }

  /**
   * The tokens of the store; null where there are none, or the service says that they are over.
   *
   * @throws what the refresher throws
   */
  async getTokens(options: FetchAuthSessionOptions = {}): Promise<AuthTokens | null> {
    const cognito = this.authConfig?.Cognito
    if (!cognito?.userPoolId || !cognito.userPoolClientId) return null
    const stored = await this.getTokenStore().loadTokens()
    if (stored === null) return null
    const isGood = options.forceRefresh !== true && !isExpired(stored)
    const tokens = isGood ? stored : await this.refreshOnce(stored, options.clientMetadata)
    if (tokens === null) return null
    const { accessToken, idToken, signInDetails } = tokens
    return { accessToken, ...(idToken && { idToken }), ...(signInDetails && { signInDetails }) }
  }

  async setTokens({ tokens }: { tokens: CognitoAuthTokens }): Promise<void> {
    await this.getTokenStore().storeTokens(tokens)
  }

  async clearTokens(): Promise<void> {
    await this.getTokenStore().clearTokens()
  }

  getDeviceMetadata(username?: string): Promise<DeviceMetadata | null> {
    return this.getTokenStore().getDeviceMetadata(username)
  }

  clearDeviceMetadata(username?: string): Promise<void> {
    return this.getTokenStore().clearDeviceMetadata(username)
  }

  setOAuthMetadata(metadata: OAuthMetadata): Promise<void> {
    return this.getTokenStore().setOAuthMetadata(metadata)
  }

  getOAuthMetadata(): Promise<OAuthMetadata | null> {
    return this.getTokenStore().getOAuthMetadata()
  }

  private refreshOnce(
    tokens: CognitoAuthTokens,
    clientMetadata: ClientMetadata | undefined,
  ): Promise<CognitoAuthTokens | null> {
    this.flight ??= this.refresh(tokens, clientMetadata).finally(() => {
      this.flight = undefined
    })
    return this.flight
  }

  private async refresh(
    tokens: CognitoAuthTokens,
    clientMetadata: ClientMetadata | undefined,
  ): Promise<CognitoAuthTokens | null> {
    const metadata = clientMetadata ?? (await this.clientMetadataProvider?.())
    try {
      const fresh = await this.getTokenRefresher()({
        tokens,
        username: await this.getTokenStore().getLastAuthUser(),
        ...(this.authConfig && { authConfig: this.authConfig }),
        ...(metadata && { clientMetadata: metadata }),
      })
      const { signInDetails } = tokens
      const kept = { ...fresh, ...(signInDetails && { signInDetails }) }
      await this.setTokens({ tokens: kept })
      appEngine().events.tell({ kind: 'tokensRefreshed' })
      return kept
    } catch (error) {
      return this.onRefused(error)
    }
  }

  private async onRefused(error: unknown): Promise<null> {
    if (!(error instanceof Error)) throw error
    const isOver = endsSession(error.name)
    if (isOver) await this.clearTokens()
    const { name, message } = error
    const fault = new Fault({ name, message, cause: error })
    appEngine().events.tell({ kind: 'refreshFailed', fault, endsSession: isOver })
    if (name.startsWith('NotAuthorizedException')) return null
    throw error
  }
}

function isExpired({ accessToken, idToken, clockDrift }: CognitoAuthTokens): boolean {
  const soon = appEngine().platform.clock.now() + clockDrift + TOLERANCE
  return [accessToken, idToken].some((token) => token && soon > (token.payload.exp ?? 0) * 1000)
}

function notSet(name: string, message: string, setter: string): AuthError {
  return new AuthError({ name, message, recoverySuggestion: `Call ${setter} first.` })
}

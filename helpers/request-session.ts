import { Amplify } from 'aws-amplify'
import type { FetchAuthSessionOptions, TokenProvider } from 'aws-amplify/auth'
import {
  DefaultTokenStore,
  refreshAuthTokensWithoutDedupe,
  TokenOrchestrator,
} from 'aws-amplify/auth/cognito'
import type { KeyValueStorageInterface } from 'aws-amplify/utils'
import { type Session, sessionOf } from './session.js'
import { NO_CURRENT_USER } from './tokens.js'
import { likeV5, v5Error } from './v5-error.js'

/** Who is signed in by the cookies of one request. */
export interface RequestSession {
  readonly tokenProvider: TokenProvider
  /** The session, refreshed if it expired, and the name under which its tokens are stored. */
  readSession(options?: FetchAuthSessionOptions): Promise<{ storedName: string; session: Session }>
}

/** Reads the tokens of a request, which are shared with no other. */
export function requestSession(storage: KeyValueStorageInterface): RequestSession {
  const { Auth: config } = Amplify.getConfig()
  const store = new DefaultTokenStore()
  const orchestrator = new TokenOrchestrator()
  let refreshing: ReturnType<typeof refreshAuthTokensWithoutDedupe> | undefined
  let refusal: unknown
  if (config) {
    store.setAuthConfig(config)
    orchestrator.setAuthConfig(config)
  }
  store.setKeyValueStorage(storage)
  orchestrator.setAuthTokenStore(store)
  // v6's own way to refresh once for all who ask would answer one request with the tokens of another.
  orchestrator.setTokenRefresher(async (input) => {
    refreshing ??= refreshAuthTokensWithoutDedupe(input)
    try {
      return await refreshing
    } catch (error) {
      refusal = v5Error(error)
      throw error
    } finally {
      refreshing = undefined
    }
  })
  const getTokens = (options?: FetchAuthSessionOptions) => orchestrator.getTokens(options)
  return {
    tokenProvider: { getTokens },
    async readSession(options) {
      refusal = NO_CURRENT_USER
      const tokens = await likeV5(getTokens(options))
      if (!tokens) throw refusal
      const { idToken, accessToken } = tokens
      if (!idToken) throw new Error('Local storage is missing an ID Token, Please authenticate')
      const { username = '', refreshToken } = (await store.loadTokens()) ?? {}
      return { storedName: username, session: sessionOf(idToken, accessToken, refreshToken) }
    },
  }
}

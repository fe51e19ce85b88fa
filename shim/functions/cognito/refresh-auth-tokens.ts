import { fault } from '../../core/faults.js'
import { inMemory } from '../../core/memory.js'
import { measureDrift } from '../../core/session/clock-drift.js'
import { decodeJwt } from '../../core/session/decode-jwt.js'
import { callRefresh } from '../../core/session/refresh-call.js'
import { atDoor } from '../at-door.js'
import { configureWith } from '../configure-with.js'
import { appEngine } from '../context.js'
import { decodeJWT } from '../decode-jwt.js'
import { ownEngine } from './own-engine.js'
import type { CognitoAuthTokens, RefreshRequest } from './token-types.js'

/**
 * Gets new tokens for those of a session. Nothing is stored.
 *
 * @param request - the tokens, the configuration of their user pool, and what the Lambda functions
 * of the refresh are given
 * @throws AuthError `TokenRefreshException` without a refresh token, `NetworkError`, and what the
 * service refuses with
 *
 * @example
 * import { refreshAuthTokensWithoutDedupe, TokenOrchestrator } from '@amplift/auth/cognito'
 *
 * new TokenOrchestrator().setTokenRefresher(refreshAuthTokensWithoutDedupe)
 */
export function refreshAuthTokensWithoutDedupe(
  request: RefreshRequest,
): Promise<CognitoAuthTokens> {
  return atDoor(async () => {
    const { tokens, authConfig, username, clientMetadata = null } = request
    if (authConfig === undefined) throw fault('AuthUserPoolException')
    const { refreshToken } = tokens
    if (refreshToken === undefined) throw fault('TokenRefreshException')
    const engine = ownEngine()()
    configureWith(engine, { Auth: authConfig }, {})
    const deviceKey = tokens.deviceMetadata?.deviceKey ?? null
    const result = await callRefresh(engine, { refreshToken, deviceKey, clientMetadata })
    if (result?.AccessToken === undefined) throw fault('InvalidTokens')
    const now = engine.platform.clock.now()
    return {
      accessToken: decodeJWT(result.AccessToken),
      ...(result.IdToken !== undefined && { idToken: decodeJWT(result.IdToken) }),
      refreshToken: result.RefreshToken ?? refreshToken,
      clockDrift: 0 - measureDrift(decodeJwt(result.AccessToken), now),
      username,
    }
  })
}

const flights = inMemory('refreshes of token stores', () => {
  return new Map<string, Promise<CognitoAuthTokens>>()
})

/**
 * Gets new tokens for those of a session, once for all who ask for the same at the same time.
 *
 * @throws AuthError as {@link refreshAuthTokensWithoutDedupe} does
 *
 * @example
 * import { refreshAuthTokens, TokenOrchestrator } from '@amplift/auth/cognito'
 *
 * new TokenOrchestrator().setTokenRefresher(refreshAuthTokens)
 */
export function refreshAuthTokens(request: RefreshRequest): Promise<CognitoAuthTokens> {
  const under = flights(appEngine())
  const key = JSON.stringify([request.tokens.refreshToken, request.clientMetadata])
  const flight =
    under.get(key) ?? refreshAuthTokensWithoutDedupe(request).finally(() => void under.delete(key))
  under.set(key, flight)
  return flight
}

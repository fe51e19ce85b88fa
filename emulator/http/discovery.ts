import { jwks } from '../core/keys.js'
import type { Pool, World } from '../core/model.js'
import { type HttpReply, type HttpRequest, jsonReply } from './exchange.js'

/** Answers `/<poolId>/.well-known/...`; undefined for any other path. */
export async function answerDiscovery(
  world: World,
  request: HttpRequest,
  hostedUiUrl: string | undefined,
): Promise<HttpReply | undefined> {
  const match = /^\/([^/]+)\/\.well-known\/(jwks\.json|openid-configuration)$/.exec(request.path)
  if (match === null) return undefined
  const [, poolId = '', document] = match
  const pool = Object.hasOwn(world.state.pools, poolId) ? world.state.pools[poolId] : undefined
  if (pool === undefined) {
    return jsonReply(404, { message: `User pool ${poolId} does not exist.` })
  }
  const cached = { 'cache-control': 'public, max-age=86400' }
  return document === 'jwks.json'
    ? jsonReply(200, await jwks(world, pool), cached)
    : jsonReply(200, describe(pool, request.origin, hostedUiUrl ?? request.origin), cached)
}

/** The issuer keeps its address in AWS, as tokens carry it; the rest leads here. */
function describe(pool: Pool, origin: string, hostedUiUrl: string): object {
  return {
    issuer: `https://cognito-idp.${pool.region}.amazonaws.com/${pool.id}`,
    jwks_uri: `${origin}/${pool.id}/.well-known/jwks.json`,
    authorization_endpoint: `${hostedUiUrl}/oauth2/authorize`,
    token_endpoint: `${hostedUiUrl}/oauth2/token`,
    userinfo_endpoint: `${hostedUiUrl}/oauth2/userInfo`,
    revocation_endpoint: `${hostedUiUrl}/oauth2/revoke`,
    end_session_endpoint: `${hostedUiUrl}/logout`,
    response_types_supported: ['code', 'token'],
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  }
}

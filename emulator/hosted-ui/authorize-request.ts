import type { AppClient, Pool } from '../core/model.js'
import { findClient } from '../core/world.js'
import type { HttpReply } from '../http/exchange.js'
import type { HostedUi } from './hosted-ui.js'
import { redirectTo, redirectToErrorPage } from './redirect.js'

/** A checked request for authorization. */
export interface AuthorizeRequest {
  readonly pool: Pool
  readonly client: AppClient
  readonly redirectUri: string
  readonly responseType: 'code' | 'token'
  readonly scopes: readonly string[]
  readonly state: string | undefined
  readonly nonce: string | undefined
  readonly codeChallenge: string | undefined
  /** `COGNITO`, a social provider, or undefined when the person chooses. */
  readonly provider: string | undefined
  readonly prompt: string | undefined
  readonly loginHint: string | undefined
  /** The parameters as they came, for the forms that carry them on. */
  readonly query: URLSearchParams
}

export type ReadAuthorizeRequest =
  | { readonly request: AuthorizeRequest }
  | { readonly refusal: HttpReply }

/**
 * Checks client and redirect URI first: only when both are known may an error travel to the app, and
 * everything else is told to the person alone.
 */
export function readAuthorizeRequest(ui: HostedUi, query: URLSearchParams): ReadAuthorizeRequest {
  const clientId = query.get('client_id')
  const found = clientId === null ? undefined : findClient(ui.world, clientId)
  if (found === undefined) {
    return { refusal: redirectToErrorPage('Client does not exist.', clientId) }
  }
  const redirectUri = query.get('redirect_uri')
  if (redirectUri === null || !found.client.callbackUrls.includes(redirectUri)) {
    return { refusal: redirectToErrorPage('redirect_mismatch', clientId) }
  }
  const error = findError(found.client, query)
  if (error !== undefined) {
    const state = query.get('state') ?? undefined
    return { refusal: redirectTo(redirectUri, { ...error, state }) }
  }
  return { request: buildRequest(found, redirectUri, query) }
}

type OAuthError = { readonly error: string; readonly error_description?: string }

function findError(client: AppClient, query: URLSearchParams): OAuthError | undefined {
  const responseType = query.get('response_type')
  if (responseType !== 'code' && responseType !== 'token') return { error: 'invalid_request' }
  const needed = responseType === 'code' ? 'code' : 'implicit'
  if (!client.oauthFlows.includes(needed)) return { error: 'unauthorized_client' }
  if (!areAllowed(client, scopesOf(client, query))) return { error: 'invalid_scope' }
  const method = query.get('code_challenge_method')
  const challenge = query.get('code_challenge')
  if (
    (challenge === null) !== (method === null) ||
    (method !== null && method !== 'S256') ||
    (challenge !== null && !/^[\w-]{43}$/.test(challenge))
  ) {
    return { error: 'invalid_request', error_description: 'code_challenge_method must be S256' }
  }
  const provider = providerOf(query)
  if (provider !== undefined && !client.identityProviders.includes(provider)) {
    return { error: 'invalid_request', error_description: 'identity_provider is not supported' }
  }
  return undefined
}

function areAllowed(client: AppClient, scopes: readonly string[]): boolean {
  const isOfOpenId = (scope: string): boolean => ['email', 'phone', 'profile'].includes(scope)
  return (
    scopes.every((scope) => client.oauthScopes.includes(scope)) &&
    (scopes.includes('openid') || !scopes.some(isOfOpenId))
  )
}

function buildRequest(
  { pool, client }: { readonly pool: Pool; readonly client: AppClient },
  redirectUri: string,
  query: URLSearchParams,
): AuthorizeRequest {
  return {
    pool,
    client,
    redirectUri,
    responseType: query.get('response_type') === 'token' ? 'token' : 'code',
    scopes: scopesOf(client, query),
    state: query.get('state') ?? undefined,
    nonce: query.get('nonce') ?? undefined,
    codeChallenge: query.get('code_challenge') ?? undefined,
    provider: providerOf(query),
    prompt: query.get('prompt') ?? undefined,
    loginHint: query.get('login_hint') ?? undefined,
    query,
  }
}

/** A request without scopes gets all that the client has. */
function scopesOf(client: AppClient, query: URLSearchParams): readonly string[] {
  const scopes = (query.get('scope') ?? '').split(/\s+/).filter((scope) => scope !== '')
  return scopes.length === 0 ? client.oauthScopes : scopes
}

function providerOf(query: URLSearchParams): string | undefined {
  return query.get('identity_provider') ?? query.get('idp_identifier') ?? undefined
}

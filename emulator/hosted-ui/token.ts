import { createHash } from 'node:crypto'
import { isCognitoError } from '../core/errors.js'
import type { AppClient, AuthorizationCode, IssuedTokens, Pool } from '../core/model.js'
import { refreshTokens } from '../core/refresh.js'
import { issueTokens } from '../core/tokens.js'
import { type HttpReply, type HttpRequest, jsonReply } from '../http/exchange.js'
import { findProvenClient } from './client-proof.js'
import { readForm } from './form.js'
import type { HostedUi } from './hosted-ui.js'

type Grant = (
  ui: HostedUi,
  owner: { readonly pool: Pool; readonly client: AppClient },
  form: URLSearchParams,
) => Promise<HttpReply>

const GRANTS: Readonly<Record<string, Grant>> = {
  authorization_code: exchangeCode,
  refresh_token: exchangeRefreshToken,
}

/** `/oauth2/token`: a code or a refresh token against tokens. */
export async function token(ui: HostedUi, http: HttpRequest): Promise<HttpReply> {
  const form = readForm(http)
  const type = form.get('grant_type')
  if (type === null) return refuse('invalid_request')
  const grant = Object.hasOwn(GRANTS, type) ? GRANTS[type] : undefined
  if (grant === undefined) return refuse('unsupported_grant_type')
  const owner = findProvenClient(ui, http, form)
  if (owner === undefined) return refuse('invalid_client')
  try {
    return await grant(ui, owner, form)
  } catch (error) {
    if (!isCognitoError(error)) throw error
    return refuse('invalid_grant')
  }
}

async function exchangeCode(
  ui: HostedUi,
  owner: { readonly pool: Pool; readonly client: AppClient },
  form: URLSearchParams,
): Promise<HttpReply> {
  const { client, pool } = owner
  if (!client.oauthFlows.includes('code')) return refuse('unauthorized_client')
  const text = form.get('code')
  if (text === null || form.get('redirect_uri') === null) return refuse('invalid_request')
  const code = takeCode(ui, text)
  if (code === undefined || !isFor(code, client, form)) return refuse('invalid_grant')
  const user = Object.hasOwn(pool.users, code.username) ? pool.users[code.username] : undefined
  if (user?.enabled !== true) return refuse('invalid_grant')
  const tokens = await issueTokens(ui.world, {
    pool,
    client,
    user,
    scopes: code.scopes,
    nonce: code.nonce,
    triggerSource: 'TokenGeneration_HostedAuth',
  })
  return accept(tokens, code.scopes.includes('openid'))
}

async function exchangeRefreshToken(
  ui: HostedUi,
  { pool, client }: { readonly pool: Pool; readonly client: AppClient },
  form: URLSearchParams,
): Promise<HttpReply> {
  const text = form.get('refresh_token')
  if (text === null) return refuse('invalid_request')
  return accept(await refreshTokens(ui.world, { pool, client, token: text }), true)
}

/** A code is good once, whether or not the rest of the request is right. */
function takeCode(ui: HostedUi, text: string): AuthorizationCode | undefined {
  const { codes } = ui.world.state
  const code = Object.hasOwn(codes, text) ? codes[text] : undefined
  delete codes[text]
  return code !== undefined && code.expiresAt > ui.world.clock.now() ? code : undefined
}

function isFor(code: AuthorizationCode, client: AppClient, form: URLSearchParams): boolean {
  const verifier = form.get('code_verifier')
  return (
    code.clientId === client.id &&
    code.redirectUri === form.get('redirect_uri') &&
    (code.codeChallenge === undefined
      ? verifier === null
      : verifier !== null && challengeOf(verifier) === code.codeChallenge)
  )
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}

function accept(tokens: IssuedTokens, isOpenId: boolean): HttpReply {
  return jsonReply(200, {
    ...(isOpenId ? { id_token: tokens.IdToken } : {}),
    access_token: tokens.AccessToken,
    ...(tokens.RefreshToken === undefined ? {} : { refresh_token: tokens.RefreshToken }),
    expires_in: tokens.ExpiresIn,
    token_type: tokens.TokenType,
  })
}

function refuse(error: string): HttpReply {
  return jsonReply(400, { error })
}

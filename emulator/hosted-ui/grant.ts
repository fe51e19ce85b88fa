import { randomUUID } from 'node:crypto'
import type { User } from '../core/model.js'
import { issueTokens } from '../core/tokens.js'
import type { HttpReply } from '../http/exchange.js'
import type { AuthorizeRequest } from './authorize-request.js'
import type { HostedUi } from './hosted-ui.js'
import { redirectTo, redirectWithFragment } from './redirect.js'

const CODE_LIFETIME_MS = 5 * 60 * 1000

/** Who signed in, and what the browser is told besides. */
export interface SignedInPerson {
  readonly user: User
  readonly headers?: Readonly<Record<string, string>>
}

/** Sends a person who signed in back to the app, with a code or with the tokens themselves. */
export async function grantTo(
  ui: HostedUi,
  request: AuthorizeRequest,
  person: SignedInPerson,
): Promise<HttpReply> {
  const { user, headers } = person
  if (request.responseType === 'token') return grantTokens(ui, request, person)
  const code = randomUUID()
  ui.world.state.codes[code] = {
    code,
    poolId: request.pool.id,
    clientId: request.client.id,
    username: user.username,
    redirectUri: request.redirectUri,
    scopes: request.scopes,
    nonce: request.nonce,
    codeChallenge: request.codeChallenge,
    expiresAt: ui.world.clock.now() + CODE_LIFETIME_MS,
  }
  return redirectTo(request.redirectUri, { code, state: request.state }, headers)
}

/** Tells the app that nobody signed in. */
export function denyTo(request: AuthorizeRequest, error: string, description?: string): HttpReply {
  return redirectTo(request.redirectUri, {
    error_description: description,
    error,
    state: request.state,
  })
}

async function grantTokens(
  ui: HostedUi,
  request: AuthorizeRequest,
  { user, headers }: SignedInPerson,
): Promise<HttpReply> {
  const tokens = await issueTokens(ui.world, {
    pool: request.pool,
    client: request.client,
    user,
    scopes: request.scopes,
    nonce: request.nonce,
    triggerSource: 'TokenGeneration_HostedAuth',
  })
  return redirectWithFragment(
    request.redirectUri,
    {
      id_token: request.scopes.includes('openid') ? tokens.IdToken : undefined,
      access_token: tokens.AccessToken,
      expires_in: String(tokens.ExpiresIn),
      token_type: 'Bearer',
      state: request.state,
    },
    headers,
  )
}

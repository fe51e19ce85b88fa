import type { AuthenticationResultType } from '@aws-sdk/client-cognito-identity-provider'
import type { Engine } from '../engine.js'
import { Fault } from '../fault.js'
import { oauthFault, pagesFault } from './oauth-faults.js'
import { formOf } from './url-parameters.js'

/** What a code is exchanged with. */
export interface CodeExchange {
  /** Without `https://`. */
  readonly domain: string
  readonly clientId: string
  readonly code: string
  readonly verifier: string | null
  /** The very URL that the authorize endpoint was given. */
  readonly redirectUrl: string
}

/**
 * Gets tokens for a code (RFC 6749, 4.1.3). It is tried once: a code serves once.
 *
 * @throws Fault `OAuthSignInException` with what the endpoint says, `NetworkError` where it says
 * nothing
 */
export async function exchangeCode(
  { platform }: Engine,
  { domain, clientId, code, verifier, redirectUrl }: CodeExchange,
): Promise<AuthenticationResultType> {
  const form: readonly (readonly [string, string])[] = [
    ['grant_type', 'authorization_code'],
    ['code', code],
    ['client_id', clientId],
    ['redirect_uri', redirectUrl],
    ...(verifier === null ? [] : ([['code_verifier', verifier]] as const)),
  ]
  const request = {
    url: `https://${domain}/oauth2/token`,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: formOf(form),
  } as const
  const { body } = await platform.send(request).catch((cause: unknown) => {
    throw new Fault({
      name: 'NetworkError',
      message: 'A network error has occurred.',
      recovery: 'Check the connection and sign in again.',
      cause,
    })
  })
  return readTokens(body)
}

function readTokens(body: string): AuthenticationResultType {
  const answer = parse(body)
  const { access_token, id_token, refresh_token, token_type, expires_in } = answer
  const refusal = text(answer.error_message) ?? text(answer.error)
  if (refusal !== undefined) throw pagesFault(refusal)
  return {
    AccessToken: text(access_token),
    IdToken: text(id_token),
    RefreshToken: text(refresh_token),
    TokenType: text(token_type),
    ...(typeof expires_in === 'number' && { ExpiresIn: expires_in }),
  }
}

function parse(body: string): Readonly<Record<string, unknown>> {
  try {
    const answer: unknown = JSON.parse(body)
    if (typeof answer === 'object' && answer !== null) return answer as Record<string, unknown>
  } catch {
    // What follows says it.
  }
  throw oauthFault('NoAnswer')
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

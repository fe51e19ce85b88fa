import type { OAuthConfig } from '../config/config.js'
import { formOf } from './url-parameters.js'

/** What somebody is sent to the sign-in pages with. */
export interface AuthorizeRequest {
  readonly clientId: string
  readonly redirectUrl: string
  readonly state: string
  /** Of the code verifier; not sent where tokens come back at once. */
  readonly challenge: string
  readonly provider: RedirectProvider
  readonly hints: RedirectHints
}

/** Who is to sign somebody in: a provider by its name or by one of its identifiers; null for any. */
export type RedirectProvider =
  | { readonly name: string }
  | { readonly identifier: string }
  /** Whoever has a session already. */
  | null

/** What the pages are told besides. */
export interface RedirectHints {
  readonly loginHint?: string | undefined
  readonly lang?: string | undefined
  readonly nonce?: string | undefined
  readonly prompt?: string | undefined
}

/** The URL of the authorize endpoint, with its parameters in the order of v6. */
export function authorizeUrl(
  { domain, responseType, scopes }: OAuthConfig,
  { clientId, redirectUrl, state, challenge, provider, hints }: AuthorizeRequest,
): string {
  const isCode = responseType === 'code'
  const parameters: readonly (readonly [string, string | null | undefined])[] = [
    ['redirect_uri', redirectUrl],
    ['response_type', responseType],
    ['client_id', clientId],
    ['idp_identifier', provider && 'identifier' in provider ? provider.identifier : null],
    ['identity_provider', provider && 'name' in provider ? provider.name : null],
    ['scope', scopes.join(' ')],
    ['login_hint', hints.loginHint],
    ['lang', hints.lang],
    ['nonce', hints.nonce],
    ['prompt', hints.prompt?.toLowerCase()],
    ['state', state],
    ['code_challenge', isCode ? challenge : null],
    ['code_challenge_method', isCode ? 'S256' : null],
  ]
  const given: [string, string][] = []
  for (const [name, value] of parameters) if (value) given.push([name, value])
  return `https://${domain}/oauth2/authorize?${formOf(given)}`
}

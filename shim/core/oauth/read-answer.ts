import type { AuthenticationResultType } from '@aws-sdk/client-cognito-identity-provider'
import { userPoolOf } from '../call.js'
import type { OAuthConfig } from '../config/config.js'
import type { Engine } from '../engine.js'
import { exchangeCode } from './exchange-code.js'
import { oauthFault, pagesFault } from './oauth-faults.js'
import type { PendingRedirect } from './pending-redirect.js'
import { parametersOf } from './url-parameters.js'

/** What the sign-in pages have answered, once it is known to be the answer that was waited for. */
export interface RedirectAnswer {
  readonly result: AuthenticationResultType
  readonly state: string
}

/** True for a URL that the sign-in pages have put an answer into. */
export function holdsAnswer(url: string, { responseType }: OAuthConfig): boolean {
  const parameters = parametersOf(url, partOf(responseType))
  const wanted = responseType === 'code' ? 'code' : 'access_token'
  return (
    parameters.has(wanted) || parameters.has('error') || parametersOf(url, 'query').has('error')
  )
}

/**
 * Reads the answer of the sign-in pages off a URL, and gets the tokens that it stands for.
 *
 * @throws Fault `OAuthSignInException`, `oauthSignInError` where it is the answer to somebody else's
 * question, `NetworkError`
 */
export async function readAnswer(
  engine: Engine,
  url: string,
  oauth: OAuthConfig,
  pending: PendingRedirect,
  redirectUrl: string,
): Promise<RedirectAnswer> {
  const parameters = parametersOf(url, partOf(oauth.responseType))
  const refusal = parametersOf(url, 'query').has('error') ? parametersOf(url, 'query') : parameters
  const error = refusal.get('error')
  if (error !== undefined) throw pagesFault(refusal.get('error_description') ?? error)
  const state = parameters.get('state')
  if (oauth.responseType === 'token') {
    if (!parameters.get('access_token')) throw oauthFault('NoAccessToken')
    return { state: checkedState(state, pending), result: tokensIn(parameters) }
  }
  const code = parameters.get('code')
  if (!code || !state) throw oauthFault('NoCode')
  const checked = checkedState(state, pending)
  const { clientId } = userPoolOf(engine)
  const { domain } = oauth
  const { verifier } = pending
  const result = await exchangeCode(engine, { domain, clientId, code, verifier, redirectUrl })
  return { state: checked, result }
}

/** An answer to a question that this browser never asked would sign its person in as somebody else. */
function checkedState(state: string | undefined, pending: PendingRedirect): string {
  if (state === undefined) throw oauthFault('NoState')
  if (state === '' || state !== pending.state) throw oauthFault('UnknownState')
  return state
}

function tokensIn(parameters: ReadonlyMap<string, string>): AuthenticationResultType {
  return {
    AccessToken: parameters.get('access_token'),
    IdToken: parameters.get('id_token'),
    TokenType: parameters.get('token_type'),
  }
}

function partOf(responseType: OAuthConfig['responseType']): 'query' | 'fragment' {
  return responseType === 'code' ? 'query' : 'fragment'
}

import { isCognitoError } from '../core/errors.js'
import { revokeFamily } from '../core/refresh.js'
import { type HttpReply, type HttpRequest, jsonReply } from '../http/exchange.js'
import { findProvenClient } from './client-proof.js'
import { readForm } from './form.js'
import type { HostedUi } from './hosted-ui.js'

const REFUSALS: Readonly<Record<string, string>> = {
  UnsupportedTokenTypeException: 'unsupported_token_type',
  UnsupportedOperationException: 'invalid_request',
}

/** `/oauth2/revoke`: ends all tokens of a refresh token's sign-in. */
export async function revoke(ui: HostedUi, http: HttpRequest): Promise<HttpReply> {
  const form = readForm(http)
  const token = form.get('token')
  const owner = findProvenClient(ui, http, form)
  if (owner === undefined) return jsonReply(401, { error: 'invalid_client' })
  if (token === null || token === '') return jsonReply(400, { error: 'invalid_request' })
  try {
    revokeFamily({ ...owner, token })
  } catch (error) {
    if (!isCognitoError(error)) throw error
    const refusal = REFUSALS[error.type]
    if (refusal !== undefined) return jsonReply(400, { error: refusal })
    // A token that means nothing here needs no revoking (RFC 7009, section 2.2).
  }
  return { status: 200, headers: { 'cache-control': 'no-store' }, body: '' }
}

import { Amplify } from 'aws-amplify'
import type { AuthTokens, FetchAuthSessionOptions } from 'aws-amplify/auth'
import { Hub as HubV6 } from 'aws-amplify/utils'
import { likeV5, v5Error } from './v5-error.js'

/** What v5 rejected with, as a bare string, when nobody was signed in. */
export const NO_CURRENT_USER = 'No current user'

/**
 * The tokens of whoever is signed in, refreshed if they expired. Rejects when nobody is: v6 resolves
 * without tokens then, and also when Cognito refuses to refresh them; only Hub tells why.
 * Unlike `fetchAuthSession` it asks no identity pool, as v5 did not.
 */
export async function currentTokens(options: FetchAuthSessionOptions = {}): Promise<AuthTokens> {
  let refusal: unknown = NO_CURRENT_USER
  const stopListening = HubV6.listen('auth', ({ payload }) => {
    if (payload.event === 'tokenRefresh_failure') refusal = v5Error(payload.data.error)
  })
  try {
    const tokens = await likeV5(Amplify.getTokens(options))
    if (!tokens) throw refusal
    return tokens
  } finally {
    stopListening()
  }
}

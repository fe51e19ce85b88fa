import { userPoolOf } from '../call.js'
import type { Engine } from '../engine.js'
import { readItems, removeItems } from '../items.js'
import { hostedKey, KEY_PREFIX, sessionKeys } from './keys.js'
import { storagesOf } from './store.js'

/** v5's flag that the session came from the sign-in pages. v6 honours it. */
const V5_HOSTED = 'amplify-signin-with-hostedUI'

/** What v5 leaves in its storage, for all app clients. */
const V5_KEYS: readonly string[] = [
  V5_HOSTED,
  'amplify-redirected-from-hosted-ui',
  'amplify-auto-sign-in',
  'amplify-polling-started',
  'aws-amplify-federatedInfo',
]

/** What v5 leaves in the storage of the tab. */
const V5_TAB_KEYS: readonly string[] = ['oauth_state', 'ouath_pkce_key']

/** What v6 keeps of a redirect, for each app client. */
const V6_REDIRECT_KEYS: readonly string[] = [
  'inflightOAuth',
  'inflightOAuthDeadline',
  'oauthPKCE',
  'oauthState',
  'oauthSignIn',
  // Ours.
  'ampliftOAuthNonce',
]

/** Whether a session came from the sign-in pages, by any of the marks of v5, v6 and ours. */
export async function cameFromPages(engine: Engine, username: string | null): Promise<boolean> {
  const { clientId } = userPoolOf(engine)
  for (const storage of storagesOf(engine)) {
    const [v5, v6, metadata] = await readItems(
      storage,
      V5_HOSTED,
      hostedKey(clientId),
      sessionKeys(clientId, username ?? '').oauthMetadata,
    )
    if (v5 === 'true' || v6?.split(',')[0] === 'true') return true
    if (metadata !== null && /"oauthSignIn"\s*:\s*true/.test(metadata)) return true
  }
  return false
}

/**
 * Removes the marks of an earlier session from the sign-in pages: v5 leaves them, and a user with a
 * password would be led to the pages at sign-out.
 */
export async function clearRedirectTraces(engine: Engine, username: string): Promise<void> {
  const { clientId } = userPoolOf(engine)
  const { oauthMetadata, userData } = sessionKeys(clientId, username)
  // v5 would take the attributes of an earlier session for those of this one.
  const keys = [V5_HOSTED, hostedKey(clientId), oauthMetadata, userData]
  for (const storage of storagesOf(engine)) await removeItems(storage, keys)
}

/** Removes what v5 and v6 leave behind a session besides what is the user's own. */
export async function clearLeftovers(engine: Engine): Promise<void> {
  const { clientId } = userPoolOf(engine)
  const redirects = V6_REDIRECT_KEYS.map((name) => `${KEY_PREFIX}.${clientId}.${name}`)
  for (const storage of storagesOf(engine)) await removeItems(storage, [...V5_KEYS, ...redirects])
  await removeItems(engine.platform.tabStorage, V5_TAB_KEYS)
}

import type { Engine } from '../engine.js'
import { KEY_PREFIX } from './keys.js'

/** What another tab has done with the session. */
export type OtherTabEvent = 'signedIn' | 'signedOut' | 'tokensRefreshed'

/**
 * Tells what other tabs do with the sessions of the app, as far as the host hears of it.
 *
 * @returns what stops it
 */
export function hearOtherTabs(
  { platform }: Engine,
  listener: (event: OtherTabEvent) => void,
): () => void {
  const stop = platform.onStorageChange?.(({ key, before, after }) => {
    if (!key.startsWith(`${KEY_PREFIX}.`)) return
    // Refresh tokens come and go with sessions; access tokens change with each refresh.
    if (key.endsWith('.refreshToken')) {
      if (after && !before) listener('signedIn')
      else if (before && !after) listener('signedOut')
    } else if (key.endsWith('.accessToken') && before && after && before !== after) {
      listener('tokensRefreshed')
    }
  })
  return stop ?? (() => undefined)
}

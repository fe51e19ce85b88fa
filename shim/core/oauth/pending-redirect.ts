import { userPoolOf } from '../call.js'
import type { Engine } from '../engine.js'
import { readItems, removeItems, writeItems } from '../items.js'
import { KEY_PREFIX } from '../session/keys.js'

/** How long others wait for a redirect, in milliseconds: as long as in v6. */
export const REDIRECT_LIFETIME: number = 5 * 60 * 1000

/** What was kept when somebody left for the sign-in pages. */
export interface PendingRedirect {
  readonly state: string
  /** Null where none was kept, which servers with PKCE refuse. */
  readonly verifier: string | null
  /** What has to come back in the id token; null where nothing was sent. */
  readonly nonce: string | null
  /** Which library's user left. Of what v5 left, a page without an answer says nothing. */
  readonly by: 'v5' | 'v6'
}

/** Where a redirect is kept: v6's own names, and ours for what it does not keep. */
export interface RedirectKeys {
  readonly state: string
  readonly verifier: string
  readonly nonce: string
  readonly isUnderWay: string
  readonly deadline: string
}

/** The keys of a redirect of the configured app client. */
export function redirectKeys(engine: Engine): RedirectKeys {
  const { clientId } = userPoolOf(engine)
  const of = (name: string): string => `${KEY_PREFIX}.${clientId}.${name}`
  return {
    state: of('oauthState'),
    verifier: of('oauthPKCE'),
    nonce: of('ampliftOAuthNonce'),
    isUnderWay: of('inflightOAuth'),
    deadline: of('inflightOAuthDeadline'),
  }
}

/** In v5 they are in the storage of the tab, and spelled like this. */
const V5_STATE = 'oauth_state'
const V5_VERIFIER = 'ouath_pkce_key'

/**
 * Keeps what has to be known when somebody comes back. It is always in the storage of the host, as in
 * v6: what keeps the tokens may be cookies that a redirect does not send.
 */
export async function keepRedirect(
  engine: Engine,
  { state, verifier, nonce }: Omit<PendingRedirect, 'by'>,
): Promise<void> {
  const { platform } = engine
  const keys = redirectKeys(engine)
  const deadline = String(platform.clock.now() + REDIRECT_LIFETIME)
  await writeItems(platform.storage, [
    [keys.state, state],
    [keys.verifier, verifier],
    [keys.nonce, nonce],
    // Only a page is left for the sign-in pages; v6 reads the flag and the deadline in this order.
    ...(platform.page === null
      ? []
      : ([
          [keys.deadline, deadline],
          [keys.isUnderWay, 'true'],
        ] as const)),
  ])
  await removeItems(platform.tabStorage, [V5_STATE, V5_VERIFIER])
}

/** What was kept; null where nobody has left, in this browser. */
export async function pendingRedirect(engine: Engine): Promise<PendingRedirect | null> {
  const { storage, tabStorage, page } = engine.platform
  const keys = redirectKeys(engine)
  const [state, verifier, nonce, isUnderWay] = await readItems(
    storage,
    keys.state,
    keys.verifier,
    keys.nonce,
    keys.isUnderWay,
  )
  if (page === null || isUnderWay === 'true') {
    return { state: state ?? '', verifier, nonce, by: 'v6' }
  }
  const [stateOfV5, verifierOfV5] = await readItems(tabStorage, V5_STATE, V5_VERIFIER)
  if (stateOfV5 === null) return null
  return { state: stateOfV5, verifier: verifierOfV5, nonce: null, by: 'v5' }
}

/** Forgets it: it serves once. */
export async function forgetRedirect(engine: Engine): Promise<void> {
  const { storage, tabStorage } = engine.platform
  const { state, verifier, nonce, isUnderWay, deadline } = redirectKeys(engine)
  await removeItems(storage, [state, verifier, nonce, isUnderWay, deadline])
  await removeItems(tabStorage, [V5_STATE, V5_VERIFIER])
}

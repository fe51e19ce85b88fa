import { userPoolOf } from '../call.js'
import type { OAuthConfig } from '../config/config.js'
import type { Engine } from '../engine.js'
import { Fault } from '../fault.js'
import { writeItems } from '../items.js'
import { claimsOf } from '../session/claims.js'
import { storeSignIn } from '../session/keep-sign-in.js'
import { hostedKey, sessionKeys } from '../session/keys.js'
import type { SignedInUser } from '../session/session.js'
import { customStateOf } from './custom-state.js'
import { oauthFault } from './oauth-faults.js'
import { forgetRedirect, type PendingRedirect } from './pending-redirect.js'
import { readAnswer } from './read-answer.js'
import { chooseRedirectUrl } from './redirect-url.js'

/** How somebody came back. */
export interface Return {
  /** The whole URL. */
  readonly url: string
  /** The browser session was one of its own. */
  readonly isPrivate?: boolean
}

/**
 * Signs somebody in who has come back from the sign-in pages, and tells `redirectSignedIn` and
 * `signedIn`; where it fails, `redirectFailed`. The redirect is over in either case.
 *
 * @throws Fault `OAuthSignInException`, `oauthSignInError`, `NetworkError`, what storing the session
 * throws
 */
export async function completeRedirect(
  engine: Engine,
  oauth: OAuthConfig,
  pending: PendingRedirect,
  { url, isPrivate = false }: Return,
): Promise<void> {
  const { page, clock } = engine.platform
  try {
    const redirectUrl = chooseRedirectUrl(oauth.redirectSignIn, page?.url() ?? null)
    const { result, state } = await readAnswer(engine, url, oauth, pending, redirectUrl)
    checkNonce(engine, pending, result.IdToken)
    const username = claimsOf(engine, result.AccessToken ?? null)?.username
    const user = await storeSignIn(engine, {
      username: typeof username === 'string' ? username : 'username',
      result,
      signInDetails: null,
      receivedAt: clock.now(),
    })
    await markAsHosted(engine, user, isPrivate)
    await forgetRedirect(engine)
    page?.replaceUrl(redirectUrl)
    engine.events.tell({ kind: 'redirectSignedIn', customState: customStateOf(state) })
    engine.events.tell({ kind: 'signedIn', user })
  } catch (error) {
    if (error instanceof Fault) await failRedirect(engine, error)
    throw error
  }
}

/** Ends a redirect that has come to nothing, and tells `redirectFailed`. */
export async function failRedirect(engine: Engine, fault: Fault): Promise<void> {
  try {
    await forgetRedirect(engine)
  } finally {
    engine.events.tell({ kind: 'redirectFailed', fault })
  }
}

/** Tokens that were made for another redirect do not hold what this one has sent (OpenID Connect, 3.1.3.7). */
function checkNonce(engine: Engine, { nonce }: PendingRedirect, idToken: string | undefined): void {
  if (nonce === null) return
  if (claimsOf(engine, idToken ?? null)?.nonce !== nonce) throw oauthFault('WrongNonce')
}

/** The marks by which v6 knows that a sign-out has to visit the pages too. */
async function markAsHosted(
  engine: Engine,
  { username }: SignedInUser,
  isPrivate: boolean,
): Promise<void> {
  const { clientId } = userPoolOf(engine)
  const { oauthMetadata } = sessionKeys(clientId, username)
  await writeItems(engine.storage, [[oauthMetadata, '{"oauthSignIn":true}']])
  await writeItems(engine.platform.storage, [[hostedKey(clientId), `true,${isPrivate}`]])
}

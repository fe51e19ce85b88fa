import type { SessionOpener } from '../../platform/platform.js'
import { userPoolOf } from '../call.js'
import type { OAuthConfig } from '../config/config.js'
import type { Engine } from '../engine.js'
import { refuseSignedIn } from '../session/refuse-signed-in.js'
import { authorizeUrl, type RedirectHints, type RedirectProvider } from './authorize-url.js'
import { completeRedirect, failRedirect } from './complete-redirect.js'
import { encodeCustomState } from './custom-state.js'
import { oauthFault, pagesFault } from './oauth-faults.js'
import { keepRedirect, pendingRedirect } from './pending-redirect.js'
import { chooseRedirectUrl } from './redirect-url.js'
import { cancelRedirect, markTab } from './resume-redirect.js'
import { codeChallenge, randomText } from './verifier.js'

/** How somebody is led to the sign-in pages. */
export interface RedirectOptions {
  readonly provider: RedirectProvider
  /** Comes back with `redirectSignedIn`. */
  readonly customState: string | null
  /** Asks for a browser session that shares nothing with others. */
  readonly isPrivate: boolean
  readonly hints: RedirectHints
  /** What opens the pages in the place of the host's own. */
  readonly open: SessionOpener | null
  /** Leads there although somebody is signed in. */
  readonly replacesSession: boolean
}

/**
 * Leads to the sign-in pages. In a page this is where it is left; where the host waits for the way
 * back, it ends with somebody signed in.
 *
 * @throws Fault `OAuthNotConfigureException`, `UserAlreadyAuthenticatedException`, those of
 * {@link chooseRedirectUrl}, `OAuthSignInException` where the pages cannot be opened or were closed,
 * those of {@link completeRedirect}
 */
export async function startRedirect(engine: Engine, options: RedirectOptions): Promise<void> {
  const { clientId } = userPoolOf(engine)
  const oauth = oauthOf(engine)
  if (!options.replacesSession) await refuseSignedIn(engine)
  const { page } = engine.platform
  const redirectUrl = chooseRedirectUrl(oauth.redirectSignIn, page?.url() ?? null)
  const { provider, customState, hints, isPrivate } = options
  const own = randomText(engine, 32)
  const state = customState ? `${own}-${encodeCustomState(customState)}` : own
  const verifier = randomText(engine, 128)
  await keepRedirect(engine, { state, verifier, nonce: hints.nonce ?? null })
  await markTab(engine, state)
  const challenge = codeChallenge(verifier)
  const request = { clientId, redirectUrl, state, challenge, provider, hints }
  const back = await openPages(engine, oauth, authorizeUrl(oauth, request), options)
  if (back === undefined) return
  const pending = await pendingRedirect(engine)
  if (pending !== null) await completeRedirect(engine, oauth, pending, { url: back, isPrivate })
}

/** The sign-in pages of the configuration. */
export function oauthOf({ config }: Engine): OAuthConfig {
  if (!config?.oauth) throw oauthFault('OAuthNotConfigureException')
  return config.oauth
}

async function openPages(
  engine: Engine,
  { redirectSignIn }: OAuthConfig,
  url: string,
  { open, isPrivate }: RedirectOptions,
): Promise<string | undefined> {
  const { platform } = engine
  const stop = platform.page?.onShownAgain?.(() => {
    stop?.()
    void cancelRedirect(engine).catch(() => undefined)
  })
  const back = await (open ?? platform.open)(url, redirectSignIn, isPrivate).catch(
    async (cause: unknown) => {
      throw await failed(engine, String(cause), cause)
    },
  )
  if (back === null) throw await failed(engine, 'canceled')
  return back
}

async function failed(engine: Engine, message: string, cause?: unknown): Promise<Error> {
  const found = pagesFault(message, cause)
  await failRedirect(engine, found)
  return found
}

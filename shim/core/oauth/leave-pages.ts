import { userPoolOf } from '../call.js'
import type { OAuthConfig } from '../config/config.js'
import type { Engine } from '../engine.js'
import { fault } from '../faults.js'
import { chooseRedirectUrl } from './redirect-url.js'

/**
 * Leads to the sign-out of the sign-in pages, which leads back to one of the configured URLs.
 *
 * @throws Fault `OAuthSignOutException` where the host cannot open it, and those of
 * {@link chooseRedirectUrl}
 */
export async function leaveSignInPages(
  engine: Engine,
  { domain, redirectSignOut }: OAuthConfig,
  redirectUrl?: string,
): Promise<void> {
  const { page, open } = engine.platform
  const { clientId } = userPoolOf(engine)
  const back = chooseRedirectUrl(redirectSignOut, page?.url() ?? null, redirectUrl)
  const query = `client_id=${clientId}&logout_uri=${encodeURIComponent(back)}`
  try {
    await open(`https://${domain}/logout?${query}`, redirectSignOut, false)
  } catch (cause) {
    throw fault('OAuthSignOutException', cause)
  }
}

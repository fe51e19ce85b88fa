import { findClient } from '../core/world.js'
import type { HttpReply, HttpRequest } from '../http/exchange.js'
import { forgetBrowser } from './browser-session.js'
import type { HostedUi } from './hosted-ui.js'
import { redirectTo, redirectToErrorPage } from './redirect.js'

/** `/logout`: forgets the browser, then leads back to the app or to the sign-in page. */
export async function logout(ui: HostedUi, http: HttpRequest): Promise<HttpReply> {
  const clientId = http.query.get('client_id')
  const found = clientId === null ? undefined : findClient(ui.world, clientId)
  if (found === undefined) return redirectToErrorPage('Client does not exist.', clientId)
  const logoutUri = http.query.get('logout_uri')
  if (logoutUri !== null) {
    return found.client.logoutUrls.includes(logoutUri)
      ? redirectTo(logoutUri, {}, forgetBrowser(ui, http))
      : redirectToErrorPage('redirect_mismatch', clientId)
  }
  const redirectUri = http.query.get('redirect_uri')
  if (redirectUri !== null && found.client.callbackUrls.includes(redirectUri)) {
    return redirectTo('/login', Object.fromEntries(http.query), forgetBrowser(ui, http))
  }
  return redirectToErrorPage(
    redirectUri === null
      ? 'Required String parameter logout_uri is not present'
      : 'redirect_mismatch',
    clientId,
  )
}

import type { AuthEvent } from '../core/events.js'
import { authErrorOf } from './at-door.js'
import { authUserOf } from './get-current-user.js'
import type { HubPayload } from './types/hub.js'

/** What v6 tells its Hub where the engine tells an event: one message, or two. */
export function hubPayloadsOf(event: AuthEvent): readonly HubPayload[] {
  switch (event.kind) {
    case 'signedIn':
      return [{ event: 'signedIn', data: authUserOf(event.user) }]
    case 'signedOut':
      return [{ event: 'signedOut' }]
    case 'tokensRefreshed':
      return [{ event: 'tokenRefresh' }]
    case 'configured':
    case 'deviceNotRemembered':
      // v6 has no word for it on this channel.
      return []
    case 'refreshFailed':
      return [{ event: 'tokenRefresh_failure', data: { error: authErrorOf(event.fault) } }]
    case 'redirectSignedIn':
      return [
        ...(event.customState === null
          ? []
          : [{ event: 'customOAuthState', data: event.customState }]),
        { event: 'signInWithRedirect' },
      ]
    case 'redirectFailed':
      return [{ event: 'signInWithRedirect_failure', data: { error: authErrorOf(event.fault) } }]
  }
}

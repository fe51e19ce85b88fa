import { inMemory } from '../core/memory.js'
import { AuthError } from './auth-error.js'
import { appEngine } from './context.js'
import { relay } from './relay.js'
import type { AuthHub, HubCapsule, HubListenOptions, HubPayload } from './types/hub.js'

interface Listener {
  readonly callback: (capsule: HubCapsule) => void
  readonly hearsOtherTabs: boolean
}

const listeners = inMemory('hub', () => new Map<string, Listener[]>())

/**
 * Tells and hears events, as `Hub` of aws-amplify 6 does. What happens to the session is told on the
 * channel `auth`. An app that uses other categories of aws-amplify passes their Hub to
 * {@link libraryOptions} and listens there.
 *
 * @example
 * import { Hub } from '@amplift/auth'
 *
 * const stop = Hub.listen('auth', ({ payload }) => {
 *   if (payload.event === 'signedOut') location.assign('/')
 * })
 */
export const Hub: AuthHub = {
  listen(
    channel: string,
    callback: (capsule: HubCapsule<never>) => void,
    options: HubListenOptions = {},
  ) {
    if (typeof callback !== 'function') throw noCallback()
    const engine = appEngine()
    const channels = listeners(engine)
    const listener: Listener = {
      callback: callback as Listener['callback'],
      hearsOtherTabs: typeof options === 'object' && options.enableCrossTabEvents === true,
    }
    channels.set(channel, [...(channels.get(channel) ?? []), listener])
    if (channel === 'auth') relay(engine, Hub)
    return () => {
      const others = channels.get(channel)?.filter((each) => each !== listener)
      channels.set(channel, others ?? [])
    }
  },
  dispatch(channel: string, payload: HubPayload, source?, _ampSymbol?, crossTab?) {
    const capsule: HubCapsule = {
      channel,
      payload: { ...payload },
      patternInfo: [],
      ...(source !== undefined && { source }),
      ...(crossTab !== undefined && { crossTab }),
    }
    for (const { callback, hearsOtherTabs } of listeners(appEngine()).get(channel) ?? []) {
      if (crossTab && !hearsOtherTabs) continue
      try {
        callback(capsule)
      } catch {
        // Whoever listens must keep nobody else from hearing.
      }
    }
  },
}

function noCallback(): AuthError {
  return new AuthError({
    name: 'NoHubcallbackProvidedException',
    message: 'No callback supplied to Hub',
    recoverySuggestion: 'Pass a function as the second argument of Hub.listen.',
  })
}

import type { AuthError } from '../auth-error.js'
import type { AuthUser } from './user.js'

/**
 * The Hub of aws-amplify 6: what somebody tells on a channel, everybody hears who listens to it.
 *
 * @example
 * import type { HubLike } from '@amplift/auth'
 * import { Hub } from 'aws-amplify/utils'
 *
 * const hub: HubLike = Hub
 */
export interface HubLike {
  /**
   * Tells something.
   *
   * @param channel - such as `auth`
   * @param source - who tells it
   */
  dispatch(
    channel: string,
    payload: HubPayload,
    source?: string,
    ampSymbol?: symbol,
    crossTab?: boolean,
  ): void
  /**
   * Hears what is told on a channel.
   *
   * @returns what stops the listening
   */
  listen(
    channel: string,
    callback: (capsule: HubCapsule) => void,
    options?: HubListenOptions,
  ): () => void
}

/** The Hub of this package: that of aws-amplify 6, with the events of Auth by their types. */
export interface AuthHub extends HubLike {
  listen(
    channel: 'auth',
    callback: (capsule: HubCapsule<AuthHubPayload>) => void,
    options?: HubListenOptions,
  ): () => void
  listen(
    channel: string,
    callback: (capsule: HubCapsule) => void,
    options?: HubListenOptions,
  ): () => void
}

/** What is told: the name of an event, and what belongs to it. */
export interface HubPayload {
  event: string
  data?: unknown
  message?: string
}

/** The events of Auth. */
export type AuthHubPayload =
  | { event: 'signedIn'; data: AuthUser; message?: string }
  | { event: 'customOAuthState'; data: string; message?: string }
  | {
      event: 'signedOut' | 'tokenRefresh' | 'signInWithRedirect'
      data?: undefined
      message?: string
    }
  | {
      event: 'tokenRefresh_failure' | 'signInWithRedirect_failure'
      data: { error?: AuthError }
      message?: string
    }

/** What a listener is given. */
export interface HubCapsule<Payload extends HubPayload = HubPayload> {
  channel: string
  payload: Payload
  source?: string
  patternInfo?: string[]
  /** Whether another tab has done it. */
  crossTab?: boolean
}

/** How somebody listens: a name for the listener, and whether other tabs are heard too. */
export type HubListenOptions = string | { listenerName?: string; enableCrossTabEvents?: boolean }

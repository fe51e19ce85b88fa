import type { V5Any } from '../v5-any.js'

/** What an event says. */
export type HubPayload = {
  event: string
  data?: V5Any
  message?: string
}

/** An event on its way. */
export type HubCapsule = {
  channel: string
  payload: HubPayload
  source: string
  patternInfo?: string[]
}

/** A listener. */
export type HubCallback = (capsule: HubCapsule) => void

/** A listener in the old form: an object. */
export type LegacyCallback = { onHubCapsule: HubCallback }

/** Carries events from those who send to those who listen. */
export declare class HubClass {
  /** The name of this hub. */
  name: string
  /** Channels that belong to Amplify itself. */
  protectedChannels: string[]
  constructor(name: string)
  /**
   * Takes a listener off a channel.
   *
   * @deprecated Call what `Hub.listen` returned.
   */
  remove(channel: string | RegExp, listener: HubCallback): void
  /** Sends an event to the listeners of a channel. */
  dispatch(
    channel: string,
    payload: HubPayload,
    source?: string,
    // biome-ignore lint/complexity/noBannedTypes: v5 says `Symbol`, and `symbol` would refuse its code
    ampSymbol?: Symbol,
  ): void
  /** Listens to a channel, or to all whose events match; returns what stops it. */
  listen(
    channel: string | RegExp,
    callback?: HubCallback | LegacyCallback,
    listenerName?: string,
  ): () => void
}

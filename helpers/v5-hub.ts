import { ConsoleLogger, Hub as HubV6 } from 'aws-amplify/utils'
import { hearAuthEvents } from './auth-events.js'
import type { HubCallback, LegacyCallback } from './hub-callback.js'
import type { HubCapsule } from './hub-capsule.js'
import type { HubPayload } from './hub-payload.js'

/** The methods of v5's Hub. */
export interface V5Hub {
  /** The channel may be a pattern for messages. Returns what takes the listener away. */
  listen(
    channel: string | RegExp,
    callback?: HubCallback | LegacyCallback,
    listenerName?: string,
  ): () => void
  remove(channel: string | RegExp, listener: HubCallback): void
  dispatch(channel: string, payload: HubPayload, source?: string, ampSymbol?: symbol): void
}

/**
 * On the channel `auth` listeners get the events of v5 by their names, with their data and in their
 * order; other channels are v6's own.
 */
export function v5Hub({ withUsers }: { withUsers: boolean }): V5Hub {
  return {
    listen(channel, callback, listenerName = 'noname') {
      const call = hubCallbackOf(callback)
      const isHeardHere = channel === 'auth' || channel instanceof RegExp
      if (isHeardHere) hearAuthEvents(tellHubListeners, withUsers)
      const stop = isHeardHere
        ? () => undefined
        : HubV6.listen(channel, (capsule) => call(capsule as HubCapsule), listenerName)
      hubListeners.push({ channel, call, stop, withUsers })
      return () => removeHubListener(channel, call)
    },

    remove: removeHubListener,

    dispatch(channel, payload, source = '', ampSymbol) {
      HubV6.dispatch(channel, payload, source, ampSymbol)
      // What is sent on `auth` comes back as every event of that channel does.
      if (channel === 'auth') return
      const capsule = { channel, payload: { ...payload }, source, patternInfo: [] }
      for (const listener of [...hubListeners]) tellHubPattern(listener, capsule)
    },
  }
}

interface HubListener {
  readonly channel: string | RegExp
  readonly call: HubCallback
  readonly stop: () => void
  readonly withUsers: boolean
}

const hubListeners: HubListener[] = []

function removeHubListener(channel: string | RegExp, listener: HubCallback): void {
  const removed = hubListeners.filter((one) =>
    channel instanceof RegExp
      ? one.channel instanceof RegExp && one.channel.source === channel.source
      : one.channel === channel && one.call === listener,
  )
  for (const one of removed) {
    one.stop()
    hubListeners.splice(hubListeners.indexOf(one), 1)
  }
}

function hubCallbackOf(callback: HubCallback | LegacyCallback | undefined): HubCallback {
  if (typeof callback === 'function') return callback
  if (callback?.onHubCapsule === undefined) throw new Error('No callback supplied to Hub')
  return callback.onHubCapsule.bind(callback)
}

function tellHubListeners(payload: HubPayload, source: string, withUsers: boolean): void {
  const capsule = { channel: 'auth', payload: { ...payload }, source, patternInfo: [] }
  for (const listener of hubListeners.filter((one) => one.withUsers === withUsers)) {
    if (listener.channel === 'auth') callHubListener(listener.call, capsule)
    else tellHubPattern(listener, capsule)
  }
}

function tellHubPattern({ channel, call }: HubListener, capsule: HubCapsule): void {
  const { message } = capsule.payload
  const match = channel instanceof RegExp && message ? message.match(channel) : null
  if (match) callHubListener(call, { ...capsule, patternInfo: match.slice(1) })
}

/** A listener that throws keeps no other from being called. */
function callHubListener(call: HubCallback, capsule: HubCapsule): void {
  try {
    call(capsule)
  } catch (error) {
    new ConsoleLogger('Hub').error(error)
  }
}

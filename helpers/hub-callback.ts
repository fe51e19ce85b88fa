import type { HubCapsule } from './hub-capsule.js'

/** A listener of v5's Hub. */
export type HubCallback = (capsule: HubCapsule) => void

/** The listener that v5 took over from v1: an object. */
export interface LegacyCallback {
  onHubCapsule: HubCallback
}

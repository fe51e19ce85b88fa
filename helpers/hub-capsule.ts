import type { HubPayload } from './hub-payload.js'

/** What a listener of v5's Hub was called with. */
export interface HubCapsule {
  channel: string
  payload: HubPayload
  source: string
  patternInfo?: string[]
}

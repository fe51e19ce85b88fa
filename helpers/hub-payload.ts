import type { V5Any } from './v5-any.js'

/** What an event of v5 told; events of the channel `auth` always had a message. */
export interface HubPayload {
  event: string
  data?: V5Any
  message?: string
}

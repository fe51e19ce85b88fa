import { Hub as HubV6 } from 'aws-amplify/utils'
import type { V5Any } from './v5-any.js'

/** Events of v5 that tell how a call ended. */
export interface Announcement {
  resolved?: string
  rejected?: string
  /** What v5 told in place of the result. */
  told?: () => V5Any
}

/**
 * Tells the listeners of the Hub channel `auth` how a call ended, where v5 did and v6 does not.
 */
export async function announce<Result>(
  call: Promise<Result>,
  // The defaults say to JavaScript, too, that each may be left out.
  { resolved = '', rejected = '', told = undefined }: Announcement,
): Promise<Result> {
  try {
    const result = await call
    if (resolved) tellListeners(resolved, told ? told() : result)
    return result
  } catch (error) {
    if (rejected) tellListeners(rejected, error)
    throw error
  }
}

/** Sends an event of v5 on the channel `auth`, without the warning about channels of Amplify's own. */
export function tellListeners(event: string, data: unknown, message?: string): void {
  const { protectedChannels } = HubV6
  HubV6.protectedChannels = []
  try {
    HubV6.dispatch('auth', { event, data, ...(message && { message }) } as never, 'Auth')
  } finally {
    HubV6.protectedChannels = protectedChannels
  }
}

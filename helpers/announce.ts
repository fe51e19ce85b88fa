import { Hub } from 'aws-amplify/utils'

/**
 * Tells the listeners of the Hub channel `auth` how a call ended, where v5 did and v6 does not.
 */
export async function announce<Result>(
  call: Promise<Result>,
  events: { resolved?: string; rejected?: string },
): Promise<Result> {
  try {
    const result = await call
    if (events.resolved) tellListeners(events.resolved, result)
    return result
  } catch (error) {
    if (events.rejected) tellListeners(events.rejected, error)
    throw error
  }
}

/** Sends an event of v5 on the channel `auth`. Hub warns that the channel is Amplify's own. */
export function tellListeners(event: string, data: unknown, message?: string): void {
  Hub.dispatch('auth', { event, data, ...(message && { message }) } as never)
}

import { Hub } from 'aws-amplify/utils'

/**
 * Tells the listeners of the Hub channel `auth` how a call ended, where v5 did and v6 does not. Hub
 * warns that the channel is Amplify's own.
 */
export async function announce<Result>(
  call: Promise<Result>,
  events: { resolved?: string; rejected?: string },
): Promise<Result> {
  const send = (event: string | undefined, data: unknown): void => {
    if (event) Hub.dispatch('auth', { event, data } as never)
  }
  try {
    const result = await call
    send(events.resolved, result)
    return result
  } catch (error) {
    send(events.rejected, error)
    throw error
  }
}

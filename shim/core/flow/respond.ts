import type { Attempt } from './attempt.js'
import type { Decision, FlowRequest } from './effect.js'

/** Answers a challenge, and waits for the service. */
export function respond(
  attempt: Attempt,
  name: string,
  texts: Readonly<Record<string, string>>,
  more: Partial<Omit<FlowRequest, 'kind' | 'name' | 'texts'>> = {},
): Decision {
  return {
    attempt: { ...attempt, waitsFor: 'service' },
    effect: {
      kind: 'respond',
      name,
      session: attempt.session,
      texts: { USERNAME: attempt.username, ...texts },
      fill: [],
      parameters: {},
      names: namesOf(attempt),
      tells: 'all',
      ...more,
    },
  }
}

/** The names that something of the user may be kept under. */
export function namesOf({ username, loginId }: Attempt, more: string | undefined = ''): string[] {
  return [...new Set([username, more, loginId ?? ''])].filter((name) => name !== '')
}

import { incompleteChallenge } from './flow-fault.js'

/**
 * A list of texts that the service has written as JSON; empty where there is none.
 *
 * @throws Fault `SignInException` where it is something else
 */
export function listed(
  challenge: string,
  parameters: Readonly<Record<string, string>>,
  name: string,
): readonly string[] {
  const text = parameters[name]
  if (!text) return []
  try {
    const list: unknown = JSON.parse(text)
    if (Array.isArray(list) && list.every((each) => typeof each === 'string')) return list
  } catch {
    // The fault below says all that there is to say about it.
  }
  throw incompleteChallenge(challenge, name)
}

/** How a package signs in with a password: by SRP as v5 did by itself, or as its configuration says. */
export type SignInFlow = 'USER_PASSWORD_AUTH' | 'CUSTOM_WITH_SRP' | 'unknown' | null

/**
 * Finds the `authenticationFlowType` of a v5 configuration, which v6 takes with each call. Null where
 * nothing else than SRP is configured, `unknown` where it only shows when the program runs.
 */
export function configuredFlow(source: string): SignInFlow {
  if (!source.includes('authenticationFlowType')) return null
  return source.split('\n').reduce<SignInFlow>((flow, line) => joinFlows(flow, flowOn(line)), null)
}

/** One flow for a whole package; two different ones cannot be told apart at a call. */
export function joinFlows(one: SignInFlow, other: SignInFlow): SignInFlow {
  if (one === null || one === other) return other
  return other === null ? one : 'unknown'
}

function flowOn(line: string): SignInFlow {
  // The setting is part of every template, commented out.
  if (/^\s*(?:\/\/|\*|\/\*|#)/.test(line)) return null
  const setting = /\bauthenticationFlowType\b['"`]?\]?\s*[:=]\s*(?:(['"`])(\w+)\1)?/.exec(line)
  if (setting === null) return /\bauthenticationFlowType\s*[,}]/.test(line) ? 'unknown' : null
  const [, , value] = setting
  return value !== undefined && Object.hasOwn(FLOWS, value) ? (FLOWS[value] ?? null) : 'unknown'
}

/** v5's flows, and what v6 calls them where a password is sent; SRP is the default of both. */
const FLOWS: Readonly<Record<string, SignInFlow>> = {
  USER_SRP_AUTH: null,
  USER_PASSWORD_AUTH: 'USER_PASSWORD_AUTH',
  CUSTOM_AUTH: 'CUSTOM_WITH_SRP',
}

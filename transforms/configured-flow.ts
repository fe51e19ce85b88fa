import { isTest } from './test-path.js'

/** How a package signs in with a password: by SRP as v5 did by itself, or as its configuration says. */
export type SignInFlow = 'USER_PASSWORD_AUTH' | 'CUSTOM_WITH_SRP' | 'unknown' | null

/**
 * Finds the `authenticationFlowType` of a v5 configuration, which v6 takes with each call. Null where
 * nothing else than SRP is configured, `unknown` where it only shows when the program runs.
 */
export function configuredFlow(source: string): SignInFlow {
  return oneFlow(settingsIn(source))
}

/** The flow of a package: what its tests configure for themselves is not how the app signs in. */
export function packageFlow(texts: readonly PackageText[]): SignInFlow {
  const app = texts.filter(({ path }) => !isTest(path)).flatMap(({ text }) => settingsIn(text))
  const tests = texts.filter(({ path }) => isTest(path)).flatMap(({ text }) => settingsIn(text))
  const own = app.length > 0 ? app : tests.length > 0 ? ['USER_SRP_AUTH'] : []
  return oneFlow([...own, ...tests])
}

interface PackageText {
  readonly path: string
  readonly text: string
}

/** The settings of a text; one that only shows when the program runs is `unknown`. */
function settingsIn(source: string): string[] {
  if (!source.includes('authenticationFlowType')) return []
  return source.split('\n').flatMap(settingOn)
}

function oneFlow(settings: readonly string[]): SignInFlow {
  const [setting, ...others] = new Set(settings)
  if (setting === undefined) return null
  const isKnown = others.length === 0 && Object.hasOwn(FLOWS, setting)
  return isKnown ? (FLOWS[setting] ?? null) : 'unknown'
}

/**
 * The flow that calls take as an argument. Null where SRP goes without saying, and where the helper
 * module has it from the configuration: tests that replace signIn see what it is called with.
 */
export function flowOfCalls(facts: {
  readonly signInFlow: SignInFlow
  readonly mockedMethods: ReadonlySet<string>
}): 'USER_PASSWORD_AUTH' | 'CUSTOM_WITH_SRP' | null {
  const { signInFlow, mockedMethods } = facts
  return signInFlow === 'unknown' || mockedMethods.has('signIn') ? null : signInFlow
}

/** One flow for a whole package; two different ones cannot be told apart at a call. */
export function joinFlows(one: SignInFlow, other: SignInFlow): SignInFlow {
  if (one === null || one === other) return other
  return other === null ? one : 'unknown'
}

function settingOn(line: string): string[] {
  // The setting is part of every template, commented out.
  if (/^\s*(?:\/\/|\*|\/\*|#)/.test(line)) return []
  const setting = /\bauthenticationFlowType\b['"`]?\]?\s*[:=]\s*(?:(['"`])(\w+)\1)?/.exec(line)
  if (setting === null) return /\bauthenticationFlowType\s*[,}]/.test(line) ? ['unknown'] : []
  return [setting[2] ?? 'unknown']
}

/** v5's flows, and what v6 calls them where a password is sent; SRP is the default of both. */
const FLOWS: Readonly<Record<string, SignInFlow>> = {
  USER_SRP_AUTH: null,
  USER_PASSWORD_AUTH: 'USER_PASSWORD_AUTH',
  CUSTOM_AUTH: 'CUSTOM_WITH_SRP',
}

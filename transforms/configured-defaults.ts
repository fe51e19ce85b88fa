import type { PackageFacts } from './model.js'

type Default = PackageFacts['configuredDefaults'] extends ReadonlySet<infer Key> ? Key : never

/**
 * Finds the settings of a v5 configuration that hold for all calls and that v6 takes with each call
 * or not at all. Looks at the text around what only such a configuration holds, so that an object
 * which is put together elsewhere counts too.
 */
export function configuredDefaults(source: string): readonly Default[] {
  const found = new Set<Default>()
  if (!SETTINGS_AT_ALL.test(source)) return []
  for (const mark of source.matchAll(marks)) {
    const near = source.slice(Math.max(0, mark.index - reach), mark.index + reach)
    for (const [setting, pattern] of settings) if (pattern.test(near)) found.add(setting)
  }
  // A piece of a configuration that is kept apart: it names the setting and calls nothing.
  const isPiece = !/\bAuth\b\s*\??\.|from\s+['"]aws-amplify\/auth['"]/.test(source)
  if (isPiece && settingPattern('clientMetadata').test(source)) found.add('clientMetadata')
  return [...found]
}

/** What the search that finds the files to ask looks for. */
export const configurationTexts: readonly string[] = [
  'clientMetadata',
  'userPoolWebClientId',
  'aws_user_pools_web_client_id',
  'Amplify.configure(',
  'Auth.configure(',
]

/** JSON files that configurations are kept in. */
export const configurationFiles: readonly string[] = [
  '*amplify*.json',
  '*aws*.json',
  '*auth*.json',
  '*cognito*.json',
  '*config*.json',
]

const marks =
  /\b(?:userPoolWebClientId|aws_user_pools_web_client_id|(?:Amplify|Auth)\??\.configure\()/g

/** Characters to each side; a configuration object is shorter. */
const reach = 2_000

const settings: readonly (readonly [Default, RegExp])[] = [
  ['clientMetadata', settingPattern('clientMetadata')],
  ['authenticationFlowType', settingPattern('authenticationFlowType')],
  ['storage', settingPattern('(?:storage|cookieStorage)')],
]

/** Files without one of the words need no second look. */
const SETTINGS_AT_ALL = /clientMetadata|authenticationFlowType|[sS]torage/

/** A key with a value, a shorthand property, or an assignment. */
function settingPattern(name: string): RegExp {
  return new RegExp(`(?:^|[\\s{,.[])(['"]?)${name}\\1\\s*(?:[:,}=]|\\]\\s*=)`, 'm')
}

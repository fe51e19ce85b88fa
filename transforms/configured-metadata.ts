/**
 * True where a v5 configuration sets `clientMetadata` for all calls, which v6 takes with each call
 * only. Looks at the text around what only such a configuration holds, so that an object which is
 * put together elsewhere counts too.
 */
export function configuresMetadata(source: string): boolean {
  if (!setting.test(source)) return false
  // A piece of a configuration that is kept apart: it names the setting and calls nothing.
  if (!/\bAuth\b\s*\??\.|from\s+['"]aws-amplify\/auth['"]/.test(source)) return true
  return [...source.matchAll(marks)].some(({ index }) =>
    setting.test(source.slice(Math.max(0, index - reach), index + reach)),
  )
}

/** What the search that finds the files to ask looks for. */
export const configurationTexts: readonly string[] = [
  'clientMetadata',
  'authenticationFlowType',
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

/** A key with a value, a shorthand property, or an assignment. */
const setting = /(?:^|[\s{,.[])(['"]?)clientMetadata\1\s*(?:[:,}=]|\]\s*=)/m

import type { ConfigRow } from '../../src/table/row.js'
import { type Node, staticKey, unwrapInwards } from '../node.js'
import type { RuleContext } from '../rules/verdict.js'

/** Does a setting that v6 does not have change nothing in v5 either, as it is written? */
export function saysNothing(
  { id }: Pick<ConfigRow, 'id'>,
  value: Node,
  { knowledge }: Pick<RuleContext, 'knowledge'>,
): boolean {
  // v5 asked them for sign-ins with the token of another provider alone.
  if (id === 'config.refreshHandlers') return !knowledge.package.bridgedSets.has('federated')
  return id === 'config.oauth.options' && hasNoEffect(unwrapInwards(value))
}

/** The options of the Hosted UI replace what stands beside them; v5 read none but these. */
function hasNoEffect(options: Node): boolean {
  if (options.type !== 'ObjectExpression') return false
  return options.properties.every((one) => {
    const key = one.type === 'ObjectProperty' ? staticKey(one) : null
    return key !== null && !EFFECTIVE.has(key)
  })
}

const EFFECTIVE: ReadonlySet<string> = new Set([
  'cognitoClientId',
  'domain',
  'scopes',
  'redirectSignIn',
  'redirectSignOut',
  'responseType',
  'urlOpener',
  'oauth',
])

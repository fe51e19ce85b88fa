import type { ConfigRow } from '../../src/table/row.js'
import { type Node, staticKey, unwrapInwards } from '../node.js'
import type { RuleContext } from '../rules/verdict.js'

/** Does a setting that v6 does not have change nothing in v5 either, as it is written? */
export function saysNothing(
  row: Pick<ConfigRow, 'id'>,
  value: Node,
  context: Pick<RuleContext, 'knowledge'>,
): boolean {
  return isWithoutEffect(row, keysOf(unwrapInwards(value)), context)
}

/**
 * The same of a setting of which only the keys are known.
 *
 * @param keys null where nobody knows them.
 */
export function isWithoutEffect(
  { id }: Pick<ConfigRow, 'id'>,
  keys: readonly string[] | null,
  { knowledge }: Pick<RuleContext, 'knowledge'>,
): boolean {
  // v5 asked them for sign-ins with the token of another provider alone.
  if (id === 'config.refreshHandlers') return !knowledge.package.bridgedSets.has('federated')
  // They replace what stands beside them; v5 read none but these.
  return id === 'config.oauth.options' && keys !== null && !keys.some((key) => EFFECTIVE.has(key))
}

function keysOf(object: Node): string[] | null {
  if (object.type !== 'ObjectExpression') return null
  const keys = object.properties.map((one) =>
    one.type === 'ObjectProperty' ? staticKey(one) : null,
  )
  return keys.every((key) => key !== null) ? keys : null
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

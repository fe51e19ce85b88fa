import type { ConfigRow } from '../../src/table/row.js'
import { rowById } from '../../src/table/rows.js'
import { constantInit } from '../flow/constant.js'
import { type Node, type NodeOf, staticKey, unwrapInwards } from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import { resolve } from '../scope.js'
import { authRow } from './auth-entries.js'
import { isCategory, isV5Category } from './configuration-categories.js'
import { isGeneratedFile } from './generated-file.js'
import { importedConfiguration } from './imported-configuration.js'

/** The row of the first key that only v5 understands; null where there is none. */
export function v5Row(object: NodeOf<'ObjectExpression'>, context: RuleContext): string | null {
  const isGenerated = object.properties.some(
    (one) =>
      (one.type === 'ObjectProperty' && /^aws_(?!appsync_)/.test(staticKey(one) ?? '')) ||
      (one.type === 'SpreadElement' && isGeneratedFile(one.argument, context)),
  )
  for (const property of object.properties) {
    if (property.type !== 'ObjectProperty') continue
    const key = staticKey(property) ?? ''
    if (key === 'ssr') return 'config.ssr'
    const value = unwrapInwards(property.value as Node)
    if (key === 'Auth') {
      const row = authBlockRow(value, context)
      if (row) return row
    } else if (isCategory(key)) {
      if (isV5Category(key, value)) return 'config.userPoolId'
    } else if (isGenerated && key === 'oauth') {
      if (lostInGenerated(value)) return 'config.oauth'
    } else if (authRow(key)) return `config.${key}`
  }
  return lacksRegion(object) ? NO_REGION : null
}

/** Has it keys of the generated file, but not the one that v6 knows such a file by? */
function lacksRegion({ properties }: NodeOf<'ObjectExpression'>): boolean {
  const keys = properties.map((one) => (one.type === 'ObjectProperty' ? staticKey(one) : null))
  return !keys.includes('aws_project_region') && keys.some((key) => key?.startsWith('aws_'))
}

/** A generated file without its region. */
export const NO_REGION = 'config.aws_project_region'

function authBlockRow(value: Node, context: RuleContext): string | null {
  const literal = value.type === 'Identifier' ? literalOf(value, context) : value
  if (literal?.type !== 'ObjectExpression') return 'config.userPoolId'
  const keys = literal.properties.map((one) =>
    one.type === 'ObjectProperty' ? (staticKey(one) ?? '') : '',
  )
  if (keys.includes('Cognito') || keys.length === 0) return null
  const known = keys.filter((key) => authRow(key))
  const telling = known.find((key) => authRow(key)?.v6 !== `Auth.Cognito.${key}`)
  return `config.${telling ?? known[0] ?? 'userPoolId'}`
}

function literalOf(value: NodeOf<'Identifier'>, { tree }: RuleContext): Node | null {
  const init = constantInit(resolve(tree.scopeAt(value), value.name, 'value'))
  return init && unwrapInwards(init)
}

/** Does it take in an object of which nobody knows the keys? */
export function hasUnknownSpread(
  object: NodeOf<'ObjectExpression'>,
  context: RuleContext,
): boolean {
  return object.properties.some(
    (one) =>
      one.type === 'SpreadElement' &&
      !isGeneratedFile(one.argument, context) &&
      importedConfiguration(one.argument, context)?.kind !== 'fine',
  )
}

/** The first key of an `oauth` beside generated keys that v6 does not read there. */
export function lostInGenerated(value: Node): ConfigRow | undefined {
  if (value.type !== 'ObjectExpression') return undefined
  return value.properties
    .map((one) =>
      one.type === 'SpreadElement' ? undefined : rowById(`config.oauth.${staticKey(one)}`),
    )
    .find((row) => row?.kind === 'config' && row.v6 === null && row.rewrite !== 'drop') as
    | ConfigRow
    | undefined
}

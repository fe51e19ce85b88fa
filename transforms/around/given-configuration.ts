import type { Role } from '../handed-configurations.js'
import { type Node, parentOf, staticKey } from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import { type ConfigurationCall, isPartOfMore } from './configuration-calls.js'
import { repeatsConfigure } from './repeated-configure.js'

/** As what a value is given to Amplify, by a call whose answer nobody reads; null for anything else. */
export function givenRole(
  node: Node,
  all: readonly ConfigurationCall[],
  context: RuleContext,
): Role | null {
  if (isWhole(node, all, context)) return 'whole'
  const property = parentOf(node)
  if (property?.type !== 'ObjectProperty' || property.value !== node) return null
  const object = staticKey(property) === 'Auth' ? parentOf(property) : undefined
  return object && isWhole(object, all, context) ? 'block' : null
}

function isWhole(node: Node, all: readonly ConfigurationCall[], context: RuleContext): boolean {
  const site = all.find(({ call }) => call.arguments[0] === node)
  if (!site || site.statement === null || site.call.arguments.length > 1) return false
  return !isPartOfMore(site, all, context)
}

/** Does a mention go away, because all around it says what another call says? */
export function isGivenAgain(node: Node, context: RuleContext): boolean {
  const { only } = context.choices
  let call: Node | undefined = node
  while (call && call.type !== 'CallExpression') call = parentOf(call)
  const use = context.uses.find((one) => one.kind === 'call' && one.call === call)
  if (use?.kind !== 'call' || use.method !== 'configure') return false
  return (only?.has('configure') ?? true) && repeatsConfigure(use.call, context)
}

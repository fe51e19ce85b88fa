import { endOf, type Node, type NodeOf, startOf, staticKey } from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import { importedConfiguration } from './imported-configuration.js'
import { knownShape } from './known-shape.js'
import type { Shape } from './object-shape.js'
import { handedShape } from './shape-row.js'

/** A configuration that keeps the names of v5, and how its keys are read. */
export interface SpelledArgument {
  /** Source text that stands for the object. */
  readonly access: string
  readonly shape: Extract<Shape, { kind: 'object' }>
  readonly row: string
  /** `ssr: true`, which stands beside it. */
  readonly ssr: string | null
}

/** `settings`, `settings.amplify`, or `{ ...settings, ssr: true }`; null for any other argument. */
export function spelledArgument(argument: Node, context: RuleContext): SpelledArgument | null {
  const { source } = context
  const textOf = (node: Node) => source.slice(startOf(node), endOf(node))
  if (argument.type !== 'ObjectExpression') return spelled(argument, null, textOf, context)
  const [taken, ...spreads] = argument.properties.filter((one) => one.type === 'SpreadElement')
  const others = argument.properties.filter((one) => one.type !== 'SpreadElement')
  const isPlain = others.every((one) => one.type === 'ObjectProperty' && staticKey(one) === 'ssr')
  if (!taken || spreads.length > 0 || others.length > 1 || !isPlain) return null
  if (context.hasComment(startOf(argument), endOf(argument))) return null
  const [ssr] = others as NodeOf<'ObjectProperty'>[]
  return spelled(taken.argument, ssr ? textOf(ssr) : null, textOf, context)
}

function spelled(
  expression: Node,
  ssr: string | null,
  textOf: (node: Node) => string,
  context: RuleContext,
): SpelledArgument | null {
  const own = knownShape(expression, context)
  const handed = own ? handedShape(own, 'whole') : importedConfiguration(expression, context)
  if (handed?.kind !== 'v5' || handed.isOpen || handed.shape?.kind !== 'object') return null
  return { access: textOf(expression), shape: handed.shape, row: handed.row, ssr }
}

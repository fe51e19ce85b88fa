import { constantInit } from '../flow/constant.js'
import { type Node, type NodeOf, parentOf, unwrapInwards } from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import { type Binding, resolve } from '../scope.js'
import { isGivenAgain } from './given-configuration.js'

/** An object literal that stands for a value, at the value's place or in a constant above it. */
export interface Literal {
  readonly object: NodeOf<'ObjectExpression'>
  /** Its texts have the type `string`: nothing says what they are for. */
  readonly isWidened: boolean
}

/** The literal behind an expression that nobody else reads; null where there is none. */
export function literalBehind(expression: Node, context: RuleContext): Literal | null {
  const node = unwrapInwards(expression)
  if (node.type === 'ObjectExpression' && node === expression) {
    return { object: node, isWidened: false }
  }
  if (node.type !== 'Identifier') return null
  const binding = resolve(context.tree.scopeAt(node), node.name, 'value')
  const init = constantInit(binding)
  if (init?.type !== 'ObjectExpression' || !binding) return null
  if (context.isInMarkup(node.name) || isOpen(binding)) return null
  const others = binding.references.filter((one) => !isGivenAgain(one.node, context))
  if (others.length !== 1) return null
  return { object: init, isWidened: true }
}

/** Other files, or a type that is written out, know the constant as it is. */
function isOpen({ declaration, identifier }: Binding): boolean {
  const around = parentOf(declaration)
  const isExported = around !== undefined && parentOf(around)?.type === 'ExportNamedDeclaration'
  return isExported || (identifier as NodeOf<'Identifier'>).typeAnnotation != null
}

import type { HandedConfiguration } from '../handed-configurations.js'
import { importedName } from '../names.js'
import { type Node, parentOf } from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import { resolve } from '../scope.js'

/** What stands in another file behind a name that is imported from there; null where nobody knows. */
export function importedConfiguration(
  expression: Node,
  { tree, knowledge }: Pick<RuleContext, 'tree' | 'knowledge'>,
): HandedConfiguration | null {
  if (expression.type !== 'Identifier' || !knowledge.configurations) return null
  const declaration = resolve(tree.scopeAt(expression), expression.name, 'value')?.declaration
  if (declaration?.type !== 'ImportSpecifier' && declaration?.type !== 'ImportDefaultSpecifier') {
    return null
  }
  const source = parentOf(declaration)
  if (source?.type !== 'ImportDeclaration') return null
  return knowledge.configurations.behind(source.source.value, importedName(declaration))
}

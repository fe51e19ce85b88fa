import { type Node, parentOf } from '../node.js'
import type { Binding } from '../scope.js'

/** What a `const` is from its first line on; null for everything that may change. */
export function constantInit(binding: Binding | null): Node | null {
  const declarator = binding?.declaration
  if (declarator?.type !== 'VariableDeclarator' || declarator.id !== binding?.identifier)
    return null
  const declaration = parentOf(declarator)
  const isConst = declaration?.type === 'VariableDeclaration' && declaration.kind === 'const'
  return isConst ? (declarator.init ?? null) : null
}

import { constantInit } from '../flow/constant.js'
import { isMember, type Node, parentOf, staticKey } from '../node.js'
import { resolve, type ScopeTree } from '../scope.js'

/** May a value be undefined as far as its type says: one of the environment, or of a chain? */
export function mayBeMissing(value: Node, tree: ScopeTree): boolean {
  if (value.type === 'OptionalMemberExpression') return true
  if (value.type === 'MemberExpression') return isEnvironment(value.object, tree)
  if (value.type !== 'Identifier') return false
  const binding = resolve(tree.scopeAt(value), value.name, 'value')
  const init = constantInit(binding)
  if (init) return init !== value && mayBeMissing(init, tree)
  return binding !== null && isTakenFrom(binding.declaration, binding.identifier, tree)
}

/** `process.env`, a constant for it, or what stands for it in React Native. */
function isEnvironment(node: Node, tree: ScopeTree): boolean {
  if (isMember(node)) {
    const { object } = node
    return object.type === 'Identifier' && object.name === 'process' && staticKey(node) === 'env'
  }
  if (node.type !== 'Identifier') return false
  const binding = resolve(tree.scopeAt(node), node.name, 'value')
  const init = constantInit(binding)
  if (init) return isEnvironment(init, tree)
  const from = binding && parentOf(binding.declaration)
  return from?.type === 'ImportDeclaration' && from.source.value === 'react-native-config'
}

/** `const { POOL } = process.env`, without a default. */
function isTakenFrom(declarator: Node, name: Node, tree: ScopeTree): boolean {
  if (declarator.type !== 'VariableDeclarator' || declarator.id.type !== 'ObjectPattern')
    return false
  const isPlain = declarator.id.properties.some(
    (one) => one.type === 'ObjectProperty' && one.value === name,
  )
  return isPlain && declarator.init != null && isEnvironment(declarator.init, tree)
}

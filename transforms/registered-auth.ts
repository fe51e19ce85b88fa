import { v5Module } from './modules.js'
import { importedName } from './names.js'
import { isMember, type Node, parentOf, staticKey } from './node.js'
import { resolve, type ScopeTree } from './scope.js'

/** The statement `Amplify.register(Auth)` around an Auth that is given to it; null elsewhere. */
export function registration(auth: Node, tree: ScopeTree): Node | null {
  const call = parentOf(auth)
  if (call?.type !== 'CallExpression' || call.arguments.length !== 1) return null
  const { callee } = call
  if (call.arguments[0] !== auth || !isMember(callee) || staticKey(callee) !== 'register')
    return null
  const statement = parentOf(call)
  const around = statement && parentOf(statement)
  const isLine =
    statement?.type === 'ExpressionStatement' &&
    (around?.type === 'Program' || around?.type === 'BlockStatement')
  return isLine && isAmplify(callee.object, tree) ? statement : null
}

function isAmplify(node: Node, tree: ScopeTree): boolean {
  if (node.type !== 'Identifier') return false
  const declaration = resolve(tree.scopeAt(node), node.name, 'value')?.declaration
  if (declaration?.type !== 'ImportSpecifier' && declaration?.type !== 'ImportDefaultSpecifier') {
    return false
  }
  const source = parentOf(declaration)
  return (
    source?.type === 'ImportDeclaration' &&
    v5Module(source.source.value) !== null &&
    /^(?:Amplify|default)$/.test(importedName(declaration))
  )
}

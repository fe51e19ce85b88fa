import { isMember, type Node, staticKey, unwrapInwards } from '../node.js'
import { resolve, type ScopeTree } from '../scope.js'
import { constantInit } from './constant.js'

/** A text that stands in the code, and the node that says it. */
export interface WrittenText {
  readonly text: string
  readonly node: Node
}

/** The text that an expression is, when it is written in this file; null when it is not known. */
export function writtenText(expression: Node, tree: ScopeTree): WrittenText | null {
  const node = unwrapInwards(expression)
  if (node.type === 'StringLiteral') return { text: node.value, node }
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) {
    return { text: node.quasis[0]?.value.cooked ?? '', node }
  }
  if (node.type === 'Identifier') {
    const init = constantOf(node, tree)
    return init && init !== node ? writtenText(init, tree) : null
  }
  if (!isMember(node)) return null
  const key = staticKey(node)
  const table = key === null ? null : tableOf(node.object, tree)
  const value = table?.get(key ?? '')
  return value ? writtenText(value, tree) : null
}

/** The texts of a list that is written in this file; null when one of them is not known. */
export function writtenList(expression: Node, tree: ScopeTree): WrittenText[] | null {
  const node = constantOf(unwrapInwards(expression), tree)
  if (node?.type !== 'ArrayExpression') return null
  const texts = node.elements.map((element) => (element ? writtenText(element, tree) : null))
  return texts.every((text) => text !== null) ? texts : null
}

/** The keys of an object that is written in this file; null when one of them is not known. */
export function writtenKeys(expression: Node, tree: ScopeTree): WrittenText[] | null {
  const node = constantOf(unwrapInwards(expression), tree)
  if (node?.type !== 'ObjectExpression') return null
  const keys = node.properties.map((property): WrittenText | null => {
    if (property.type === 'SpreadElement') return null
    const computed = property.computed ? writtenText(property.key as Node, tree) : null
    const text = property.computed ? (computed?.text ?? null) : staticKey(property)
    return text === null ? null : { text, node: computed?.node ?? property.key }
  })
  return keys.every((key) => key !== null) ? keys : null
}

/** Members of an object or an enum of this file, by name. */
function tableOf(expression: Node, tree: ScopeTree): ReadonlyMap<string, Node> | null {
  const node = unwrapInwards(expression)
  if (node.type !== 'Identifier') return null
  const binding = resolve(tree.scopeAt(node), node.name, 'value')
  if (binding?.declaration.type === 'TSEnumDeclaration') {
    const { body, members = body?.members } = binding.declaration
    return new Map(
      (members ?? []).flatMap(({ id, initializer }) =>
        initializer ? [[id.type === 'Identifier' ? id.name : id.value, initializer] as const] : [],
      ),
    )
  }
  const init = constantOf(node, tree)
  if (init?.type !== 'ObjectExpression') return null
  const members = new Map<string, Node>()
  for (const property of init.properties) {
    const key = property.type === 'ObjectProperty' ? staticKey(property) : null
    if (property.type !== 'ObjectProperty' || key === null) return null
    members.set(key, property.value)
  }
  return members
}

/** What a name stands for, for good; any other expression is itself. */
function constantOf(node: Node, tree: ScopeTree): Node | null {
  if (node.type !== 'Identifier') return node
  const init = constantInit(resolve(tree.scopeAt(node), node.name, 'value'))
  return init ? unwrapInwards(init) : null
}

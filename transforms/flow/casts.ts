import { type Node, parentOf, WRAPPERS } from '../node.js'

/** The type that an expression is cast to, or that it is checked against; null where it says any. */
function castOf(node: Node): Node | null {
  const isCast =
    node.type === 'TSAsExpression' ||
    node.type === 'TSTypeAssertion' ||
    node.type === 'TSSatisfiesExpression' ||
    node.type === 'TypeCastExpression'
  if (!isCast) return null
  const type = node.typeAnnotation as Node
  return /^(?:TSAnyKeyword|AnyTypeAnnotation)$/.test(type.type) ? null : type
}

/** Is a value cast to a type on its way from its call to here? Another value would not fit there. */
export function isCastInside(end: Node): boolean {
  let node: Node | undefined = end
  while (node) {
    if (castOf(node)) return true
    node = innerOf(node)
  }
  return false
}

/** Is an expression cast to a type right where it is read? */
export function isCastOutside(node: Node): boolean {
  let at = parentOf(node)
  while (at && WRAPPERS.has(at.type)) {
    if (castOf(at)) return true
    at = parentOf(at)
  }
  return false
}

function innerOf(node: Node): Node | undefined {
  if (WRAPPERS.has(node.type)) return (node as { readonly expression?: Node }).expression
  return node.type === 'AwaitExpression' ? node.argument : undefined
}

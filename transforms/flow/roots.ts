import { isFunction, isInside, type Node, type NodeOf, parentOf, unwrapOutwards } from '../node.js'
import { type Binding, resolve } from '../scope.js'
import { isCastInside, isCastOutside } from './casts.js'
import { isWrite } from './current-user.js'
import type { FileNames } from './landings.js'
import type { PromisePath } from './promise-path.js'
import { mentionsArguments } from './value-path.js'

/** The places where a value is first read, and the name or pattern that receives it, if any. */
export interface Roots {
  /** Expressions whose value it is. */
  readonly reads: readonly Node[]
  /** The name that holds it. */
  readonly name: NodeOf<'Identifier'> | null
  /** The pattern that takes it apart. */
  readonly pattern: NodeOf<'ObjectPattern'> | null
}

/**
 * Finds every place where a value is read, when it is read on the spot, taken apart at once, or held
 * by one name that never holds anything else. Null otherwise.
 */
export function rootsOf(path: PromisePath, names: FileNames): Roots | null {
  const { value, end } = path
  if (isCastInside(end) || isCastOutside(end)) return null
  if (value.kind === 'used') return { reads: [unwrapOutwards(end)], name: null, pattern: null }
  if (value.kind === 'bound') {
    return value.declarator?.type === 'VariableDeclarator' ? received(value.pattern, names) : null
  }
  if (value.kind !== 'callback' || !isFunction(value.callback)) return null
  const { params } = value.callback as NodeOf<'ArrowFunctionExpression'>
  const [param] = params
  if (!param || params.length > 1 || mentionsArguments(value.callback)) return null
  return received(param as Node, names)
}

function received(pattern: Node, names: FileNames): Roots | null {
  if (pattern.type === 'ObjectPattern') {
    return pattern.typeAnnotation ? null : { reads: [], name: null, pattern }
  }
  const binding = soleName(pattern, names)
  if (!binding || pattern.type !== 'Identifier') return null
  if (binding.references.some(({ node }) => isCastOutside(node))) return null
  const reads = binding.references.flatMap(({ node }) =>
    node === binding.identifier ? [] : [unwrapOutwards(node)],
  )
  return { reads, name: pattern, pattern: null }
}

/** A name without a type that is never written again and that no markup and no other module reads. */
function soleName(pattern: Node, { tree, isInMarkup }: FileNames): Binding | null {
  if (pattern.type !== 'Identifier' || pattern.typeAnnotation) return null
  const binding = resolve(tree.scopeAt(pattern), pattern.name, 'value')
  if (!binding || isInMarkup(binding.name)) return null
  if (binding.references.some(({ node }) => isWrite(node))) return null
  const declaration = parentOf(binding.declaration)
  const isExported = declaration && parentOf(declaration)?.type === 'ExportNamedDeclaration'
  return isExported ? null : binding
}

/** Is every one of these places a read of the very expressions that first hold the value? */
export function areNear(places: readonly Node[], roots: Roots | null): boolean {
  return places.every((place) =>
    roots?.reads.some((root) => isInside(root, place) || isInside(place, root)),
  )
}

import type { Replacement } from '../edits.js'
import {
  endOf,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  staticKey,
  unwrapOutwards,
} from '../node.js'
import { resolve, type ScopeTree } from '../scope.js'
import { type CodeUse, codeUse, joined, nameUse } from './code-use.js'
import { namedErrorType } from './error-type.js'

/** Every read of `code` on the error that one pattern receives. */
export interface CodeReads extends CodeUse {
  /** Makes all of them reads of `name`. */
  readonly edits: readonly Replacement[]
  /** Where they stand. */
  readonly places: readonly Node[]
}

interface Found {
  readonly uses: CodeUse[]
  readonly edits: Replacement[]
  readonly places: Node[]
  /** Types that are written for the error itself. */
  readonly types: Node[]
}

const OTHER: CodeUse = { kind: 'unknown', texts: [] }

/** Finds the reads of a member of the error that a pattern receives; null when there are none. */
export function codeReads(
  pattern: Node,
  tree: ScopeTree,
  member: 'code' | 'name' = 'code',
): CodeReads | null {
  const found: Found = { uses: [], edits: [], places: [], types: [] }
  collect(pattern, tree, member, found)
  if (found.uses.length === 0) return null
  const types = found.types.map((type) => namedErrorType(type, tree))
  const isNamed = types.every((edits) => edits !== null)
  const { kind, texts } = joined(isNamed ? found.uses : [...found.uses, OTHER])
  return {
    kind,
    texts,
    edits: [...found.edits, ...types.flatMap((edits) => edits ?? [])],
    places: found.places,
  }
}

function collect(pattern: Node, tree: ScopeTree, member: string, found: Found): void {
  if ('typeAnnotation' in pattern && pattern.typeAnnotation) {
    found.types.push(pattern.typeAnnotation as Node)
  }
  if (pattern.type === 'Identifier') collectName(pattern, tree, member, found)
  else if (pattern.type === 'ObjectPattern') collectMembers(pattern, tree, member, found)
  else if (pattern.type === 'AssignmentPattern') collect(pattern.left, tree, member, found)
}

function collectName(
  identifier: NodeOf<'Identifier'>,
  tree: ScopeTree,
  member: string,
  found: Found,
): void {
  const binding = resolve(tree.scopeAt(identifier), identifier.name, 'value')
  const references = binding?.references.filter(({ node }) => node !== identifier) ?? []
  const before = found.uses.length
  let isChanged = false
  for (const { node } of references) {
    const outer = unwrapOutwards(node)
    const parent = parentOf(outer)
    isChanged ||= parent?.type === 'AssignmentExpression' && parent.left === outer
    if (parent?.type === 'VariableDeclarator' && parent.init === outer) {
      found.types.push(...castsOf(node, outer))
      collect(parent.id, tree, member, found)
    } else if (isMember(parent) && parent.object === outer && staticKey(parent) === member) {
      found.types.push(...castsOf(node, outer))
      found.uses.push(codeUse(parent, tree))
      found.edits.push(nameInstead(parent.property))
      found.places.push(parent)
    }
  }
  if (isChanged && found.uses.length > before) found.uses.push(OTHER)
}

function collectMembers(
  pattern: NodeOf<'ObjectPattern'>,
  tree: ScopeTree,
  member: string,
  found: Found,
): void {
  const before = found.uses.length
  for (const property of pattern.properties) {
    if (property.type !== 'ObjectProperty' || staticKey(property) !== member) continue
    const { key, value } = property
    found.uses.push(value.type === 'Identifier' ? nameUse(value, tree) : OTHER)
    found.edits.push(
      property.shorthand
        ? { start: startOf(key), end: startOf(key), text: 'name: ' }
        : nameInstead(key as Node),
    )
    found.places.push(property)
  }
  const hasRest = pattern.properties.some(({ type }) => type === 'RestElement')
  if (hasRest && found.uses.length > before) found.uses.push(OTHER)
}

/** `code` becomes `name`, quotes stay. */
function nameInstead(key: Node): Replacement {
  const quote = key.type === 'StringLiteral' ? 1 : 0
  return { start: startOf(key) + quote, end: endOf(key) - quote, text: 'name' }
}

/** The types that an expression is cast to, from the inside out. */
function castsOf(inner: Node, outer: Node): Node[] {
  const types: Node[] = []
  for (let node = inner; node !== outer; ) {
    node = parentOf(node) as Node
    if ('typeAnnotation' in node && node.typeAnnotation) types.push(node.typeAnnotation as Node)
  }
  return types
}

import { constantInit } from '../flow/constant.js'
import { isMember, type Node, type NodeOf, parentOf, staticKey } from '../node.js'
import { type Binding, resolve, type ScopeTree } from '../scope.js'

/** An object literal that a file exports. */
export interface ExportedObject {
  readonly object: NodeOf<'ObjectExpression'>
  /** The constant that it is; null where it is exported as it stands. */
  readonly binding: Binding | null
  /** The names under which other files know it; `=` is `module.exports`. */
  readonly names: readonly string[]
  /** Places of the file that do nothing with the constant but export it. */
  readonly places: ReadonlySet<Node>
}

/** The object literals that a file exports, whole and under their own names. */
export function exportedObjects(tree: ScopeTree): ExportedObject[] {
  const found = new Map<Node, { names: string[]; places: Set<Node>; binding: Binding | null }>()
  const add = (name: string, value: Node, binding: Binding | null, place: Node | null) => {
    if (value.type !== 'ObjectExpression') return
    const known = found.get(value) ?? { names: [], places: new Set(), binding }
    known.names.push(name)
    if (place) known.places.add(place)
    found.set(value, known)
  }
  for (const { name, value, declared } of exportsOf(tree)) {
    const binding =
      value.type === 'Identifier' ? resolve(tree.scopeAt(value), value.name, 'value') : null
    if (binding === null) add(name, value, null, null)
    else {
      const init = constantInit(binding)
      if (init && !isTyped(binding)) add(name, init, binding, declared ? null : value)
    }
  }
  return [...found].map(([object, rest]) => ({
    object: object as NodeOf<'ObjectExpression'>,
    ...rest,
  }))
}

/** What a file exports under a name. */
export interface ExportedValue {
  readonly name: string
  readonly value: Node
  /** The name of the file that it is; null where it is exported as it stands. */
  readonly binding: Binding | null
}

/** All that a file exports, whatever it is. */
export function exportedValues(tree: ScopeTree): ExportedValue[] {
  return exportsOf(tree).map(({ name, value }) => {
    const binding =
      value.type === 'Identifier' ? resolve(tree.scopeAt(value), value.name, 'value') : null
    return { name, value, binding }
  })
}

interface Export {
  readonly name: string
  readonly value: Node
  /** The name is declared in the export itself. */
  readonly declared: boolean
}

function exportsOf(tree: ScopeTree): Export[] {
  return (tree.module.node as NodeOf<'Program'>).body.flatMap((node): Export[] => {
    if (node.type === 'ExportDefaultDeclaration') {
      return [{ name: 'default', value: node.declaration, declared: false }]
    }
    if (node.type === 'ExportNamedDeclaration' && !node.source) {
      const { declaration } = node
      const declared = declaration?.type === 'VariableDeclaration' ? declaration.declarations : []
      return [
        ...declared.flatMap(({ id }) =>
          id.type === 'Identifier' ? [{ name: id.name, value: id, declared: true }] : [],
        ),
        ...node.specifiers.flatMap((one) =>
          one.type === 'ExportSpecifier'
            ? [{ name: exportedName(one.exported), value: one.local, declared: false }]
            : [],
        ),
      ]
    }
    const assignment = node.type === 'ExpressionStatement' ? node.expression : null
    if (assignment?.type !== 'AssignmentExpression' || assignment.operator !== '=') return []
    const name = assignedExport(assignment.left)
    return name === null ? [] : [{ name, value: assignment.right, declared: false }]
  })
}

/** The name of an export; that of a specifier may be a text. */
export function exportedName(node: NodeOf<'Identifier'> | NodeOf<'StringLiteral'>): string {
  return node.type === 'Identifier' ? node.name : node.value
}

/** `module.exports`, `exports.settings`. */
function assignedExport(left: Node): string | null {
  if (!isMember(left) || left.object.type !== 'Identifier') return null
  const key = staticKey(left)
  if (left.object.name === 'module' && key === 'exports') return '='
  return left.object.name === 'exports' ? key : null
}

/** A type that is written out knows the keys of v5; `any` knows none. */
function isTyped({ identifier, declaration }: Binding): boolean {
  const annotation = (identifier as NodeOf<'Identifier'>).typeAnnotation
  const type = annotation?.type === 'TSTypeAnnotation' ? annotation.typeAnnotation : annotation
  return (type != null && type.type !== 'TSAnyKeyword') || parentOf(declaration) === undefined
}

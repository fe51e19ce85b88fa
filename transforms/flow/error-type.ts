import type { Replacement } from '../edits.js'
import { endOf, type Node, startOf, staticKey } from '../node.js'
import { resolve, type ScopeTree } from '../scope.js'

/**
 * What has to change in a type that code writes for an error, so that `name` may be read of it;
 * null when its declaration would have to change.
 */
export function namedErrorType(type: Node, tree: ScopeTree): Replacement[] | null {
  switch (type.type) {
    case 'TSAnyKeyword':
    case 'TSUnknownKeyword':
    case 'AnyTypeAnnotation':
      return []
    case 'TSTypeAnnotation':
    case 'TSParenthesizedType':
    case 'TypeAnnotation':
      return namedErrorType(type.typeAnnotation, tree)
    case 'TSTypeLiteral':
      return literalEdits(type.members)
    case 'TSIntersectionType':
      return type.types.some((part) => isError(part)) ? [] : allOf(type.types, tree)
    case 'TSUnionType':
      return allOf(
        type.types.filter((part) => !/^TS(?:Null|Undefined)Keyword$/.test(part.type)),
        tree,
      )
    case 'TSTypeReference':
      return hasName(type.typeName, tree) ? [] : null
    case 'GenericTypeAnnotation':
      return []
    default:
      return null
  }
}

function allOf(types: readonly Node[], tree: ScopeTree): Replacement[] | null {
  const edits = types.map((type) => namedErrorType(type, tree))
  return edits.every((edit) => edit !== null) ? edits.flat() : null
}

/** `{ code: string }` becomes `{ name: string }`. */
function literalEdits(members: readonly Node[]): Replacement[] | null {
  const keyed = members.filter((member) => member.type === 'TSPropertySignature')
  const code = keyed.find((member) => staticKey(member) === 'code')
  const named = keyed.some((member) => staticKey(member) === 'name')
  if (named) return []
  return code ? [{ start: startOf(code.key), end: endOf(code.key), text: 'name' }] : null
}

function hasName(typeName: Node, tree: ScopeTree): boolean {
  const last = typeName.type === 'TSQualifiedName' ? typeName.right : typeName
  if (last.type !== 'Identifier') return false
  const declaration = resolve(tree.scopeAt(typeName), last.name, 'type')?.declaration
  if (declaration?.type === 'TSInterfaceDeclaration') {
    return Boolean(declaration.extends?.length) || declaration.body.body.some(isName)
  }
  if (declaration?.type === 'TSTypeAliasDeclaration') {
    const { typeAnnotation } = declaration
    if (typeAnnotation.type === 'TSTypeLiteral') return typeAnnotation.members.some(isName)
    return namedErrorType(typeAnnotation, tree)?.length === 0
  }
  return isErrorName(last.name)
}

function isName(member: Node): boolean {
  return member.type === 'TSPropertySignature' && staticKey(member) === 'name'
}

function isError(type: Node): boolean {
  return (
    type.type === 'TSTypeReference' &&
    type.typeName.type === 'Identifier' &&
    isErrorName(type.typeName.name)
  )
}

/** Types of errors that are declared elsewhere have a name, as all errors do. */
function isErrorName(name: string): boolean {
  return /(?:Error|Exception)$/.test(name)
}

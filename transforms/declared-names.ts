import { isFunction, type Node, type NodeOf } from './node.js'
import type { Reference } from './scope.js'

/** The names that a pattern declares; defaults and computed keys declare nothing. */
export function identifiersOf(pattern: Node): NodeOf<'Identifier'>[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern]
    case 'ObjectPattern':
      return pattern.properties.flatMap((p) =>
        identifiersOf(p.type === 'RestElement' ? p.argument : (p.value as Node)),
      )
    case 'ArrayPattern':
      return pattern.elements.flatMap((e) => (e ? identifiersOf(e) : []))
    case 'AssignmentPattern':
      return identifiersOf(pattern.left)
    case 'RestElement':
      return identifiersOf(pattern.argument)
    case 'TSParameterProperty':
      return identifiersOf(pattern.parameter)
    default:
      return []
  }
}

/** Is this identifier a name that is declared or spelled here, rather than one that is looked up? */
export function isDeclaredName(node: NodeOf<'Identifier'>, parent: Node, key: string): boolean {
  if (NAMES[parent.type]?.includes(key)) return true
  if (KEYED.has(parent.type) && key === 'key') return !(parent as { computed?: boolean }).computed
  switch (parent.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return key === 'property' && !parent.computed
    case 'TSQualifiedName':
      return key === 'right'
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return true
    case 'ExportSpecifier':
      return key === 'exported' || isReExport(parent)
    case 'ObjectProperty':
      // `{ a: b }` in a pattern declares b; an assignment target only writes to it.
      return isPatternOfDeclaration(node)
    default:
      return SIGNATURES.has(parent.type)
        ? key === 'parameters' || key === 'params' || key === 'id'
        : isDeclarationId(parent, key) || isPatternOfDeclaration(node)
  }
}

function isReExport(specifier: Node): boolean {
  const declaration = (specifier as { parent?: Node }).parent
  return declaration?.type === 'ExportNamedDeclaration' && Boolean(declaration.source)
}

const ID_HOLDERS = new Set([
  'VariableDeclarator',
  'FunctionDeclaration',
  'FunctionExpression',
  'ClassDeclaration',
  'ClassExpression',
  'TSImportEqualsDeclaration',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'TSEnumDeclaration',
  'TSModuleDeclaration',
])

function isDeclarationId(parent: Node, key: string): boolean {
  return key === 'id' && ID_HOLDERS.has(parent.type)
}

/** Climbs from an identifier through its pattern: does the pattern belong to a declaration? */
function isPatternOfDeclaration(node: Node): boolean {
  let child = node
  for (let up = (node as { parent?: Node }).parent; up; up = (up as { parent?: Node }).parent) {
    switch (up.type) {
      case 'AssignmentPattern':
        if (up.right === child) return false
        break
      case 'ObjectProperty':
        if (up.key === child && up.computed) return false
        break
      case 'ObjectPattern':
      case 'ArrayPattern':
      case 'RestElement':
      case 'TSParameterProperty':
        break
      case 'VariableDeclarator':
        return up.id === child
      case 'CatchClause':
        return up.param === child
      default:
        if (SIGNATURES.has(up.type)) return true
        return (
          isFunction(up) && (up as NodeOf<'FunctionExpression'>).params.includes(child as never)
        )
    }
    child = up
  }
  return false
}

const TYPE_HOLDERS = new Set([
  'TSTypeReference',
  'TSExpressionWithTypeArguments',
  'TSInterfaceHeritage',
  'TSClassImplements',
  'GenericTypeAnnotation',
  'InterfaceExtends',
  'ClassImplements',
])

export function spaceOf(parent: Node, key: string): Reference['space'] {
  if (parent.type === 'ExportSpecifier' || parent.type === 'ExportDefaultDeclaration') return 'both'
  if (parent.type === 'TSQualifiedName') return 'both'
  return TYPE_HOLDERS.has(parent.type) && key !== 'typeParameters' ? 'type' : 'value'
}

/** `<Foo>` and `<foo.Bar>` look a name up, `<div>` and attribute names do not. */
export function isJsxReference(node: NodeOf<'JSXIdentifier'>, parent: Node, key: string): boolean {
  if (parent.type === 'JSXMemberExpression') return key === 'object'
  const isTag = parent.type === 'JSXOpeningElement' || parent.type === 'JSXClosingElement'
  return isTag && /^[A-Z_$]/.test(node.name)
}

/** Keys under which an Identifier is a name and no reference, by node type. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  PrivateName: ['id'],
  LabeledStatement: ['label'],
  BreakStatement: ['label'],
  ContinueStatement: ['label'],
  MetaProperty: ['meta', 'property'],
  ImportAttribute: ['key'],
  TSEnumMember: ['id'],
  TSNamedTupleMember: ['label'],
  TSTypePredicate: ['parameterName'],
  TSNamespaceExportDeclaration: ['id'],
  TSImportType: ['qualifier'],
  ExportNamespaceSpecifier: ['exported'],
  ExportDefaultSpecifier: ['exported'],
  FunctionTypeParam: ['name'],
  ObjectTypeProperty: ['key'],
  ObjectTypeIndexer: ['id'],
  ObjectTypeInternalSlot: ['id'],
  QualifiedTypeIdentifier: ['id'],
  TypeAlias: ['id'],
  OpaqueType: ['id'],
  InterfaceDeclaration: ['id'],
  DeclareVariable: ['id'],
  DeclareFunction: ['id'],
  DeclareClass: ['id'],
  DeclareModule: ['id'],
  DeclareTypeAlias: ['id'],
  DeclareInterface: ['id'],
  DeclareOpaqueType: ['id'],
  EnumDeclaration: ['id'],
  EnumStringMember: ['id'],
  EnumNumberMember: ['id'],
  EnumBooleanMember: ['id'],
  EnumDefaultedMember: ['id'],
}

/** Nodes whose `key` is a name unless it is computed. */
const KEYED = new Set([
  'ObjectProperty',
  'ObjectMethod',
  'ClassProperty',
  'ClassAccessorProperty',
  'ClassMethod',
  'TSDeclareMethod',
  'TSPropertySignature',
  'TSMethodSignature',
  'TSParameterProperty',
])

/** Nodes whose parameters are names of a type, not variables. */
const SIGNATURES = new Set([
  'TSFunctionType',
  'TSConstructorType',
  'TSMethodSignature',
  'TSCallSignatureDeclaration',
  'TSConstructSignatureDeclaration',
  'TSIndexSignature',
  'TSDeclareFunction',
  'TSDeclareMethod',
])

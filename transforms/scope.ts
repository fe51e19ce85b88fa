import type { File } from '@babel/types'
import { eachChild, isFunction, linkParent, type Node, type NodeOf, startOf } from './node.js'

/** TypeScript and Flow keep values and types apart: one name may mean both. */
export type Space = 'value' | 'type'

/** One declared name. */
export interface Binding {
  readonly name: string
  readonly scope: Scope
  readonly kind: 'import' | 'variable' | 'function' | 'class' | 'parameter' | 'type'
  /** The identifier where the name is declared. */
  readonly identifier: Node
  /** The specifier, declarator, function, class, or parameter that declares it. */
  readonly declaration: Node
  readonly references: Reference[]
}

/** One place where a name is read or written. */
export interface Reference {
  readonly name: string
  readonly node: Node
  readonly scope: Scope
  readonly space: Space | 'both'
}

/** A region in which names are declared. */
export interface Scope {
  readonly parent: Scope | null
  readonly node: Node
  readonly isFunction: boolean
  readonly values: Map<string, Binding>
  readonly types: Map<string, Binding>
}

/** Everything the scopes of one file say. */
export interface ScopeTree {
  readonly module: Scope
  /** All references in source order, by name. */
  readonly references: ReadonlyMap<string, readonly Reference[]>
  readonly bindings: readonly Binding[]
  /** The calls `import(…)` of the file. */
  readonly dynamicImports: readonly NodeOf<'CallExpression'>[]
  /** The innermost scope around a node. */
  scopeAt(node: Node): Scope
}

/** Finds what a name means at a scope; null for globals. */
export function resolve(scope: Scope, name: string, space: Reference['space']): Binding | null {
  for (let at: Scope | null = scope; at; at = at.parent) {
    const found =
      (space !== 'type' && at.values.get(name)) || (space !== 'value' && at.types.get(name))
    if (found) return found
  }
  return null
}

/** Walks a file once: links parents, declares every name in its scope, records every reference. */
export function scopesOf(file: File): ScopeTree {
  const builder = new ScopeBuilder(file.program)
  linkParent(file.program, file)
  eachChild(file.program, (child, key) => builder.enter(child, file.program, key))
  return builder.finish()
}

const SCOPES = new Set([
  'BlockStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'SwitchStatement',
  'CatchClause',
  'StaticBlock',
  'TSModuleBlock',
  'ClassExpression',
  'ClassDeclaration',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'TSFunctionType',
  'TSConstructorType',
  'TSMethodSignature',
  'TSCallSignatureDeclaration',
  'TSConstructSignatureDeclaration',
  'TSMappedType',
  'TSConditionalType',
  'TSDeclareFunction',
  'TSDeclareMethod',
])

/** Keys under which an Identifier is a name and no reference, by node type. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
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

const TYPE_DECLARATIONS: Readonly<Record<string, true>> = {
  TSInterfaceDeclaration: true,
  TSTypeAliasDeclaration: true,
  TypeAlias: true,
  OpaqueType: true,
  InterfaceDeclaration: true,
  DeclareTypeAlias: true,
  DeclareInterface: true,
  DeclareOpaqueType: true,
}

const VALUE_AND_TYPE: Readonly<Record<string, true>> = {
  TSEnumDeclaration: true,
  TSModuleDeclaration: true,
  DeclareClass: true,
  DeclareFunction: true,
  DeclareVariable: true,
  EnumDeclaration: true,
}

class ScopeBuilder {
  readonly #module: Scope
  readonly #references = new Map<string, Reference[]>()
  readonly #bindings: Binding[] = []
  readonly #dynamicImports: NodeOf<'CallExpression'>[] = []
  readonly #scopes = new Map<Node, Scope>()
  #scope: Scope

  constructor(program: Node) {
    this.#module = newScope(null, program, true)
    this.#scopes.set(program, this.#module)
    this.#scope = this.#module
  }

  finish(): ScopeTree {
    for (const [, references] of this.#references) {
      for (const reference of references) {
        resolve(reference.scope, reference.name, reference.space)?.references.push(reference)
      }
    }
    const scopes = this.#scopes
    const module = this.#module
    return {
      module,
      references: this.#references,
      bindings: this.#bindings,
      dynamicImports: this.#dynamicImports,
      scopeAt(node) {
        for (let at: Node | undefined = node; at; at = (at as { parent?: Node }).parent) {
          const scope = scopes.get(at)
          if (scope) return scope
        }
        return module
      },
    }
  }

  enter(node: Node, parent: Node, key: string): void {
    linkParent(node, parent)
    if (node.type === 'Identifier') {
      this.#identifier(node, parent, key)
      return
    }
    if (node.type === 'JSXIdentifier') {
      if (isJsxReference(node, parent, key)) this.#refer(node.name, node, 'value')
      return
    }
    if (node.type === 'Import' && parent.type === 'CallExpression')
      this.#dynamicImports.push(parent)
    this.#declareHere(node)
    if (isFunction(node)) this.#function(node as NodeOf<'FunctionExpression'>)
    else if (SCOPES.has(node.type) && !isFunctionBody(node, parent)) {
      this.#within(node, false, () => {
        this.#declareInside(node)
        this.#children(node)
      })
    } else this.#children(node)
  }

  #children(node: Node): void {
    eachChild(node, (child, key) => this.enter(child, node, key))
  }

  #within(node: Node, isFunctionScope: boolean, visit: () => void): void {
    const outer = this.#scope
    this.#scope = newScope(outer, node, isFunctionScope)
    this.#scopes.set(node, this.#scope)
    visit()
    this.#scope = outer
  }

  #function(node: NodeOf<'FunctionExpression'>): void {
    this.#within(node, true, () => {
      if (node.type === 'FunctionExpression' && node.id) this.#declare(node.id, 'function', node)
      for (const parameter of node.params) this.#declarePattern(parameter, 'parameter', parameter)
      this.#children(node)
    })
  }

  /** Names that a node declares in the scope it stands in. */
  #declareHere(node: Node): void {
    switch (node.type) {
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier':
        this.#declare(node.local, 'import', node, this.#scope, 'both')
        return
      case 'TSImportEqualsDeclaration':
        this.#declare(node.id, 'import', node, this.#scope, 'both')
        return
      case 'VariableDeclaration': {
        const scope = node.kind === 'var' ? this.#functionScope() : this.#scope
        for (const d of node.declarations) this.#declarePattern(d.id, 'variable', d, scope)
        return
      }
      case 'FunctionDeclaration':
      case 'TSDeclareFunction':
        if (node.id) this.#declare(node.id, 'function', node)
        return
      case 'ClassDeclaration':
        if (node.id) this.#declare(node.id, 'class', node, this.#scope, 'both')
        return
      case 'TSTypeParameter':
      case 'TypeParameter':
        this.#declareTypeParameter(node)
        return
      default:
        this.#declareTypeName(node)
    }
  }

  #declareTypeName(node: Node): void {
    const id = (node as { id?: Node | null }).id
    if (id?.type !== 'Identifier') return
    if (node.type in TYPE_DECLARATIONS) this.#declare(id, 'type', node, this.#scope, 'type')
    if (node.type in VALUE_AND_TYPE) this.#declare(id, 'variable', node, this.#scope, 'both')
  }

  /** Names that a node declares in the scope that it opens. */
  #declareInside(node: Node): void {
    if (node.type === 'ClassExpression' && node.id) {
      this.#declare(node.id, 'class', node, this.#scope, 'both')
    }
    if (node.type === 'CatchClause' && node.param) {
      this.#declarePattern(node.param, 'parameter', node)
    }
  }

  #declareTypeParameter(node: Node): void {
    const name = (node as unknown as { name: string | Node }).name
    if (typeof name !== 'string') return
    const binding = bindingOf(name, this.#scope, 'type', node, node)
    this.#bindings.push(binding)
    this.#scope.types.set(name, binding)
  }

  #declarePattern(
    pattern: Node,
    kind: Binding['kind'],
    declaration: Node,
    scope: Scope = this.#scope,
  ): void {
    for (const identifier of identifiersOf(pattern)) {
      this.#declare(identifier, kind, declaration, scope)
    }
  }

  #declare(
    identifier: NodeOf<'Identifier'>,
    kind: Binding['kind'],
    declaration: Node,
    scope: Scope = this.#scope,
    space: Reference['space'] = 'value',
  ): void {
    const binding = bindingOf(identifier.name, scope, kind, identifier, declaration)
    this.#bindings.push(binding)
    // A name that is declared twice in one scope keeps its first declaration: overloads, `var`.
    if (space !== 'type' && !scope.values.has(binding.name)) scope.values.set(binding.name, binding)
    if (space !== 'value' && !scope.types.has(binding.name)) scope.types.set(binding.name, binding)
  }

  #functionScope(): Scope {
    let scope = this.#scope
    while (!scope.isFunction && scope.parent && scope.node.type !== 'TSModuleBlock') {
      scope = scope.parent
    }
    return scope
  }

  #identifier(node: NodeOf<'Identifier'>, parent: Node, key: string): void {
    if (node.typeAnnotation) this.enter(node.typeAnnotation, node, 'typeAnnotation')
    if (isDeclaredName(node, parent, key)) return
    this.#refer(node.name, node, spaceOf(parent, key))
  }

  #refer(name: string, node: Node, space: Reference['space']): void {
    const reference = { name, node, scope: this.#scope, space }
    const known = this.#references.get(name)
    if (known) known.push(reference)
    else this.#references.set(name, [reference])
  }
}

function newScope(parent: Scope | null, node: Node, isFunctionScope: boolean): Scope {
  return { parent, node, isFunction: isFunctionScope, values: new Map(), types: new Map() }
}

function bindingOf(
  name: string,
  scope: Scope,
  kind: Binding['kind'],
  identifier: Node,
  declaration: Node,
): Binding {
  return { name, scope, kind, identifier, declaration, references: [] }
}

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

function isFunctionBody(node: Node, parent: Node): boolean {
  return node.type === 'BlockStatement' && isFunction(parent)
}

/** Is this identifier a name that is declared or spelled here, rather than one that is looked up? */
function isDeclaredName(node: NodeOf<'Identifier'>, parent: Node, key: string): boolean {
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

function spaceOf(parent: Node, key: string): Reference['space'] {
  if (parent.type === 'ExportSpecifier' || parent.type === 'ExportDefaultDeclaration') return 'both'
  if (parent.type === 'TSQualifiedName') return 'both'
  return TYPE_HOLDERS.has(parent.type) && key !== 'typeParameters' ? 'type' : 'value'
}

/** `<Foo>` and `<foo.Bar>` look a name up, `<div>` and attribute names do not. */
function isJsxReference(node: NodeOf<'JSXIdentifier'>, parent: Node, key: string): boolean {
  if (parent.type === 'JSXMemberExpression') return key === 'object'
  const isTag = parent.type === 'JSXOpeningElement' || parent.type === 'JSXClosingElement'
  return isTag && /^[A-Z_$]/.test(node.name)
}

/** Orders references as they stand in the file. */
export function inSourceOrder(references: readonly Reference[]): Reference[] {
  return [...references].sort((a, b) => startOf(a.node) - startOf(b.node))
}

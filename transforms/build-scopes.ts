import type { File } from '@babel/types'
import { identifiersOf, isDeclaredName, isJsxReference, spaceOf } from './declared-names.js'
import { eachChild, isFunction, linkParent, type Node, type NodeOf } from './node.js'
import { type Binding, type Reference, resolve, type Scope, type ScopeTree } from './scope.js'

/** Walks a file once: links parents, declares every name in its scope, records every reference. */
export function scopesOf(file: File): ScopeTree {
  const builder = new ScopeBuilder(file.program)
  linkParent(file.program, file)
  eachChild(file.program, (child, key) => builder.enter(child, file.program, key))
  return builder.finish()
}

class ScopeBuilder {
  readonly #module: Scope
  readonly #references = new Map<string, Reference[]>()
  readonly #bindings: Binding[] = []
  readonly #dynamicImports: NodeOf<'CallExpression'>[] = []
  readonly #importTypes: NodeOf<'TSImportType'>[] = []
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
      importTypes: this.#importTypes,
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
    if (node.type === 'TSImportType') this.#importTypes.push(node)
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

function isFunctionBody(node: Node, parent: Node): boolean {
  return node.type === 'BlockStatement' && isFunction(parent)
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

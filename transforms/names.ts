import type { Knowledge } from './model.js'
import { type Carries, exportOf, memberOf, v5Module } from './modules.js'
import {
  isCall,
  isFunction,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  staticKey,
  unwrapOutwards,
} from './node.js'
import { type Binding, identifiersOf, resolve, type ScopeTree } from './scope.js'

/** How a name got into the file. */
export type Entry =
  | {
      readonly kind: 'specifier'
      readonly declaration: NodeOf<'ImportDeclaration'>
      readonly specifier: NodeOf<'ImportDeclaration'>['specifiers'][number]
    }
  | { readonly kind: 'import-equals'; readonly node: NodeOf<'TSImportEqualsDeclaration'> }
  /** A property of a pattern, or a whole declarator, that takes the value out of an expression. */
  | {
      readonly kind: 'declared'
      readonly declarator: NodeOf<'VariableDeclarator'>
      readonly property: NodeOf<'ObjectProperty'> | null
    }
  /** A parameter of the callback of `import(…).then`. */
  | { readonly kind: 'parameter'; readonly node: Node }

/** One local name that carries a v5 value or type. */
export interface V5Name {
  readonly binding: Binding
  readonly carries: Carries
  /** Name in the module it comes from; `default`, `*` and `=` as in the module system. */
  readonly imported: string
  readonly entry: Entry
  readonly origin: Origin
  readonly typeOnly: boolean
  /** Another name for the same value, as in `const auth = Auth`. */
  readonly alias: boolean
}

/** The module, or the injected property, that a value comes from. */
export type Origin =
  | { readonly kind: 'package'; readonly specifier: string; readonly site: Node }
  | { readonly kind: 'wrapper'; readonly specifier: string; readonly site: Node }
  /** `this.$Amplify` of a Vue component, `$auth` of Nuxt. */
  | { readonly kind: 'injected'; readonly site: Node }

/** An expression that carries a v5 value, and the name it was read from, if any. */
export interface Carrying {
  readonly node: Node
  readonly carries: Carries
  readonly origin: Origin
  readonly name: V5Name | null
}

/** All v5 names of a file and every expression that carries one of their values. */
export interface NameTable {
  readonly names: readonly V5Name[]
  /** Expressions that carry a value and are not taken apart any further. */
  readonly uses: readonly Carrying[]
}

/** Follows every way in which v5 values enter a file. By scope, never by spelling. */
export function findNames(tree: ScopeTree, carrierOf: Knowledge['carrierOf']): NameTable {
  const names: V5Name[] = []
  const uses: Carrying[] = []
  const seen = new Set<Binding>()

  const add = (name: V5Name): void => {
    if (seen.has(name.binding)) return
    seen.add(name.binding)
    names.push(name)
    for (const reference of name.binding.references) {
      const { carries, origin } = name
      follow({ node: unwrapOutwards(reference.node), carries, origin, name })
    }
  }

  /** Takes an expression apart: members, patterns, awaits and calls lead to further carriers. */
  const follow = (at: Carrying): void => {
    const parent = parentOf(at.node)
    if (!parent) return
    if (isMember(parent) && parent.object === at.node) {
      const member = memberOf(at.carries, staticKey(parent) ?? '')
      if (member) return follow({ ...at, node: unwrapOutwards(parent), carries: member })
    }
    if (parent.type === 'TSQualifiedName' && parent.left === at.node) {
      const member = memberOf(at.carries, parent.right.name)
      if (member) return follow({ ...at, node: parent, carries: member })
    }
    if (at.carries === 'ssr-factory' && isCall(parent) && parent.callee === at.node) {
      return follow({ ...at, node: unwrapOutwards(parent), carries: 'ssr-context' })
    }
    if (parent.type === 'VariableDeclarator' && parent.init === at.node) {
      if (declared(at, parent)) return
    }
    uses.push(at)
  }

  /** `const { Auth } = amplify`, `const aws = require(…)`; false when it is a plain use. */
  const declared = (at: Carrying, declarator: NodeOf<'VariableDeclarator'>): boolean => {
    const { id } = declarator
    if (id.type === 'Identifier') {
      const alias = at.name?.carries === at.carries && at.node.type === 'Identifier'
      if (alias) uses.push(at)
      addLocal(at, id, at.carries, { kind: 'declared', declarator, property: null }, alias)
      return true
    }
    if (id.type !== 'ObjectPattern' || at.carries === 'auth') return false
    return pattern(at, id, (property) => ({ kind: 'declared', declarator, property }))
  }

  const pattern = (
    at: Carrying,
    id: NodeOf<'ObjectPattern'>,
    entryOf: (property: NodeOf<'ObjectProperty'>) => Entry,
  ): boolean => {
    let whole = true
    for (const property of id.properties) {
      const key = property.type === 'ObjectProperty' ? staticKey(property) : null
      const carries = key === null ? null : (memberOf(at.carries, key) ?? 'name')
      if (property.type !== 'ObjectProperty' || !carries) {
        whole = false
        continue
      }
      const [local] = identifiersOf(property.value as Node)
      if (property.value.type === 'Identifier' && local) {
        addLocal(at, local, carries, entryOf(property), false, key ?? '')
      } else whole = false
    }
    if (!whole) uses.push(at)
    return true
  }

  const addLocal = (
    at: Carrying,
    identifier: NodeOf<'Identifier'>,
    carries: Carries,
    entry: Entry,
    alias: boolean,
    imported = '=',
  ): void => {
    const scope = tree.scopeAt(identifier)
    const binding = resolve(scope, identifier.name, 'value')
    if (binding) {
      add({ binding, carries, imported, entry, origin: at.origin, typeOnly: false, alias })
    }
  }

  /** What a module expression carries: `require('x')`, the promise of `import('x')`. */
  const module = (specifier: string, node: Node): Carrying | null => {
    const known = v5Module(specifier)
    if (known) {
      const origin = { kind: 'package', specifier, site: node } as const
      return { node, carries: exportOf(known, '='), origin, name: null }
    }
    const carrier = carrierOf(specifier)
    if (!carrier) return null
    const origin = { kind: 'wrapper', specifier, site: node } as const
    const whole = carrier.get('=')
    if (whole) return { node, carries: whole, origin, name: null }
    return carrier.get('Auth') === 'auth'
      ? { node, carries: 'namespace', origin, name: null }
      : null
  }

  const promise = (at: Carrying): void => {
    const node = unwrapOutwards(at.node)
    const parent = parentOf(node)
    if (parent?.type === 'AwaitExpression') {
      return follow({ ...at, node: unwrapOutwards(parent) })
    }
    const call = parent && parentOf(parent)
    const isThen = isMember(parent) && staticKey(parent) === 'then' && isCall(call)
    const callback = isThen ? (call.arguments[0] as Node | undefined) : undefined
    if (!callback || !isFunction(callback)) {
      uses.push({ ...at, node })
      return
    }
    const [parameter] = (callback as NodeOf<'ArrowFunctionExpression'>).params
    if (parameter?.type === 'Identifier') {
      addLocal(at, parameter, at.carries, { kind: 'parameter', node: parameter }, false)
    } else if (parameter?.type === 'ObjectPattern') {
      pattern(at, parameter, (property) => ({ kind: 'parameter', node: property }))
    }
  }

  const importDeclaration = (declaration: NodeOf<'ImportDeclaration'>): void => {
    const specifier = declaration.source.value
    const known = v5Module(specifier)
    const carrier = known ? null : carrierOf(specifier)
    if (!known && !carrier) return
    for (const node of declaration.specifiers) {
      const imported = importedName(node)
      const carries = known ? exportOf(known, imported) : carriedThrough(carrier, imported)
      const binding = tree.module.values.get(node.local.name)
      if (!carries || !binding) continue
      add({
        binding,
        carries,
        imported,
        entry: { kind: 'specifier', declaration, specifier: node },
        origin: { kind: known ? 'package' : 'wrapper', specifier, site: declaration },
        typeOnly:
          declaration.importKind === 'type' ||
          (node.type === 'ImportSpecifier' && node.importKind === 'type'),
        alias: false,
      })
    }
  }

  const importEquals = (node: NodeOf<'TSImportEqualsDeclaration'>): void => {
    const reference = node.moduleReference
    if (reference.type !== 'TSExternalModuleReference') return
    const at = module(reference.expression.value, node)
    const binding = tree.module.values.get(node.id.name)
    if (!at || !binding) return
    add({
      binding,
      carries: at.carries,
      imported: '=',
      entry: { kind: 'import-equals', node },
      origin: at.origin,
      typeOnly: false,
      alias: false,
    })
  }

  for (const node of (tree.module.node as NodeOf<'Program'>).body) {
    if (node.type === 'ImportDeclaration') importDeclaration(node)
    else if (node.type === 'TSImportEqualsDeclaration') importEquals(node)
  }
  for (const reference of tree.references.get('require') ?? []) {
    const call = parentOf(reference.node)
    if (!isCall(call) || call.callee !== reference.node) continue
    if (resolve(reference.scope, 'require', 'value')) continue
    const at = module(literal(call.arguments[0]) ?? '', call)
    if (at) follow({ ...at, node: unwrapOutwards(call) })
  }
  for (const call of tree.dynamicImports) {
    const at = module(literal(call.arguments[0]) ?? '', call)
    if (at) promise(at)
  }
  return { names, uses: uses.sort((a, b) => startOf(a.node) - startOf(b.node)) }
}

/** Name of the export that an import specifier takes. */
export function importedName(node: NodeOf<'ImportDeclaration'>['specifiers'][number]): string {
  if (node.type === 'ImportDefaultSpecifier') return 'default'
  if (node.type === 'ImportNamespaceSpecifier') return '*'
  return node.imported.type === 'Identifier' ? node.imported.name : node.imported.value
}

function carriedThrough(
  carrier: ReturnType<Knowledge['carrierOf']>,
  imported: string,
): Carries | null {
  if (!carrier) return null
  if (imported === '*') return carrier.get('Auth') === 'auth' ? 'namespace' : null
  return carrier.get(imported) ?? null
}

function literal(node: Node | undefined): string | null {
  if (node?.type === 'StringLiteral') return node.value
  const only = node?.type === 'TemplateLiteral' && node.expressions.length === 0
  return only ? (node.quasis[0]?.value.cooked ?? null) : null
}

import { serviceAuths } from './amplify-service.js'
import { identifiersOf } from './declared-names.js'
import { injectedRoots } from './injected.js'
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
import { type Binding, resolve, type ScopeTree } from './scope.js'
import { runnerLoads } from './test-runners.js'

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

/** The module, or the injected property, that a value comes from. */
export type Origin =
  | { readonly kind: 'package'; readonly specifier: string; readonly site: Node }
  | { readonly kind: 'wrapper'; readonly specifier: string; readonly site: Node }
  /** `this.$Amplify` of a Vue component, `$auth` of Nuxt. */
  | { readonly kind: 'injected'; readonly site: Node }

interface Carried {
  readonly carries: Carries
  readonly origin: Origin
  /** Behind `withSSRContext`: every request has a value of its own. */
  readonly perRequest: boolean
}

/** One local name that carries a v5 value or type. */
export interface V5Name extends Carried {
  readonly binding: Binding
  /** Name in the module it comes from; `default`, `*` and `=` as in the module system. */
  readonly imported: string
  readonly entry: Entry
  readonly typeOnly: boolean
  /** Another name for the same value, as in `const auth = Auth`. */
  readonly alias: boolean
}

/** An expression that carries a v5 value, and the name it was read from, if any. */
export interface Carrying extends Carried {
  readonly node: Node
  readonly name: V5Name | null
}

/** All v5 names of a file and every expression that carries one of their values. */
export interface NameTable {
  readonly names: readonly V5Name[]
  /** Expressions that carry a value and are not taken apart any further. */
  readonly uses: readonly Carrying[]
}

/** What the search for names needs to know from outside the file. */
export interface NameSources {
  readonly source: string
  readonly carrierOf: Knowledge['carrierOf']
  readonly injectsAuth: boolean
}

/** Follows every way in which v5 values enter a file. By scope, never by spelling. */
export function findNames(tree: ScopeTree, sources: NameSources): NameTable {
  const search = new Search(tree, sources)
  const program = tree.module.node as NodeOf<'Program'>
  for (const node of program.body) {
    if (node.type === 'ImportDeclaration') search.importDeclaration(node)
    else if (node.type === 'TSImportEqualsDeclaration') search.importEquals(node)
  }
  for (const call of [...requireCalls(tree), ...runnerLoads(tree)]) search.require(call)
  for (const call of tree.dynamicImports) search.dynamicImport(call)
  if (/\$Amplify|\$auth/.test(sources.source)) {
    for (const root of injectedRoots(program, sources.injectsAuth)) search.injected(root)
  }
  if (sources.source.includes('AmplifyService')) {
    for (const { node, owner } of serviceAuths(tree)) search.serviceAuth(node, owner)
  }
  return {
    names: search.names,
    uses: search.uses.sort((a, b) => startOf(a.node) - startOf(b.node)),
  }
}

/** Name of the export that an import specifier takes. */
export function importedName(node: NodeOf<'ImportDeclaration'>['specifiers'][number]): string {
  if (node.type === 'ImportDefaultSpecifier') return 'default'
  if (node.type === 'ImportNamespaceSpecifier') return '*'
  return node.imported.type === 'Identifier' ? node.imported.name : node.imported.value
}

class Search {
  readonly names: V5Name[] = []
  readonly uses: Carrying[] = []
  readonly #seen = new Set<Binding>()
  readonly #tree: ScopeTree
  readonly #sources: NameSources

  constructor(tree: ScopeTree, sources: NameSources) {
    this.#tree = tree
    this.#sources = sources
  }

  importDeclaration(declaration: NodeOf<'ImportDeclaration'>): void {
    const specifier = declaration.source.value
    const known = v5Module(specifier)
    const carrier = known ? null : this.#sources.carrierOf(specifier)
    if (!known && !carrier) return
    for (const node of declaration.specifiers) {
      const imported = importedName(node)
      const carries = known ? exportOf(known, imported) : throughCarrier(carrier, imported)
      const binding = this.#tree.module.values.get(node.local.name)
      if (!carries || !binding) continue
      // The second script of a component may import a name again: the first import serves both.
      const isAgain = binding.declaration !== node
      if (isAgain && !isSameImport(binding.declaration, node, specifier)) continue
      const ownType = node.type === 'ImportSpecifier' && node.importKind === 'type'
      this.#add({
        binding: isAgain ? { ...binding, references: [] } : binding,
        carries,
        imported,
        entry: { kind: 'specifier', declaration, specifier: node },
        origin: { kind: known ? 'package' : 'wrapper', specifier, site: declaration },
        perRequest: false,
        typeOnly: declaration.importKind === 'type' || ownType,
        alias: false,
      })
    }
  }

  importEquals(node: NodeOf<'TSImportEqualsDeclaration'>): void {
    const reference = node.moduleReference
    if (reference.type !== 'TSExternalModuleReference') return
    const at = this.#module(reference.expression.value, node)
    const binding = this.#tree.module.values.get(node.id.name)
    if (!at || !binding) return
    const entry = { kind: 'import-equals', node } as const
    this.#add({ ...at, binding, imported: '=', entry, typeOnly: false, alias: false })
  }

  require(call: NodeOf<'CallExpression'>): void {
    const at = this.#module(literal(call.arguments[0]) ?? '', call)
    if (!at) return
    const node = unwrapOutwards(call)
    const parent = parentOf(node)
    // Vitest gives a promise.
    const isAwaited = parent?.type === 'AwaitExpression'
    this.#follow({ ...at, node: isAwaited ? unwrapOutwards(parent) : node })
  }

  dynamicImport(call: NodeOf<'CallExpression'>): void {
    const at = this.#module(literal(call.arguments[0]) ?? '', call)
    if (!at) return
    const node = unwrapOutwards(call)
    const parent = parentOf(node)
    if (parent?.type === 'AwaitExpression') {
      this.#follow({ ...at, node: unwrapOutwards(parent) })
      return
    }
    const chain = parent && parentOf(parent)
    const isThen = isMember(parent) && staticKey(parent) === 'then' && isCall(chain)
    const callback = isThen ? (chain.arguments[0] as Node | undefined) : undefined
    if (callback && isFunction(callback)) this.#callback(at, callback)
    else this.uses.push({ ...at, node })
  }

  serviceAuth(node: Node, owner: Node): void {
    const origin = { kind: 'injected', site: owner } as const
    this.#follow({
      node: unwrapOutwards(node),
      carries: 'auth',
      origin,
      perRequest: false,
      name: null,
    })
  }

  injected(root: { readonly node: Node; readonly carries: 'amplify' | 'auth' }): void {
    const { node, carries } = root
    const origin = { kind: 'injected', site: node } as const
    const at = { carries, origin, perRequest: false, name: null }
    if (node.type === 'ObjectProperty') {
      const [local] = identifiersOf(node.value as Node)
      const declarator = parentOf(parentOf(node) as Node) as NodeOf<'VariableDeclarator'>
      const entry = { kind: 'declared', declarator, property: node } as const
      if (local) this.#addLocal({ ...at, node }, local, carries, entry, false, '$auth')
    } else this.#follow({ ...at, node: unwrapOutwards(node) })
  }

  #add(name: V5Name): void {
    if (this.#seen.has(name.binding)) return
    this.#seen.add(name.binding)
    this.names.push(name)
    const { carries, origin, perRequest } = name
    for (const reference of name.binding.references) {
      const node = unwrapOutwards(reference.node)
      this.#follow({ node, carries, origin, perRequest, name })
    }
  }

  /** Takes an expression apart: members, patterns and calls lead to further carriers. */
  #follow(at: Carrying): void {
    const parent = parentOf(at.node)
    if (!parent) return
    const key =
      isMember(parent) && parent.object === at.node
        ? staticKey(parent)
        : parent.type === 'TSQualifiedName' && parent.left === at.node
          ? parent.right.name
          : null
    const member = key === null ? null : memberOf(at.carries, key)
    if (member) this.#follow({ ...at, node: unwrapOutwards(parent), carries: member })
    else if (at.carries === 'ssr-factory' && isCall(parent) && parent.callee === at.node) {
      const node = unwrapOutwards(parent)
      this.#follow({ ...at, node, carries: 'ssr-context', perRequest: true })
    } else if (parent.type !== 'VariableDeclarator' || !this.#declared(at, parent)) {
      this.uses.push(at)
    }
  }

  /** `const { Auth } = amplify`, `const aws = require(…)`; false when it is a plain use. */
  #declared(at: Carrying, declarator: NodeOf<'VariableDeclarator'>): boolean {
    const { id } = declarator
    if (declarator.init !== at.node) return false
    if (id.type === 'Identifier') {
      const alias = at.name?.carries === at.carries && at.node.type === 'Identifier'
      if (alias) this.uses.push(at)
      const entry = { kind: 'declared', declarator, property: null } as const
      this.#addLocal(at, id, at.carries, entry, alias, '=')
      return true
    }
    if (id.type !== 'ObjectPattern' || at.carries === 'auth') return false
    this.#pattern(at, id, (property) => ({ kind: 'declared', declarator, property }))
    return true
  }

  #pattern(
    at: Carrying,
    pattern: NodeOf<'ObjectPattern'>,
    entryOf: (property: NodeOf<'ObjectProperty'>) => Entry,
  ): void {
    let whole = true
    for (const property of pattern.properties) {
      const key = property.type === 'ObjectProperty' ? staticKey(property) : null
      const isPlain = property.type === 'ObjectProperty' && property.value.type === 'Identifier'
      if (!isPlain || key === null) {
        whole = false
        continue
      }
      const local = property.value as NodeOf<'Identifier'>
      this.#addLocal(at, local, memberOf(at.carries, key) ?? 'name', entryOf(property), false, key)
    }
    if (!whole) this.uses.push(at)
  }

  #callback(at: Carrying, callback: Node): void {
    const [parameter] = (callback as NodeOf<'ArrowFunctionExpression'>).params
    if (parameter?.type === 'Identifier') {
      const entry = { kind: 'parameter', node: parameter } as const
      this.#addLocal(at, parameter, at.carries, entry, false, '=')
    } else if (parameter?.type === 'ObjectPattern') {
      this.#pattern(at, parameter, (property) => ({ kind: 'parameter', node: property }))
    }
  }

  #addLocal(
    at: Carrying,
    identifier: NodeOf<'Identifier'>,
    carries: Carries,
    entry: Entry,
    alias: boolean,
    imported: string,
  ): void {
    const binding = resolve(this.#tree.scopeAt(identifier), identifier.name, 'value')
    if (!binding) return
    const { origin, perRequest } = at
    this.#add({ binding, carries, imported, entry, origin, perRequest, typeOnly: false, alias })
  }

  /** What a module expression carries: `require('x')`, the promise of `import('x')`. */
  #module(specifier: string, node: Node): Carrying | null {
    const known = v5Module(specifier)
    const carrier = known ? null : this.#sources.carrierOf(specifier)
    const carries = known
      ? exportOf(known, '=')
      : (carrier?.get('=') ?? (carrier?.get('Auth') === 'auth' ? 'namespace' : null))
    if (!carries) return null
    const origin = { kind: known ? 'package' : 'wrapper', specifier, site: node } as const
    return { node, carries, origin, perRequest: false, name: null }
  }
}

function isSameImport(
  first: Node,
  second: NodeOf<'ImportDeclaration'>['specifiers'][number],
  specifier: string,
): boolean {
  const declaration = parentOf(first)
  return (
    first.type === second.type &&
    declaration?.type === 'ImportDeclaration' &&
    declaration.source.value === specifier &&
    importedName(first as typeof second) === importedName(second)
  )
}

function* requireCalls(tree: ScopeTree): Generator<NodeOf<'CallExpression'>> {
  for (const reference of tree.references.get('require') ?? []) {
    const call = parentOf(reference.node)
    const isOwn = call?.type === 'CallExpression' && call.callee === reference.node
    if (isOwn && !resolve(reference.scope, 'require', 'value')) yield call
  }
}

function throughCarrier(
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

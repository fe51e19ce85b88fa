import { importedName } from './names.js'
import type { Node, NodeOf } from './node.js'
import { type Binding, resolve, type ScopeTree } from './scope.js'

/** What a name is needed for: an export of a module, at some places of the file. */
export interface Wanted {
  readonly name: string
  /** Specifier of the module that exports it. */
  readonly module: string
  /** Places where the name is going to be written. */
  readonly places: readonly Node[]
}

/**
 * Picks the local name for an import that is about to be written. The name itself where nothing
 * else answers to it: not in the module, not between the module and a place, not as a global that
 * the file reads, not another name that was picked before. An import that is there already is used as
 * it is.
 */
export function pickLocalName(
  wanted: Wanted,
  tree: ScopeTree,
  markup: string | null,
  taken: ReadonlySet<string>,
): string {
  const existing = existingImport(wanted, tree)
  if (existing) return existing
  const capital = wanted.name.charAt(0).toUpperCase() + wanted.name.slice(1)
  const prefix = capital === wanted.name ? 'Amplify' : 'amplify'
  let candidate = wanted.name
  for (let n = 1; taken.has(candidate) || !isFree(candidate, wanted, tree, markup); n++) {
    candidate = `${prefix}${capital}${n === 1 ? '' : n}`
  }
  return candidate
}

/** `import { signOut as leave } from 'aws-amplify/auth'` already gives the value a name. */
function existingImport(wanted: Wanted, tree: ScopeTree): string | null {
  for (const [local, binding] of tree.module.values) {
    if (!comesFrom(binding.declaration, wanted)) continue
    const visible = wanted.places.every(
      (place) => resolve(tree.scopeAt(place), local, 'value') === binding,
    )
    if (visible) return local
  }
  return null
}

function comesFrom(declaration: Node, wanted: Wanted): boolean {
  if (declaration.type !== 'ImportSpecifier' || declaration.importKind === 'type') return false
  if (importedName(declaration) !== wanted.name) return false
  const parent = (declaration as { parent?: Node }).parent as
    | NodeOf<'ImportDeclaration'>
    | undefined
  return parent?.source.value === wanted.module && parent.importKind !== 'type'
}

function isFree(name: string, wanted: Wanted, tree: ScopeTree, markup: string | null): boolean {
  const taken = tree.module.values.has(name) || tree.module.types.has(name)
  if (taken || tree.bindings.some((binding) => binding.name === name && reachesFar(binding))) {
    return false
  }
  for (const place of wanted.places) {
    const found = resolve(tree.scopeAt(place), name, 'both')
    if (found && found.scope !== tree.module) return false
  }
  const globals = (tree.references.get(name) ?? []).some(
    (reference) => resolve(reference.scope, name, reference.space) === null,
  )
  if (globals) return false
  return !markup || !mentions(markup, name)
}

/** Declarations that are seen outside their block: merged namespaces, functions of sloppy scripts. */
function reachesFar({ scope, kind }: Binding): boolean {
  return scope.node.type === 'TSModuleBlock' || (kind === 'function' && !scope.isFunction)
}

/** Does a piece of markup say this name as a word of its own? */
export function mentions(markup: string, name: string): boolean {
  return new RegExp(`(?<![\\w$.])${name.replace(/\$/g, '\\$')}(?![\\w$])`).test(markup)
}

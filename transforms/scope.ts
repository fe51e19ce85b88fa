import type { Node, NodeOf } from './node.js'

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
  /** The types `import('…').X` of the file. */
  readonly importTypes: readonly NodeOf<'TSImportType'>[]
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

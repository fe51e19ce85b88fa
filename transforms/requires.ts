import type { Decided, FileDecision } from './decide.js'
import { type EditSet, newEdits } from './edits.js'
import { listensToAuth } from './hub-channel.js'
import type { Addition } from './import-changes.js'
import { removeLine } from './import-removal.js'
import { removeItems } from './list-removal.js'
import { comesFromShim, SHIM, v5Module } from './modules.js'
import type { NameTable, Origin, V5Name } from './names.js'
import { endOf, isFunction, type Node, type NodeOf, parentOf, startOf } from './node.js'
import type { RuleContext } from './rules/verdict.js'

type Declared = Extract<V5Name['entry'], { kind: 'declared' }>

/** Edits of `require`, `import()` and of patterns that take Auth out of something. */
export interface RequireEdits {
  readonly edits: EditSet
  readonly additions: readonly Addition[]
  /** Calls of `require` and `import()` that load the shim now. */
  readonly swapped: ReadonlySet<Node>
  /** A require after which new ones go; one that goes away is where they take its place. */
  readonly anchor: { readonly node: Node; readonly goesAway: boolean } | null
}

/** Moves what was required or destructured from v5 to the shim, or takes it away. */
export function requireEdits(
  { table, decided, context }: FileDecision,
  staying: ReadonlySet<V5Name>,
): RequireEdits {
  const edits = newEdits()
  const additions: Addition[] = []
  const removed = new Map<NodeOf<'VariableDeclarator'>, V5Name[]>()
  const swapped = new Set<Node>()
  let anchor: Node | null = null
  for (const site of sitesOf(table)) {
    const names = table.names.filter((name) => name.origin.site === site.node)
    const swap = canSwap(site.origin, names, table, staying, decided)
    if (swap) {
      swapped.add(site.node)
      edits.replace(startOf(swap) + 1, endOf(swap) - 1, SHIM)
    }
    for (const name of swap ? [] : names.filter((one) => isTakenOut(one, staying, decided))) {
      const { declarator } = name.entry as Declared
      removed.set(declarator, [...(removed.get(declarator) ?? []), name])
      if (staying.has(name)) {
        additions.push({
          module: SHIM,
          imported: 'Auth',
          local: name.binding.name,
          typeOnly: false,
        })
      }
    }
    anchor = declarationOf(site.node) ?? anchor
  }
  for (const [declarator, names] of removed) takeOut(declarator, names, context, edits)
  const goesAway = [...removed.keys()].some((d) => parentOf(d) === anchor && goes(d, removed))
  return { edits: edits.done(), additions, swapped, anchor: anchor && { node: anchor, goesAway } }
}

/** Is this a name whose declaration has to go, because its value is Auth of v5? */
function isTakenOut(
  name: V5Name,
  staying: ReadonlySet<V5Name>,
  decided: readonly Decided[],
): boolean {
  if (name.carries !== 'auth' || name.entry.kind !== 'declared') return false
  if (name.alias || name.perRequest || name.origin.kind === 'injected') return false
  const isThere = name.origin.kind === 'wrapper' || name.origin.specifier === SHIM
  if (isThere && staying.has(name)) return false
  return !decided.some(({ use, verdict }) => use.at.name === name && verdict.tier === 'left')
}

/** Calls of `require` and `import()` that bring v5 in, and imports that names are taken out of. */
function sitesOf(table: NameTable): { node: Node; origin: Origin }[] {
  const sites = new Map<Node, Origin>()
  for (const { entry, origin } of table.names) {
    if (entry.kind === 'declared' || entry.kind === 'parameter') sites.set(origin.site, origin)
  }
  for (const { origin, name } of table.uses) {
    if (!name && origin.site.type === 'CallExpression') sites.set(origin.site, origin)
  }
  return [...sites].map(([node, origin]) => ({ node, origin }))
}

/** The specifier to exchange, when everything that is taken out of a module comes from the shim. */
function canSwap(
  origin: Origin,
  names: readonly V5Name[],
  table: NameTable,
  staying: ReadonlySet<V5Name>,
  decided: readonly Decided[],
): Node | null {
  if (origin.kind !== 'package' || origin.site.type !== 'CallExpression') return null
  const module = v5Module(origin.specifier)
  const [literal] = origin.site.arguments as Node[]
  if (!module || module === 'shim' || literal?.type !== 'StringLiteral') return null
  if (
    decided.some(
      ({ use, verdict }) => use.at.origin.site === origin.site && verdict.tier === 'left',
    )
  ) {
    return null
  }
  const isTaken = (name: V5Name): boolean =>
    name.carries === 'auth' ||
    name.carries === 'ssr-factory' ||
    (name.carries === 'hub' && listensToAuth(name, table)) ||
    comesFromShim(module, name.imported)
  const containers = names.filter(
    (name) => name.carries === 'namespace' || name.carries === 'auth-namespace',
  )
  const leaves = names.filter(
    (name) => !containers.includes(name) && name.carries !== 'ssr-context',
  )
  const fromShim = leaves.every(isTaken)
  const direct = table.uses.filter(
    (use) => use.origin.site === origin.site && use.carries !== 'auth' && use.carries !== 'hub',
  )
  const onlyMembers = direct.every(
    (use) => use.carries === 'ssr-context' || use.carries === 'provider-enum',
  )
  const anyStays =
    leaves.some((name) => staying.has(name)) ||
    decided.some(
      ({ use, verdict }) => use.at.origin.site === origin.site && verdict.tier !== 'native',
    )
  return fromShim && onlyMembers && anyStays ? literal : null
}

function goes(
  declarator: NodeOf<'VariableDeclarator'>,
  removed: ReadonlyMap<NodeOf<'VariableDeclarator'>, V5Name[]>,
): boolean {
  const names = removed.get(declarator) ?? []
  const { id } = declarator
  return (
    id.type === 'Identifier' ||
    (id.type === 'ObjectPattern' && id.properties.length === names.length)
  )
}

function takeOut(
  declarator: NodeOf<'VariableDeclarator'>,
  names: readonly V5Name[],
  context: RuleContext,
  edits: ReturnType<typeof newEdits>,
): void {
  const declaration = parentOf(declarator) as NodeOf<'VariableDeclaration'>
  const properties = new Set(names.map((name) => (name.entry as Declared).property as Node))
  const { id } = declarator
  if (id.type === 'ObjectPattern' && id.properties.length > properties.size) {
    removeItems(id.properties, properties, context, edits)
    return
  }
  if (declaration.declarations.length === 1) removeLine(declaration, context, edits)
  else removeItems(declaration.declarations, new Set<Node>([declarator]), context, edits)
}

/** The declaration at the top of the module that a require stands in. */
function declarationOf(node: Node): Node | null {
  for (let at: Node | undefined = node; at; at = parentOf(at)) {
    if (isFunction(at)) return null
    if (parentOf(at)?.type === 'Program') return at.type === 'VariableDeclaration' ? at : null
  }
  return null
}

import { pickLocalName } from './alias.js'
import type { Decided, FileDecision } from './decide.js'
import { type EditSet, newEdits } from './edits.js'
import type { Addition } from './import-changes.js'
import { SHIM, v5Module } from './modules.js'
import type { V5Name } from './names.js'
import { endOf, type Node, parentOf, startOf } from './node.js'
import { type Binding, resolve, type ScopeTree } from './scope.js'

/** Edits of sites that reach Auth through another object, and the import they need. */
export interface InlineBridges {
  readonly edits: EditSet
  readonly additions: readonly Addition[]
}

/** `Amplify.Auth.signIn()`, `this.$Amplify.Auth` that stay get an Auth of their own from the shim. */
export function inlineBridges(
  { decided, context, table }: FileDecision,
  staying: ReadonlySet<V5Name>,
  swapped: ReadonlySet<Node>,
): InlineBridges {
  const inline = decided.filter(
    ({ verdict, use }) =>
      verdict.tier === 'bridge' && isInline(use) && !swapped.has(use.at.origin.site),
  )
  const edits = newEdits()
  if (inline.length === 0) return { edits: edits.done(), additions: [] }
  const places = inline.map(({ use }) => use.at.node)
  const own = table.names.find(
    (name) =>
      staying.has(name) && movesToShim(name) && isVisible(name.binding, places, context.tree),
  )
  const local =
    own?.binding.name ??
    pickLocalName({ name: 'Auth', module: SHIM, places }, context.tree, null, new Set())
  for (const node of places) edits.replace(startOf(node), endOf(node), local)
  if (own) return { edits: edits.done(), additions: [] }
  return {
    edits: edits.done(),
    additions: [{ module: SHIM, imported: 'Auth', local, typeOnly: false }],
  }
}

/** A name for Auth that the file has at its top, and that comes from the shim in the end. */
function movesToShim(name: V5Name): boolean {
  const { kind } = name.entry
  const isTop = kind === 'specifier' || (kind === 'declared' && name.binding.scope.parent === null)
  return name.carries === 'auth' && isTop && !name.typeOnly && !name.alias && !name.perRequest
}

function isVisible(binding: Binding, places: readonly Node[], tree: ScopeTree): boolean {
  return places.every((place) => resolve(tree.scopeAt(place), binding.name, 'value') === binding)
}

function isInline({ at }: Decided['use']): boolean {
  if (parentOf(at.node)?.type === 'TSImportEqualsDeclaration') return false
  if (at.perRequest || at.name?.carries === 'auth') return false
  if (at.origin.kind === 'injected') return at.origin.site !== at.node
  if (at.node.type === 'CallExpression') return false
  // A wrapper that hands on everything hands on the shim's Auth; Amplify itself has none in v6.
  if (at.origin.kind === 'wrapper') return at.name?.carries === 'amplify'
  return at.name !== null && v5Module(at.origin.specifier) !== 'shim'
}

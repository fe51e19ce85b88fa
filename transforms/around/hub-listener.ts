import { events } from '../../src/table/events.js'
import type { EventRow } from '../../src/table/row.js'
import { type EditSet, newEdits } from '../edits.js'
import {
  endOf,
  isFunction,
  isInside,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
} from '../node.js'
import { resolve, type ScopeTree } from '../scope.js'
import { type Branch, branchesOf } from './hub-branches.js'
import { type DataRead, readsOf } from './hub-reads.js'

/** What a listener becomes that hears the events of v6 itself, or why it does not. */
export type ListenerVerdict =
  | { readonly edits: EditSet; readonly heard: readonly EventRow[]; readonly reason?: never }
  | { readonly reason: string }

interface ListenerFile {
  readonly tree: ScopeTree
  readonly typed: boolean
}

/**
 * A listener of the channel `auth` that does something at named events alone, of which v6 sends each
 * at the same moments, hears them under their names in v6.
 */
export function listenerVerdict(callback: Node | undefined, file: ListenerFile): ListenerVerdict {
  const listener = callback && functionOf(callback, file.tree)
  if (!listener || isSharedListener(callback, file.tree))
    return { reason: 'its listener is no function of this place' }
  const [parameter] = listener.params as Node[]
  if (!parameter) return { reason: 'it listens to every event, and v6 sends others' }
  const isArrow = listener.type === 'ArrowFunctionExpression'
  if (
    !isArrow &&
    file.tree.references.get('arguments')?.some(({ node }) => isInside(node, listener))
  )
    return { reason: 'it reads its arguments' }
  const isAny = annotationOf(parameter) === 'TSAnyKeyword'
  if (annotationOf(parameter) && !isAny) return { reason: 'its listener has a type of v5' }
  const reads = readsOf(parameter, file.tree)
  if ('reason' in reads) return reads
  const branches = branchesOf(listener.body, reads)
  if (branches === null) return { reason: 'what it does is not told apart by names of events' }
  const heard = rowsOf(branches)
  if ('reason' in heard) return heard
  const typed = file.typed && !isAny
  const misread = reads.data.find((read) => !isAlike(read, branches, typed))
  if (misread) return { reason: 'it reads data that v6 sends in another shape' }
  return { edits: renaming(branches), heard: heard.rows }
}

type Listener = NodeOf<'ArrowFunctionExpression'> | NodeOf<'FunctionExpression'>

/** Does something else name the function too? */
function isSharedListener(callback: Node, tree: ScopeTree): boolean {
  if (callback.type !== 'Identifier') return false
  return resolve(tree.scopeAt(callback), callback.name, 'value')?.references.length !== 1
}

/** The function itself, written in place or declared in this file. */
export function functionOf(callback: Node, tree: ScopeTree): Listener | null {
  if (callback.type !== 'Identifier') return isFunction(callback) ? (callback as Listener) : null
  const binding = resolve(tree.scopeAt(callback), callback.name, 'value')
  if (!binding) return null
  const { declaration } = binding
  if (declaration.type === 'FunctionDeclaration') return declaration as unknown as Listener
  const init = declaration.type === 'VariableDeclarator' ? declaration.init : null
  return init && isFunction(init) ? (init as Listener) : null
}

/** Kind of the type that a parameter is given; null where it is given none. */
function annotationOf(parameter: Node): string | null {
  const { typeAnnotation } = parameter as { typeAnnotation?: Node | null }
  if (!typeAnnotation) return null
  return typeAnnotation.type === 'TSTypeAnnotation' ? typeAnnotation.typeAnnotation.type : 'Flow'
}

function rowsOf(branches: readonly Branch[]): { rows: EventRow[] } | { reason: string } {
  const rows = new Set<EventRow>()
  const ordered = new Set<Branch>()
  for (const branch of branches) {
    for (const { value } of branch.names) {
      const row = events.find(({ name }) => name === value)
      if (!row) return { reason: `${value} is no event of v5` }
      if (!row.moments) return { reason: `v6 does not send ${value} whenever v5 did` }
      if (row.moments === 'in-another-order') ordered.add(branch)
      rows.add(row)
    }
  }
  if (ordered.size > 1) return { reason: 'v6 sends its events in another order' }
  return { rows: [...rows] }
}

/** Is what a branch reads of the data the same in v6? */
function isAlike({ node, member, from }: DataRead, branches: readonly Branch[], typed: boolean) {
  const branch = branches.find(({ nodes }) => nodes.some((part) => isInside(node, part)))
  if (!branch) return false
  // The compiler knows the data of an event only where the payload itself was asked for it.
  if (typed && (from === null || branch.payload !== from)) return false
  const names = new Set(branch.names.map(({ value }) => value))
  if (names.size !== 1) return false
  return names.has('customOAuthState') || (names.has('signIn') && member === 'username')
}

function renaming(branches: readonly Branch[]): EditSet {
  const edits = newEdits()
  for (const name of branches.flatMap(({ names }) => names)) {
    const { v6 } = events.find((row) => row.name === name.value) as EventRow
    if (v6 !== null && v6 !== name.value) edits.replace(startOf(name) + 1, endOf(name) - 1, v6)
  }
  return edits.done()
}

/** Does a function of another channel read data, whose type nobody knows in v6? */
export function readsData(callback: Node, source: string): boolean {
  return /\bdata\b/.test(source.slice(startOf(callback), endOf(callback)))
}

/** Is this the callback of a call, untyped, so that it takes what v6 gives? */
export function isPlainListener(callback: Node | undefined): boolean {
  if (!callback || !isFunction(callback)) return false
  const [parameter] = (callback as Listener).params as Node[]
  return (
    !parameter || annotationOf(parameter) === null || annotationOf(parameter) === 'TSAnyKeyword'
  )
}

/** The member of Hub that is called, and its call. */
export function hubCallOf(hub: Node): { method: string; call: NodeOf<'CallExpression'> } | null {
  const member = parentOf(hub)
  const call = member && parentOf(member)
  if (!isMember(member) || member.object !== hub || member.computed) return null
  if (call?.type !== 'CallExpression' || call.callee !== member) return null
  return member.property.type === 'Identifier' ? { method: member.property.name, call } : null
}

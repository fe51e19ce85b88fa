import { type EditSet, newEdits } from './edits.js'
import {
  endOf,
  isCall,
  isFunction,
  isMember,
  type Node,
  parentOf,
  startOf,
  staticKey,
  unwrapOutwards,
} from './node.js'
import type { Binding } from './scope.js'

/** What becomes of calls that v5 answered at once and v6 answers with a promise. */
export interface PromisedUses {
  /** The waiting that is written into functions which can wait. */
  readonly edits: EditSet
  /** Mentions of the value where nobody can wait, or whose calls are out of sight. */
  readonly stuck: readonly Node[]
}

/** Looks at every mention of a value of which some methods are promised. */
export function promisedUses(binding: Binding, promised: readonly string[]): PromisedUses {
  const edits = newEdits()
  const stuck = valuesOf(binding).filter((node) => {
    const member = parentOf(node)
    const key = isMember(member) && member.object === node ? staticKey(member) : null
    if (key !== null && !promised.includes(key)) return false
    const call = member && parentOf(member)
    const isOwn = isMember(member) && isCall(call) && call.callee === member
    return !isOwn || !isAwaited(call, edits)
  })
  return { edits: edits.done(), stuck }
}

/** The mentions of a name where its value is read. */
export function valuesOf({ references }: Binding): Node[] {
  return references.flatMap(({ node, space }) => {
    const parent = parentOf(node)
    return space === 'type' || /^TS(?:Type|Qualified)/.test(parent?.type ?? '') ? [] : [node]
  })
}

/** The answer is waited for, or is from now on: whoever is asynchronous already can wait. */
function isAwaited(call: Node, edits: ReturnType<typeof newEdits>): boolean {
  const outer = unwrapOutwards(call)
  const parent = parentOf(outer)
  if (parent?.type === 'AwaitExpression') return true
  const around = functionAround(outer)
  if (!around?.waits) return false
  const isHandedOn = parent?.type === 'ReturnStatement' || parent === around.node
  if (isHandedOn) return true
  const isTakenApart = isMember(parent) && parent.object === outer
  edits.insertBefore(startOf(outer), isTakenApart ? '(await ' : 'await ')
  if (isTakenApart) edits.insertAfter(endOf(outer), ')')
  return true
}

function functionAround(node: Node): { readonly node: Node; readonly waits: boolean } | null {
  let inner = node
  for (let at = parentOf(node); at; at = parentOf(at)) {
    if (isFunction(at)) {
      const { async, generator, params } = at as NodeOfFunction
      // A default of a parameter cannot wait.
      return { node: at, waits: async === true && !generator && !params.includes(inner) }
    }
    inner = at
  }
  return null
}

type NodeOfFunction = Node & {
  readonly async?: boolean
  readonly generator?: boolean
  readonly params: readonly Node[]
}

import { isMember, type Node, parentOf, staticKey, unwrapOutwards } from '../node.js'
import { type Binding, resolve, type ScopeTree } from '../scope.js'

/** A place where a listener reads the data of an event. */
export interface DataRead {
  readonly node: Node
  /** The member of the data that is read, if one is. */
  readonly member: string | null
  /** The name of the payload that it is read from; null where it was taken out. */
  readonly from: Binding | null
}

/** What a listener does with the capsule that it is called with. */
export interface ListenerReads {
  /** Expressions that are the event's name, with the name of the payload where it is read from one. */
  readonly events: ReadonlyMap<Node, Binding | null>
  readonly data: readonly DataRead[]
  /** Declarations that only take the capsule apart. */
  readonly declarators: ReadonlySet<Node>
}

type Part = 'capsule' | 'payload' | 'event' | 'data'

const PARTS: Readonly<Record<Part, Readonly<Record<string, Part>>>> = {
  capsule: { payload: 'payload' },
  payload: { event: 'event', data: 'data' },
  event: {},
  data: {},
}

/** Follows a capsule through a listener; says why where something of it escapes. */
export function readsOf(parameter: Node, tree: ScopeTree): ListenerReads | { reason: string } {
  const reads = new Reads(tree)
  reads.take(parameter, 'capsule')
  return reads.isWhole ? reads : { reason: 'what it is called with is read in other ways' }
}

class Reads implements ListenerReads {
  readonly events = new Map<Node, Binding | null>()
  readonly data: DataRead[] = []
  readonly declarators = new Set<Node>()
  isWhole = true
  readonly #tree: ScopeTree

  constructor(tree: ScopeTree) {
    this.#tree = tree
  }

  /** A name or a pattern that is given a part of the capsule. */
  take(pattern: Node, part: Part): void {
    if (pattern.type === 'Identifier') {
      const binding = resolve(this.#tree.scopeAt(pattern), pattern.name, 'value')
      if (!binding) this.isWhole = false
      // A name that is taken out is read from nothing any more.
      for (const { node } of binding?.references ?? []) this.#follow(node, part, binding)
    } else if (pattern.type === 'ObjectPattern') {
      for (const property of pattern.properties) {
        const key = property.type === 'ObjectProperty' ? staticKey(property) : null
        const inner = key === null ? undefined : PARTS[part][key]
        if (property.type !== 'ObjectProperty' || !inner) this.isWhole = false
        else this.take(property.value as Node, inner)
      }
    } else this.isWhole = false
  }

  #follow(node: Node, part: Part, name: Binding | null): void {
    const at = unwrapOutwards(node)
    const parent = parentOf(at)
    if (parent?.type === 'VariableDeclarator' && parent.init === at) {
      this.declarators.add(parent)
      this.take(parent.id as Node, part)
      return
    }
    const isOwner = isMember(parent) && parent.object === at
    const key = isOwner ? staticKey(parent) : null
    if (part === 'event') this.events.set(at, null)
    else if (part === 'data') this.data.push({ node: at, member: key, from: null })
    else if (!isOwner || key === null) this.isWhole = false
    else this.#member(unwrapOutwards(parent), PARTS[part][key], name)
  }

  #member(node: Node, part: Part | undefined, owner: Binding | null): void {
    const parent = parentOf(node)
    const isTakenApart = parent?.type === 'VariableDeclarator' && parent.init === node
    if (part === undefined) this.isWhole = false
    else if (part === 'payload' || isTakenApart) this.#follow(node, part, null)
    else if (part === 'event') this.events.set(node, owner)
    else {
      const member = isMember(parent) && parent.object === node ? staticKey(parent) : null
      this.data.push({ node, member, from: owner })
    }
  }
}

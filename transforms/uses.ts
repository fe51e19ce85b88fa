import type { Carrying, NameTable } from './names.js'
import {
  isCall,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  staticKey,
  unwrapOutwards,
} from './node.js'

type Call = NodeOf<'CallExpression'> | NodeOf<'OptionalCallExpression'>
type Member = NodeOf<'MemberExpression'> | NodeOf<'OptionalMemberExpression'>

/** One place where the v5 `Auth` is used. */
export type AuthUse = {
  readonly at: Carrying
} & (
  | {
      readonly kind: 'call'
      readonly method: string
      /** From `Auth` to the method's name. */
      readonly callee: Member
      readonly call: Call
    }
  /** `Auth.signOut` that is not called, `Auth.user`, `Auth[x]` (its method is null). */
  | { readonly kind: 'member'; readonly method: string | null; readonly member: Member }
  /** `Auth` itself travels: passed on, stored, exported, bound, destructured. */
  | { readonly kind: 'value' }
  /** Only the type is used: `typeof Auth`. */
  | { readonly kind: 'type' }
)

/** The uses of `Auth` in source order. */
export function authUses(table: NameTable): AuthUse[] {
  return table.uses.filter((at) => at.carries === 'auth').map(classify)
}

function classify(at: Carrying): AuthUse {
  const parent = parentOf(at.node)
  if (isTypePosition(at.node)) return { at, kind: 'type' }
  if (!isMember(parent) || parent.object !== at.node) return { at, kind: 'value' }
  const method = staticKey(parent)
  const outer = unwrapOutwards(parent)
  const call = parentOf(outer)
  if (method !== null && isCall(call) && call.callee === outer && outer === parent) {
    return { at, kind: 'call', method, callee: parent, call }
  }
  return { at, kind: 'member', method, member: parent }
}

function isTypePosition(node: Node): boolean {
  const parent = parentOf(node)
  return parent?.type === 'TSTypeQuery' || parent?.type === 'TSQualifiedName'
}

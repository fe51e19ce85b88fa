import type { NameTable, V5Name } from './names.js'
import { isCall, isMember, type Node, parentOf, staticKey } from './node.js'

/** Does the file listen on, or dispatch to, the channel `auth` — or to one it does not spell out? */
export function listensToAuth(name: V5Name, table: NameTable): boolean {
  return table.uses.some((use) => use.name === name && isAuthChannel(use.node))
}

/** Is this read of a Hub one of the channel `auth`, or of one that is not spelled out? */
export function isAuthChannel(hub: Node): boolean {
  const member = parentOf(hub)
  const call = member && parentOf(member)
  if (!isMember(member) || member.object !== hub) return true
  if (!isCall(call) || call.callee !== member) return true
  // v6's Hub has no remove(): whoever calls it stays with the shim.
  if (!/^(?:listen|dispatch)$/.test(staticKey(member) ?? '')) return true
  const [channel] = call.arguments as Node[]
  return channel?.type !== 'StringLiteral' || channel.value === 'auth'
}

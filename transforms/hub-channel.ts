import type { FileDecision } from './decide.js'
import type { NameTable, V5Name } from './names.js'
import { isCall, isMember, type Node, parentOf, staticKey } from './node.js'
import { resolve, type ScopeTree } from './scope.js'

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

/** The channel that an argument names, in place or by a constant of the file; null for all others. */
export function channelOf(argument: Node | undefined, tree: ScopeTree): string | null {
  if (argument?.type === 'StringLiteral') return argument.value
  if (argument?.type === 'TemplateLiteral' && argument.expressions.length === 0) {
    return argument.quasis[0]?.value.cooked ?? null
  }
  if (argument?.type !== 'Identifier') return null
  const { declaration } = resolve(tree.scopeAt(argument), argument.name, 'value') ?? {}
  const isConstant =
    declaration?.type === 'VariableDeclarator' &&
    (parentOf(declaration) as { kind?: string }).kind === 'const'
  return isConstant && declaration.init?.type === 'StringLiteral' ? declaration.init.value : null
}

/** Core's own Hub, in a file that is on v6 already, is the Hub of v6. */
export function importsV6({ context }: FileDecision): boolean {
  return [...context.tree.module.values.values()].some(({ declaration }) => {
    const parent = parentOf(declaration)
    const source = parent?.type === 'ImportDeclaration' ? parent.source.value : ''
    return /^aws-amplify\/(?!lib)/.test(source)
  })
}

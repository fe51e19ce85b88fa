import { channelOf } from '../hub-channel.js'
import type { Carrying } from '../names.js'
import { isInside, isMember, type Node } from '../node.js'
import { resolve, type ScopeTree } from '../scope.js'
import type { AroundFile } from './around.js'
import { branchesOf } from './hub-branches.js'
import { functionOf, hubCallOf } from './hub-listener.js'
import { type DataRead, type ListenerReads, readsOf } from './hub-reads.js'

/** Does a listener read more of somebody who signs in than the name, as far as this file tells? */
export function readsUsers(uses: readonly Carrying[], file: AroundFile): boolean {
  // What tests replace has to be one Hub for all files.
  const { mockedMethods } = file.decision.context.knowledge.package
  if (mockedMethods.has('Hub')) return true
  return uses.some(({ node }) => isReader(node, file))
}

function isReader(hub: Node, file: AroundFile): boolean {
  const { tree } = file.decision.context
  const at = hubCallOf(hub)
  if (!at) return true
  if (at.method !== 'listen') return false
  const [argument, callback] = at.call.arguments as Node[]
  const channel = channelOf(argument, tree)
  if (callback === undefined || (channel !== null && channel !== 'auth')) return false
  const listener = functionOf(callback, tree)
  if (!listener) return isElsewhere(callback, tree) || SAYS_DATA.test(file.source)
  const [parameter] = listener.params as Node[]
  if (!parameter) return false
  const reads = readsOf(parameter, tree)
  if ('reason' in reads) return SAYS_DATA.test(file.source)
  return reads.data.some((read) => !isEarly(read, listener.body, reads))
}

/** The words by which a file gets at more of a user, whatever a capsule is called in it. */
const SAYS_DATA = /\b(?:data|attributes|signInUserSession)\b/

/** Members of a user, and of errors, that are there as soon as an event is. */
const EARLY: ReadonlySet<string> = new Set(['username', 'getUsername', 'message', 'code', 'name'])

function isEarly({ node, member }: DataRead, body: Node, reads: ListenerReads): boolean {
  if (member !== null && EARLY.has(member)) return true
  const branch = branchesOf(body, reads)?.find(({ nodes }) =>
    nodes.some((part) => isInside(node, part)),
  )
  return branch !== undefined && !branch.names.some(({ value }) => OF_USERS.has(value))
}

/** Events whose data is somebody who has just signed in. */
const OF_USERS: ReadonlySet<string> = new Set(['signIn', 'cognitoHostedUI'])

/** A listener that is imported, or that somebody hands in. */
function isElsewhere(callback: Node, tree: ScopeTree): boolean {
  if (callback.type === 'ThisExpression' || callback.type === 'ObjectExpression') return false
  if (isMember(callback)) return isElsewhere(callback.object as Node, tree)
  if (callback.type !== 'Identifier') return true
  const binding = resolve(tree.scopeAt(callback), callback.name, 'value')
  return !binding || binding.kind === 'import' || binding.kind === 'parameter'
}

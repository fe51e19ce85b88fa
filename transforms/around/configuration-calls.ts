import type { Carrying, NameTable } from '../names.js'
import {
  endOf,
  isCall,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  staticKey,
} from '../node.js'
import type { RuleContext } from '../rules/verdict.js'

/** One call of `Amplify.configure`. */
export interface ConfigurationCall {
  readonly use: Carrying
  readonly callee: Node
  readonly call: NodeOf<'CallExpression'> | NodeOf<'OptionalCallExpression'>
  /** The statement that the call is, awaited or not; null where its result goes somewhere. */
  readonly statement: NodeOf<'ExpressionStatement'> | null
}

/** The calls of `Amplify.configure` in source order. */
export function configurationCalls(table: NameTable): ConfigurationCall[] {
  return table.uses.flatMap((use) => {
    if (use.carries !== 'amplify') return []
    const callee = parentOf(use.node)
    if (!isMember(callee) || callee.object !== use.node) return []
    const call = parentOf(callee)
    if (staticKey(callee) !== 'configure' || !isCall(call) || call.callee !== callee) return []
    return [{ use, callee, call, statement: statementOf(call) }]
  })
}

function statementOf(call: Node): NodeOf<'ExpressionStatement'> | null {
  const parent = parentOf(call)
  if (parent?.type === 'AwaitExpression') return statementOf(parent)
  return parent?.type === 'ExpressionStatement' ? parent : null
}

/** Is Amplify configured with something else besides? */
export function isPartOfMore(
  { call }: ConfigurationCall,
  all: readonly ConfigurationCall[],
  { source, knowledge }: Pick<RuleContext, 'source' | 'knowledge'>,
): boolean {
  if (knowledge.package.configuration.isMerged) return true
  const textOf = (node: Node) => source.slice(startOf(node), endOf(node)).replace(/\s+/g, '')
  const own = textOf(call)
  return all.some(
    (other) => other.call !== call && textOf(other.call) !== own && !isEither(call, other.call),
  )
}

/** Are two calls in different branches, of which a program takes one? */
function isEither(one: Node, other: Node): boolean {
  for (let node: Node | undefined = one; node; node = parentOf(node)) {
    const branch = parentOf(node)
    if (branch?.type !== 'IfStatement' && branch?.type !== 'ConditionalExpression') continue
    const rest = node === branch.consequent ? branch.alternate : branch.consequent
    if (node === branch.test || !rest) continue
    for (let up: Node | undefined = other; up; up = parentOf(up)) if (up === rest) return true
  }
  return false
}

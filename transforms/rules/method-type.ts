import { newEdits } from '../edits.js'
import { endOf, parentOf, startOf } from '../node.js'
import type { AuthUse } from '../uses.js'
import { methodRowOf } from './method-row.js'
import type { RuleContext, Verdict } from './verdict.js'

/** `typeof Auth.signIn` is the type of the helper's function; null where it has to stay v5's. */
export function methodType({ at }: AuthUse, context: RuleContext): Verdict | null {
  const { helperName, knowledge, hasComment } = context
  const name = parentOf(at.node)
  if (name?.type !== 'TSQualifiedName' || parentOf(name)?.type !== 'TSTypeQuery') return null
  const row = methodRowOf(name.right.name)
  if (helperName === null || row?.helper === undefined) return null
  if (row.helper !== 'plain' && knowledge.package.userMembers.size > 0) return null
  if (hasComment(startOf(name), endOf(name))) return null
  const edits = newEdits()
  edits.replace(startOf(name), endOf(name), helperName(row.name))
  const note = 'the helper of this name takes and gives what the method of v5 did'
  return { tier: 'helper', edits: edits.done(), helpers: [row.name], note }
}

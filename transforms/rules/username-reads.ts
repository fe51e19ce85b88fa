import { type EditSet, newEdits } from '../edits.js'
import { follow } from '../flow/landings.js'
import type { PromisePath } from '../flow/promise-path.js'
import { areNear, rootsOf } from '../flow/roots.js'
import { endOf, isMember, type Node, startOf, unwrapOutwards } from '../node.js'
import type { RuleContext } from './verdict.js'

/**
 * What reads the name of v5's user reads the same member of v6's; `getUsername()` becomes it. Null
 * where types would not fit: v5 typed its user as anything.
 */
export function usernameReads(path: PromisePath, context: RuleContext): EditSet | null {
  const { landings, isAlone } = follow(path, context)
  const places = landings.flatMap(({ node }) =>
    context.dropped.has(unwrapOutwards(node)) ? [] : [node],
  )
  if (context.typed && !areNear(places, rootsOf(path, context))) return null
  const isUser = isAlone && !path.recovered
  const edits = newEdits()
  for (const landing of landings) {
    // What a handler put in its place, or another value of the name, may have the method itself.
    if (landing.kind === 'called' && !isUser) return null
    if (landing.kind === 'called' && !spellName(landing.node, context, edits)) return null
  }
  return edits.done()
}

function spellName(call: Node, context: RuleContext, edits: ReturnType<typeof newEdits>): boolean {
  const { callee } = call as { readonly callee?: Node }
  if (!callee || !isMember(callee) || callee.computed) return false
  const start = startOf(callee.property)
  if (context.hasComment(start, endOf(call))) return false
  edits.replace(start, endOf(call), 'username')
  return true
}

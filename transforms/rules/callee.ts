import { type EditSet, newEdits } from '../edits.js'
import { endOf, startOf } from '../node.js'
import type { CallUse, RuleContext } from './verdict.js'

/** Puts the v6 function, under the name it has in this file, in the place of `Auth.method`. */
export function renameCallee(use: CallUse, name: string, context: RuleContext): EditSet {
  const edits = newEdits()
  edits.replace(startOf(use.callee), endOf(use.callee), context.localName(name))
  return edits.done()
}

import { type EditSet, newEdits } from '../edits.js'
import { endOf, startOf } from '../node.js'
import type { CallUse, RuleContext } from './verdict.js'

/** Puts the v6 function, under the name it has in this file, in the place of `Auth.method`. */
export function renameCallee(use: CallUse, name: string, context: RuleContext): EditSet {
  return renameFunction(use, context.localName(name))
}

/** Puts a name in the place of `Auth.method`. */
export function renameFunction({ callee }: CallUse, name: string): EditSet {
  const edits = newEdits()
  edits.replace(startOf(callee), endOf(callee), name)
  return edits.done()
}

/** Takes the arguments of a call away, which v6 has no use for. */
export function withoutArguments({ call }: CallUse): EditSet {
  const edits = newEdits()
  const [first] = call.arguments
  if (first) edits.replace(startOf(first), endOf(call) - 1, '')
  return edits.done()
}

/** Puts another expression in the place of the whole call. */
export function replaceCall({ call }: CallUse, text: string): EditSet {
  const edits = newEdits()
  edits.replace(startOf(call), endOf(call), text)
  return edits.done()
}

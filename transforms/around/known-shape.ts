import { constantInit } from '../flow/constant.js'
import { isMember, type Node, staticKey, unwrapInwards } from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import { type Binding, resolve } from '../scope.js'
import { constantUses } from './constant-uses.js'
import { exportedValues } from './exported-object.js'
import { memberShape, type Shape, shapeOf } from './object-shape.js'

/** What a constant of this file, or a member of one, is for as long as the program runs. */
export function knownShape(
  expression: Node,
  { tree, isInMarkup, knowledge }: Pick<RuleContext, 'tree' | 'isInMarkup' | 'knowledge'>,
): Shape | null {
  const members: string[] = []
  let root = unwrapInwards(expression)
  while (isMember(root)) {
    const key = staticKey(root)
    if (key === null) return null
    members.unshift(key)
    root = unwrapInwards(root.object)
  }
  if (root.type !== 'Identifier' || isInMarkup(root.name)) return null
  const binding = resolve(tree.scopeAt(root), root.name, 'value')
  const init = constantInit(binding)
  const whole = init && shapeOf(init, tree)
  const shape = whole && memberShape(whole, members)
  if (!binding || !shape || !isSteady(binding, members, whole)) return null
  const names = exportedValues(tree).flatMap((one) => (one.binding === binding ? [one.name] : []))
  const isKept = (name: string) => knowledge.configurations?.isSteady(name, members) ?? false
  return names.every(isKept) ? shape : null
}

/** Does nobody change what is meant, nor hand it to code that may? */
function isSteady({ references }: Binding, meant: readonly string[], whole: Shape): boolean {
  return references.every(({ node }) =>
    constantUses(node).every(
      ({ members, kind }) => !mayChange({ members, use: kind }, meant, whole),
    ),
  )
}

/** May a use of a constant change what one of its members is? */
export function mayChange(
  { members, use }: { readonly members: readonly string[]; readonly use: string },
  meant: readonly string[],
  whole: Shape,
): boolean {
  const shared = Math.min(members.length, meant.length)
  const isApart = members.slice(0, shared).some((key, index) => key !== meant[index])
  if (isApart || use === 'read') return false
  // A text that is handed on stays what it is.
  return use === 'written' || memberShape(whole, members)?.kind === 'object'
}

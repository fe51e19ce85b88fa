import { currentUserSource } from '../flow/current-user.js'
import { promisePath } from '../flow/promise.js'
import { V6_AUTH } from '../modules.js'
import { importedName } from '../names.js'
import { ancestor, endOf, isFunction, type Node, parentOf, startOf } from '../node.js'
import type { AuthUse } from '../uses.js'
import { methodRowOf } from './method-row.js'
import { rejectionNoticed } from './outcome.js'
import { isPure } from './purity.js'
import type { CallUse, RuleContext } from './verdict.js'

/**
 * May an argument that v5 took as the user fall away? It has to be the user who is signed in when
 * the call is made, and the question for that user has to be one that v6 can ask as well.
 */
export function isSignedInUser(argument: Node, use: CallUse, context: RuleContext): boolean {
  const source = currentUserSource(argument, context.uses, context.tree)
  if (!source) return false
  const guard = context.uses.find((other) => other.kind === 'call' && other.call === source.call)
  const row = guard?.kind === 'call' ? methodRowOf(guard.method) : undefined
  if (!row || rejectionNoticed(row, promisePath(source.call), context)) return false
  if (!source.binding) return othersArePure(argument, use)
  const { identifier } = source.binding
  return isSameFunction(identifier, use.call) && !changesUser(identifier, use, context)
}

/** The question falls away: what stands behind it must not notice that it comes first now. */
function othersArePure(argument: Node, use: CallUse): boolean {
  return (use.call.arguments as Node[]).every((other) => other === argument || isPure(other))
}

/** A user that is kept for later may be another one by then. */
function isSameFunction(identifier: Node, call: Node): boolean {
  const holder = ancestor(identifier, isFunction)
  return ancestor(call, isFunction) === holder
}

const CHANGES_USER =
  /^(?:signIn|confirmSignIn|completeNewPassword|sendCustomChallengeAnswer|verifyTotpToken|federatedSignIn|signOut|deleteUser|configure)$/

/** Does anything between the question and the call sign somebody in or out? */
function changesUser(identifier: Node, use: CallUse, context: RuleContext): boolean {
  const isBetween = (node: Node): boolean =>
    startOf(node) > endOf(identifier) && startOf(node) < startOf(use.call)
  const inV5 = context.uses.some(
    (other: AuthUse) =>
      isBetween(other.at.node) && (other.kind !== 'call' || CHANGES_USER.test(other.method)),
  )
  return inV5 || v6References(context).some(isBetween)
}

/** Where the file calls functions of v6 that sign somebody in or out. */
function v6References({ tree }: RuleContext): Node[] {
  return [...tree.module.values.values()].flatMap(({ declaration, references }) => {
    const parent = parentOf(declaration)
    const isV6 =
      declaration.type === 'ImportSpecifier' &&
      parent?.type === 'ImportDeclaration' &&
      parent.source.value === V6_AUTH
    if (!isV6 || !CHANGES_USER_V6.test(importedName(declaration))) return []
    return references.map(({ node }) => node)
  })
}

const CHANGES_USER_V6 =
  /^(?:signIn|confirmSignIn|autoSignIn|signInWithRedirect|signOut|deleteUser)$/

import { currentUserSource } from '../flow/current-user.js'
import { V6_AUTH } from '../modules.js'
import { importedName } from '../names.js'
import {
  ancestor,
  endOf,
  isFunction,
  isInside,
  type Node,
  parentOf,
  startOf,
  walk,
} from '../node.js'
import { resolve } from '../scope.js'
import type { AuthUse } from '../uses.js'
import { guardProblem } from './guard-question.js'
import { sharedDoor } from './lost.js'
import { methodRowOf } from './method-row.js'
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
  if (guard?.kind !== 'call' || !row || sharedDoor(row, context)) return false
  if (guardProblem(row, guard, context)) return false
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
  return inV5 || v6References(context).some(isBetween) || waitsForOthers(identifier, use, context)
}

/** What is waited for in between may sign somebody else in, wherever it is declared. */
function waitsForOthers(identifier: Node, use: CallUse, context: RuleContext): boolean {
  const body = ancestor(use.call, (node) => isFunction(node) || node.type === 'Program')
  let waits = false
  if (body) {
    walk(body, (node) => {
      const isBetween = startOf(node) > endOf(identifier) && endOf(node) < startOf(use.call)
      if (!isBetween || node.type !== 'AwaitExpression') return
      waits ||= !isQuestion(node, identifier) && !isAuthCall(node.argument, context)
    })
  }
  return waits
}

/** A call of v5 or v6 Auth itself: those that change the user are looked for by name. */
function isAuthCall(awaited: Node, { uses, tree }: RuleContext): boolean {
  let found = false
  walk(awaited, (node) => {
    found ||= uses.some((use) => use.kind === 'call' && use.call === node)
    const binding =
      node.type === 'Identifier' ? resolve(tree.scopeAt(node), node.name, 'value') : null
    const parent = binding && parentOf(binding.declaration)
    found ||= parent?.type === 'ImportDeclaration' && parent.source.value === V6_AUTH
    return !found
  })
  return found
}

/** The await that the name itself is declared with. */
function isQuestion(node: Node, identifier: Node): boolean {
  const declarator = parentOf(identifier)
  return declarator?.type === 'VariableDeclarator' && isInside(node, declarator)
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

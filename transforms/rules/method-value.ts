import type { MethodRow } from '../../src/table/row.js'
import { flowOfCalls } from '../configured-flow.js'
import { newEdits } from '../edits.js'
import { importedName } from '../names.js'
import { endOf, isCall, isMember, type Node, parentOf, startOf, staticKey } from '../node.js'
import { resolve, type ScopeTree } from '../scope.js'
import type { AuthUse } from '../uses.js'
import { missedEvents, sharedDoor } from './lost.js'
import { methodRowOf } from './method-row.js'
import { bridge, type RuleContext, type Verdict } from './verdict.js'

/** A method of Auth that is handed on instead of called. */
export interface MethodValue {
  readonly method: string
  /** The expression that stands for the method, with its `this` where the two are written as one. */
  readonly node: Node
  /** The other mention of Auth, which says what `this` is. */
  readonly receiver: Node | null
}

/** What the search for method values looks at. */
interface FileUses {
  readonly uses: readonly AuthUse[]
  readonly tree: ScopeTree
}

/**
 * `Auth.signOut`, `Auth.signOut.bind(Auth)`, and what effects of redux-saga take: the pairs
 * `[Auth, Auth.signOut]`, `[Auth, 'signOut']`, `{ context: Auth, fn: Auth.signOut }`, and the first
 * two arguments of `apply`.
 */
export function methodValueOf(use: AuthUse, { uses, tree }: FileUses): MethodValue | null {
  if (use.kind === 'value') return namedBeside(use.at.node, tree)
  if (use.kind !== 'member' || use.method === null || !isMember(use.member)) return null
  const { method, member } = use
  const isAuth = (node: Node | null | undefined): node is Node =>
    uses.some((other) => other.kind === 'value' && other.at.node === node)
  const parent = parentOf(member)
  if (isMember(parent) && parent.object === member) {
    const call = parentOf(parent)
    const [receiver, ...others] = isCall(call) ? (call.arguments as Node[]) : []
    const isBound = staticKey(parent) === 'bind' && isAuth(receiver) && others.length === 0
    return isBound && isCall(call) ? { method, node: call, receiver } : null
  }
  if (parent?.type === 'ArrayExpression' && isGivenToEffect(parent, tree)) {
    const [receiver] = parent.elements
    const isPair = parent.elements.length === 2 && isAuth(receiver)
    return isPair ? { method, node: parent, receiver } : null
  }
  if (isCall(parent) && parent.arguments[1] === member && isEffect(parent, tree, 'apply')) {
    const receiver = parent.arguments[0] as Node
    return isAuth(receiver) ? { method, node: member, receiver } : null
  }
  const pair = parent && parentOf(parent)
  if (
    parent?.type === 'ObjectProperty' &&
    pair?.type === 'ObjectExpression' &&
    isGivenToEffect(pair, tree)
  ) {
    const context = pair.properties.find((one) => staticKey(one as never) === 'context')
    const receiver = context?.type === 'ObjectProperty' ? (context.value as Node) : null
    const isPair = staticKey(parent) === 'fn' && pair.properties.length === 2 && isAuth(receiver)
    if (isPair) return { method, node: pair, receiver }
  }
  return isWritten(member) ? null : { method, node: member, receiver: null }
}

/** Uses of Auth that only tell effects of redux-saga what to call. */
export function givenToEffects(file: FileUses): ReadonlySet<AuthUse> {
  const given = file.uses.flatMap((use) => {
    const value = methodValueOf(use, file)
    const call = value && parentOf(value.node)
    return call && isEffect(call, file.tree) ? [{ use, receiver: value.receiver }] : []
  })
  const receivers = new Set(given.map(({ receiver }) => receiver))
  const isReceiver = ({ kind, at }: AuthUse) => kind === 'value' && receivers.has(at.node)
  return new Set([...given.map(({ use }) => use), ...file.uses.filter(isReceiver)])
}

/** Where the method is named by a string beside its `this`. */
function namedBeside(receiver: Node, tree: ScopeTree): MethodValue | null {
  const node = parentOf(receiver)
  if (node?.type === 'ArrayExpression' && node.elements.length === 2) {
    const [first, name] = node.elements
    const isPair =
      first === receiver && name?.type === 'StringLiteral' && isGivenToEffect(node, tree)
    return isPair ? { method: name.value, node, receiver } : null
  }
  if (isCall(node) && node.arguments[0] === receiver && isEffect(node, tree, 'apply')) {
    const [, name] = node.arguments
    return name?.type === 'StringLiteral' ? { method: name.value, node: name, receiver } : null
  }
  const pair = node?.type === 'ObjectProperty' ? parentOf(node) : undefined
  if (pair?.type !== 'ObjectExpression' || pair.properties.length !== 2) return null
  const fn = pair.properties.find((one) => staticKey(one as never) === 'fn')
  const name = fn?.type === 'ObjectProperty' ? fn.value : null
  const isPair =
    staticKey(node as never) === 'context' &&
    name?.type === 'StringLiteral' &&
    isGivenToEffect(pair, tree)
  return isPair ? { method: name.value, node: pair, receiver } : null
}

/** Only where an effect takes what it is to call does a pair mean a method. */
function isGivenToEffect(pair: Node, tree: ScopeTree): boolean {
  const call = parentOf(pair)
  if (!isCall(call)) return false
  const place = isEffect(call, tree, 'retry') ? 2 : 0
  return call.arguments[place] === pair && isEffect(call, tree)
}

/** Is this a call of a function of redux-saga, or of the one of this name? */
function isEffect(call: Node, tree: ScopeTree, wanted?: string): boolean {
  if (!isCall(call)) return false
  const callee = call.callee as Node
  const name = isMember(callee) ? (callee.object as Node) : callee
  if (name.type !== 'Identifier') return false
  const declaration = resolve(tree.scopeAt(name), name.name, 'value')?.declaration
  const from = declaration && parentOf(declaration)
  if (from?.type !== 'ImportDeclaration' || !/redux-saga/.test(from.source.value)) return false
  if (wanted === undefined) return true
  const named = declaration?.type === 'ImportSpecifier' ? importedName(declaration) : null
  return (isMember(callee) ? staticKey(callee) : named) === wanted
}

function isWritten(member: Node): boolean {
  const parent = parentOf(member)
  return (
    (parent?.type === 'AssignmentExpression' && parent.left === member) ||
    parent?.type === 'UnaryExpression' ||
    parent?.type === 'UpdateExpression'
  )
}

/**
 * The helper of the same name takes what v5's method takes, whoever calls it, and needs no `this`.
 * What it resolves with cannot be followed, so nothing in the package may need v5's own classes.
 */
export function methodValueVerdict(
  value: MethodValue,
  note: string,
  context: RuleContext,
): Verdict {
  const row = methodRowOf(value.method)
  const { helperName } = context
  if (!row || helperName === null || row.helper === undefined) return bridge(note)
  const problem = problemOf(row, context)
  if (problem) return bridge(problem)
  const { node, receiver } = value
  const isInside =
    !receiver || (startOf(node) <= startOf(receiver) && endOf(receiver) <= endOf(node))
  if (context.hasComment(startOf(node), endOf(node))) {
    return bridge('a comment stands between Auth and the method')
  }
  const edits = newEdits()
  if (!isInside) edits.replace(startOf(receiver), endOf(receiver), 'null')
  edits.replace(startOf(node), endOf(node), helperName(row.name))
  return { tier: 'helper', edits: edits.done(), helpers: [row.name], note }
}

/** Why the helper of a method may not take its place where nobody follows what it gives. */
export function problemOf(row: MethodRow, context: RuleContext): string | null {
  const facts = context.knowledge.package
  const shared = sharedDoor(row, context)
  if (shared) return shared
  const [missed] = missedEvents(row, context)
  if (missed) return `the package waits for the Hub event ${missed}, which v6 does not send`
  if (row.set === 'sign-up' && facts.signsInAfterSignUp) {
    return 'a sign-up of this package signs the user in after the confirmation'
  }
  if (row.name === 'signIn' && flowOfCalls(facts) !== null) {
    return 'v6 wants the flow of the sign-in with each call'
  }
  const [member] = facts.userMembers
  const isSeen = row.helper !== 'plain' && (member !== undefined || facts.bridgedSets.has('user'))
  return isSeen ? 'what it resolves with may be needed as v5 had it' : null
}

import { challengeDetails, challenges } from '../../src/table/challenges.js'
import { type EditBuilder, type EditSet, newEdits } from '../edits.js'
import { isWrite } from '../flow/current-user.js'
import type { Landing } from '../flow/landings.js'
import { goesOnWithLineBefore } from '../flow/line-before.js'
import {
  endOf,
  isMember,
  type Node,
  parentOf,
  startOf,
  staticKey,
  unwrapOutwards,
} from '../node.js'
import { own } from '../own.js'
import { isWhereCodeWasSent } from './sent-code.js'
import type { RuleContext } from './verdict.js'

const STEP_OF: Readonly<Record<string, string>> = Object.fromEntries(
  challenges.map(({ challenge, step }) => [challenge, step]),
)

class Unknown extends Error {}

/**
 * Rewrites what reads the challenge of a v5 user so that it reads the next step of a v6 sign-in. Null
 * where something else is read of the user, or something that v6 says in another way.
 *
 * @param kept challenges that the user named in v5 though they had been answered.
 */
export function challengeReads(
  landings: readonly Landing[],
  context: RuleContext,
  kept: readonly string[] = [],
): EditSet | null {
  const edits = newEdits()
  try {
    for (const landing of landings) readLanding(landing, kept, context, edits)
    return edits.done()
  } catch (error) {
    if (error instanceof Unknown) return null
    throw error
  }
}

function readLanding(
  landing: Landing,
  kept: readonly string[],
  context: RuleContext,
  edits: EditBuilder,
): void {
  if (landing.kind === 'harmless') return
  if (landing.kind !== 'member' || !isMember(landing.node)) throw new Unknown()
  if (landing.key === 'challengeName') readName(landing.node, kept, context, edits)
  else if (landing.key === 'challengeParam') readDetail(landing.node, context, edits)
  else throw new Unknown()
}

function readName(
  member: Node,
  kept: readonly string[],
  context: RuleContext,
  edits: EditBuilder,
): void {
  const outer = unwrapOutwards(member)
  const parent = parentOf(outer)
  if (parent?.type === 'BinaryExpression' && /^[!=]==?$/.test(parent.operator)) {
    spellStep((parent.left === outer ? parent.right : parent.left) as Node, kept, context, edits)
    spellMember(member, 'nextStep.signInStep', context, edits)
  } else if (parent?.type === 'SwitchStatement' && parent.discriminant === outer) {
    for (const { test } of parent.cases) if (test) spellStep(test, kept, context, edits)
    spellMember(member, 'nextStep.signInStep', context, edits)
  } else if (kept.length > 0) throw new Unknown()
  else readPresence(member, outer, parent, context, edits)
}

/** `if (user.challengeName)`: v5 named a challenge as long as nobody was signed in. */
function readPresence(
  member: Node,
  outer: Node,
  parent: Node | undefined,
  context: RuleContext,
  edits: EditBuilder,
): void {
  if (isOptional(member)) throw new Unknown()
  if (parent?.type === 'UnaryExpression' && parent.operator === '!') {
    if (outer !== member && goesOnWithLineBefore(parent, context.source)) throw new Unknown()
    replace(startOf(parent), startOf(outer), '', context, edits)
    spellMember(member, 'isSignedIn', context, edits)
    return
  }
  const isTest =
    parent?.type === 'IfStatement' ||
    (parent?.type === 'ConditionalExpression' && parent.test === outer) ||
    (parent?.type === 'LogicalExpression' && parent.left === outer && parent.operator === '&&')
  if (!isTest || outer !== member) throw new Unknown()
  edits.insertBefore(startOf(member), '!')
  spellMember(member, 'isSignedIn', context, edits)
}

function spellStep(
  literal: Node,
  kept: readonly string[],
  context: RuleContext,
  edits: EditBuilder,
): void {
  if (literal.type === 'StringLiteral' && kept.includes(literal.value)) throw new Unknown()
  const step = literal.type === 'StringLiteral' ? own(STEP_OF, literal.value) : undefined
  if (step === undefined) throw new Unknown()
  const quote = context.source[startOf(literal)] ?? context.layout.quote
  edits.replace(startOf(literal), endOf(literal), `${quote}${step}${quote}`)
}

/** `user.challengeParam.CODE_DELIVERY_DESTINATION`; v6 types details by step, which TypeScript checks. */
function readDetail(member: Node, context: RuleContext, edits: EditBuilder): void {
  const parent = parentOf(unwrapOutwards(member))
  const key = isMember(parent) ? staticKey(parent) : null
  const path = key === null ? undefined : own(challengeDetails, key)
  if (!parent || context.typed || path === undefined || isWrite(parent)) throw new Unknown()
  if (isOptional(member) || isOptional(parent)) throw new Unknown()
  // v5 had parameters for each challenge, and nothing under this key for most of them.
  if (!isWhereCodeWasSent(member, context.source)) throw new Unknown()
  const { property } = member as { readonly property: Node }
  replace(startOf(property), endOf(parent), `nextStep.${path}`, context, edits)
}

function spellMember(member: Node, text: string, context: RuleContext, edits: EditBuilder): void {
  if (!isMember(member) || member.computed || isWrite(member)) throw new Unknown()
  replace(startOf(member.property), endOf(member.property), text, context, edits)
}

function isOptional(node: Node): boolean {
  return node.type === 'OptionalMemberExpression'
}

function replace(
  start: number,
  end: number,
  text: string,
  context: RuleContext,
  edits: EditBuilder,
): void {
  if (context.hasComment(start, end)) throw new Unknown()
  edits.replace(start, end, text)
}

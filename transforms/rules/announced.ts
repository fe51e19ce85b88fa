import type { MethodRow } from '../../src/table/row.js'
import { joinEdits, newEdits } from '../edits.js'
import { endOf, type Node, startOf } from '../node.js'
import { helperVerdict } from './helper.js'
import { signInVerdict } from './sign-in.js'
import { bridge, type CallUse, type RuleContext, type Verdict } from './verdict.js'

const ANNOUNCE = 'announce'

/**
 * A call that v5 announced on Hub, in a package that waits for it: the helper's call is announced in
 * the same words.
 */
export function announcedVerdict(
  row: MethodRow,
  use: CallUse,
  context: RuleContext,
  events: readonly string[],
): Verdict {
  const note = `the package waits for the Hub event ${events[0]}, which v6 does not send`
  const names = namesOf(row, use, context, events)
  const verdict = names && callOfHelper(row, use, context, note)
  if (verdict?.tier !== 'helper' || context.helperName === null) {
    return verdict?.tier === 'bridge' ? verdict : bridge(note)
  }
  const { quote } = context.layout
  const { helperName } = context
  const members = names?.map((name) => memberText(name, helperName, quote))
  const edits = newEdits()
  edits.insertBefore(startOf(use.call), `${context.helperName(ANNOUNCE)}(`)
  edits.insertAfter(endOf(use.call), `, { ${members?.join(', ')} })`)
  return {
    ...verdict,
    edits: joinEdits([verdict.edits, edits.done()]),
    helpers: [ANNOUNCE, ...verdict.helpers, ...(names ?? []).flatMap(helpersOf)],
    note,
  }
}

function callOfHelper(row: MethodRow, use: CallUse, context: RuleContext, note: string): Verdict {
  const isMocked = context.knowledge.package.mockedMethods.has(row.name)
  const step = row.handler === 'sign-in' && !isMocked ? signInVerdict(row, use, context) : null
  return step?.tier === 'helper' ? step : helperVerdict(row, use, context, note)
}

/** What is announced: the event's name, or the helper that knows what it brings. */
type Member =
  | { readonly when: 'resolved' | 'rejected'; readonly name: string }
  | { readonly when: 'told'; readonly helper: string; readonly of?: string }

function memberText(member: Member, helperName: (name: string) => string, quote: string): string {
  if (member.when !== 'told') return `${member.when}: ${quote}${member.name}${quote}`
  const helper = helperName(member.helper)
  return `told: ${member.of === undefined ? helper : `${helper}(${member.of})`}`
}

function helpersOf(member: Member): string[] {
  return member.when === 'told' ? [member.helper] : []
}

/** When each event is due, and what it brings beside the result; null where only v5 knows. */
function namesOf(
  { events }: MethodRow,
  use: CallUse,
  context: RuleContext,
  heard: readonly string[],
): Member[] | null {
  const members = heard.map((name): Member[] | null => {
    const data = events?.[name]
    if (data === 'error') return [{ when: 'rejected', name }]
    const resolved = { when: 'resolved', name } as const
    if (data === 'result') return [resolved]
    if (data === 'changes') return [resolved, { when: 'told', helper: 'attributeChanges' }]
    const user = data === 'user' ? plainText(use.call.arguments[0] as Node | undefined) : null
    const of = user && context.source.slice(startOf(user), endOf(user))
    return of === null ? null : [resolved, { when: 'told', helper: 'aboutUser', of }]
  })
  return members.every((each) => each !== null) ? members.flat() : null
}

/** An expression that may be written twice: a name, a text, a member of a name. */
function plainText(node: Node | undefined): Node | null {
  if (!node || !/^(?:Identifier|StringLiteral|MemberExpression)$/.test(node.type)) return null
  if (node.type !== 'MemberExpression') return node
  const { object } = node
  return !node.computed && (object.type === 'ThisExpression' || plainText(object)) ? node : null
}

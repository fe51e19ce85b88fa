import type { MethodRow } from '../../src/table/row.js'
import { joinEdits, newEdits } from '../edits.js'
import { endOf, startOf } from '../node.js'
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
  const names = namesOf(row, events)
  const verdict = names && callOfHelper(row, use, context, note)
  if (verdict?.tier !== 'helper' || context.helperName === null) {
    return verdict?.tier === 'bridge' ? verdict : bridge(note)
  }
  const { quote } = context.layout
  const members = names?.map(([when, name]) => `${when}: ${quote}${name}${quote}`).join(', ')
  const edits = newEdits()
  edits.insertBefore(startOf(use.call), `${context.helperName(ANNOUNCE)}(`)
  edits.insertAfter(endOf(use.call), `, { ${members} })`)
  return {
    ...verdict,
    edits: joinEdits([verdict.edits, edits.done()]),
    helpers: [ANNOUNCE, ...verdict.helpers],
    note,
  }
}

function callOfHelper(row: MethodRow, use: CallUse, context: RuleContext, note: string): Verdict {
  const step = row.handler === 'sign-in' ? signInVerdict(row, use, context) : null
  return step?.tier === 'helper' ? step : helperVerdict(row, use, context, note)
}

/** When each event is due; null where one brings what only v5 knows. */
function namesOf({ events }: MethodRow, heard: readonly string[]): [string, string][] | null {
  const names = heard.map((name): [string, string] | null => {
    const data = events?.[name]
    if (data === 'error') return ['rejected', name]
    return data === 'result' ? ['resolved', name] : null
  })
  return names.every((name) => name !== null) ? names : null
}

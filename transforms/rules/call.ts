import type { CallHandler, MethodRow } from '../../src/table/row.js'
import { endOf, startOf } from '../node.js'
import { guardVerdict } from './guard.js'
import { methodRowOf } from './method-row.js'
import { mfaVerdict } from './mfa-preference.js'
import { mapVerdict } from './native.js'
import { redirectVerdict } from './redirect.js'
import { refreshVerdict } from './refresh.js'
import { sessionVerdict } from './session.js'
import { bridge, type CallUse, type RuleContext, type Verdict } from './verdict.js'

type Rule = (row: MethodRow, use: CallUse, context: RuleContext) => Verdict

/** One rule for each handler that a row may name. */
const RULES: Readonly<Record<CallHandler, Rule>> = {
  'map-arguments': mapVerdict,
  'map-and-refresh': refreshVerdict,
  'mfa-preference': mfaVerdict,
  guard: guardVerdict,
  session: sessionVerdict,
  redirect: redirectVerdict,
  bridge: (row) => bridge(row.bridged ?? 'no rule covers it yet'),
}

/** Decides what becomes of one call of a v5 method. */
export function callVerdict(use: CallUse, context: RuleContext): Verdict {
  const row = methodRowOf(use.method)
  if (!row) return bridge(`v6 has nothing like Auth.${use.method}`)
  if (context.hasComment(startOf(use.callee), endOf(use.callee))) {
    return bridge('a comment stands between Auth and the method')
  }
  const lost = configuredDefault(row, context) ?? lostEvent(row, context)
  if (lost) return bridge(lost)
  const verdict = RULES[row.handler](row, use, context)
  const shared = row.set && context.knowledge.package.bridgedSets.get(row.set)
  return shared && verdict.tier === 'native' ? bridge(shared) : verdict
}

/** A default of the config that v5 applied to this call and v6 would not. */
function configuredDefault(row: MethodRow, context: RuleContext): string | null {
  return row.sendsMetadata && context.knowledge.package.configuredDefaults.has('clientMetadata')
    ? 'the config sets clientMetadata for all calls, which v6 no longer does'
    : null
}

/** An event that somebody waits for and that only v5's method sends. */
function lostEvent(row: MethodRow, context: RuleContext): string | null {
  const event = row.events?.find((name) => context.knowledge.package.heardEvents.has(name))
  return event ? `the package waits for the Hub event ${event}, which v6 does not send` : null
}

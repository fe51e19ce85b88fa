import type { CallHandler, MethodRow } from '../../src/table/row.js'
import { endOf, startOf } from '../node.js'
import { announcedVerdict } from './announced.js'
import { autoSignInHelper, SIGNS_IN_BY_ITSELF } from './auto-sign-in.js'
import { configureVerdict } from './configure.js'
import { guardVerdict } from './guard.js'
import { helperVerdict } from './helper.js'
import { configuredForAll, missedEvents, sharedDoor } from './lost.js'
import { methodRowOf } from './method-row.js'
import { mfaVerdict } from './mfa-preference.js'
import { mapVerdict } from './native.js'
import { redirectVerdict } from './redirect.js'
import { refreshVerdict } from './refresh.js'
import { sessionVerdict } from './session.js'
import { answerVerdict, signInVerdict } from './sign-in.js'
import { userInfoVerdict } from './user.js'
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
  answer: answerVerdict,
  'sign-in': signInVerdict,
  'user-info': userInfoVerdict,
  configure: configureVerdict,
  bridge: (row) => bridge(row.bridged ?? 'no rule covers it yet'),
}

/** Decides what becomes of one call of a v5 method. */
export function callVerdict(use: CallUse, context: RuleContext): Verdict {
  const row = methodRowOf(use.method)
  if (!row) return bridge(`v6 has nothing like Auth.${use.method}`)
  if (context.hasComment(startOf(use.callee), endOf(use.callee))) {
    return bridge('a comment stands between Auth and the method')
  }
  const { mockedMethods } = context.knowledge.package
  const shared = sharedDoor(row, context)
  if (shared) return bridge(shared)
  const missed = missedEvents(row, context)
  if (missed.length > 0) return announcedVerdict(row, use, context, missed)
  if (autoSignInHelper(row, use, context)) {
    return helperVerdict(row, use, context, SIGNS_IN_BY_ITSELF)
  }
  const isMocked = row.helper !== undefined && mockedMethods.has(row.name)
  if (isMocked) return mockedVerdict(row, use, context)
  const configured = configuredForAll(row, context)
  if (configured) return helperVerdict(row, use, context, configured)
  const verdict = RULES[row.handler](row, use, context)
  return verdict.tier === 'bridge' ? helperVerdict(row, use, context, verdict.note) : verdict
}

/** A method that tests replace keeps v5's arguments and answers, so that what they put there fits. */
function mockedVerdict(row: MethodRow, use: CallUse, context: RuleContext): Verdict {
  if (context.helperName === null) return bridge(MOCKED)
  const verdict = helperVerdict(row, use, context, MOCKED)
  return verdict.tier === 'bridge' ? bridge(`${verdict.note}; ${UNREACHED}`) : verdict
}

const MOCKED = 'the tests put something in its place that takes and gives what v5 did'
const UNREACHED = 'tests that replace it have to mock @amplift/auth/legacy'

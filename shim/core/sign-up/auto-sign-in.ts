import { userPoolOf } from '../call.js'
import type { Engine } from '../engine.js'
import type { Fault } from '../fault.js'
import { type FaultRows, faultOf } from '../fault-table.js'
import type { AttemptPlace } from '../flow/attempt-place.js'
import type { FlowRules } from '../flow/flow-rules.js'
import type { Outcome } from '../flow/run.js'
import { startSignIn } from '../flow/start-sign-in.js'
import {
  type AutoSignInPlan,
  autoSignInPlan,
  cancelAutoSignIn,
  LIMIT,
} from './auto-sign-in-plan.js'

/** How often it is asked whether the link was followed, in milliseconds. */
const INTERVAL = 5_000

/**
 * Signs in whoever has just signed up. Where a link confirms the account, that is waited for. Calls at
 * the same time come to the same.
 *
 * @throws Fault `AutoSignInException` where nothing is planned, or the link was not followed within
 * three minutes; what a sign-in is refused with
 */
export async function autoSignIn(
  engine: Engine,
  place: AttemptPlace,
  rules: FlowRules,
): Promise<Outcome> {
  userPoolOf(engine)
  const plan = autoSignInPlan(engine)
  if (plan === null || !(plan.isConfirmed || plan.byLink)) throw autoSignInFault('NotPlanned')
  plan.running ??= signInAsPlanned(engine, plan, place, rules)
  return plan.running
}

async function signInAsPlanned(
  engine: Engine,
  plan: AutoSignInPlan,
  place: AttemptPlace,
  rules: FlowRules,
): Promise<Outcome> {
  try {
    if (!plan.isConfirmed) return await pollForLink(engine, plan, place, rules)
    const session = plan.request.flow === 'USER_AUTH' ? plan.session : null
    return await startSignIn(engine, { ...plan.request, session }, place, rules)
  } finally {
    cancelAutoSignIn(engine, plan)
  }
}

async function pollForLink(
  engine: Engine,
  plan: AutoSignInPlan,
  place: AttemptPlace,
  rules: FlowRules,
): Promise<Outcome> {
  const { clock } = engine.platform
  const begun = clock.now()
  for (;;) {
    await clock.wait(INTERVAL)
    if (clock.now() - begun > LIMIT) throw autoSignInFault('NotConfirmedInTime')
    const outcome = await startSignIn(engine, plan.request, place, rules)
    if (outcome.kind !== 'unready' || outcome.unready !== 'confirmSignUp') return outcome
  }
}

type AutoSignInFaultName = 'NotPlanned' | 'NotConfirmedInTime'

function autoSignInFault(name: AutoSignInFaultName): Fault {
  return faultOf(rows, name)
}

const rows: FaultRows<AutoSignInFaultName> = {
  NotPlanned: {
    name: 'AutoSignInException',
    message: 'The autoSignIn flow has not started, or has been cancelled/completed.',
    recovery: 'Please try to use the signIn API or log out before starting a new autoSignIn flow.',
  },
  NotConfirmedInTime: {
    name: 'AutoSignInException',
    message: 'The account was not confirmed on time.',
    recovery:
      'Try to verify your account by clicking the link sent your email or phone and then login manually.',
  },
}

import { rowOf } from '../row-of.js'
import type { Attempt, Setup } from './attempt.js'
import type { Decision } from './effect.js'
import type { Replied } from './flow-event.js'
import { flowFault, nothingToSetUp } from './flow-fault.js'
import type { FlowRules } from './flow-rules.js'
import { listed } from './listed.js'
import { arrived, ask } from './question.js'
import { respond } from './respond.js'
import type { ServiceAnswer } from './service-answer.js'

const MFA_SETUP = 'MFA_SETUP'

/** What a person answers where there is a choice, and what it leads to. */
const choices: Readonly<Record<string, { factor: string; begin: (attempt: Attempt) => Decision }>> =
  {
    TOTP: { factor: 'SOFTWARE_TOKEN_MFA', begin: beginApp },
    EMAIL: { factor: 'EMAIL_OTP', begin: askAddress },
  }

/** What is read at each stage. It is the stage that decides what a reply means, never its shape. */
const readers: Readonly<Record<Setup['stage'], (attempt: Attempt, reply: Replied) => Decision>> = {
  choice() {
    throw flowFault('SetupChoice')
  },
  app(attempt, { reply, deviceName }) {
    if (!/^\d+$/.test(reply)) throw flowFault('SetupCode')
    const { session } = attempt
    return {
      attempt: { ...attempt, waitsFor: 'appVerdict' },
      effect: { kind: 'verifyApp', session, code: reply, deviceName },
    }
  },
  address(attempt, { reply }) {
    if (!reply.includes('@')) throw flowFault('SetupAddress')
    return respond(attempt, MFA_SETUP, { EMAIL: reply }, { tells: 'metadata' })
  },
  // The code was right and what followed failed: it must not be asked for again.
  verified: finishApp,
}

/** The pool wants a second factor set up. */
export function arriveAtSetup(
  attempt: Attempt,
  answer: ServiceAnswer,
  { soleApp }: FlowRules,
): Decision {
  const { parameters } = answer
  const offered = listed(MFA_SETUP, parameters, 'MFAS_CAN_SETUP')
  const factors = offered.filter((name) => name === 'SOFTWARE_TOKEN_MFA' || name === 'EMAIL_OTP')
  const [first] = factors
  if (first === undefined) throw nothingToSetUp(offered.map(inShort).join())
  const here = withSetup(arrived(attempt, MFA_SETUP, answer), { stage: 'choice', factors })
  const isChoice = factors.length > 1 || (first === 'SOFTWARE_TOKEN_MFA' && soleApp === 'asked')
  if (isChoice) return ask(here, MFA_SETUP, { asks: 'factorToSetUp', parameters, choices: factors })
  return first === 'EMAIL_OTP' ? askAddress(here) : beginApp(here)
}

/** `SMS_MFA` is `SMS`, as v6 says it. */
function inShort(factor: string): string {
  return factor.replace(/_(?:MFA|OTP)$/, '')
}

/** The person has answered something in the set-up of a second factor. */
export function replyToSetup(attempt: Attempt, reply: Replied): Decision {
  const choice = rowOf(choices, reply.reply)
  const { setup } = attempt
  if (choice && (setup === null || setup.factors.includes(choice.factor))) {
    return choice.begin(attempt)
  }
  return readers[setup === null ? stageOfOthers(reply.reply) : setup.stage](attempt, reply)
}

/** The secret of an authenticator app has come. */
export function showSecret(attempt: Attempt, secretCode: string, session: string | null): Decision {
  const here = { ...withSetup(attempt, { stage: 'app' }), session: session ?? attempt.session }
  return ask(here, MFA_SETUP, { asks: 'appSetup', secretCode })
}

/** The code of a new authenticator app was right. */
export function finishVerified(attempt: Attempt, session: string | null): Decision {
  const verified = withSetup(attempt, { stage: 'verified' })
  return finishApp({ ...verified, session: session ?? attempt.session })
}

function finishApp(attempt: Attempt): Decision {
  return respond(attempt, MFA_SETUP, {}, { tells: 'metadata' })
}

function beginApp(attempt: Attempt): Decision {
  const { session } = attempt
  return {
    attempt: { ...withSetup(attempt, { stage: 'choice' }), waitsFor: 'appSecret' },
    effect: { kind: 'associateApp', session },
  }
}

function askAddress(attempt: Attempt): Decision {
  return ask(withSetup(attempt, { stage: 'address' }), MFA_SETUP, { asks: 'addressSetup' })
}

function withSetup(attempt: Attempt, setup: Partial<Setup> & Pick<Setup, 'stage'>): Attempt {
  const factors = attempt.setup?.factors ?? ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']
  return { ...attempt, setup: { factors, ...setup } }
}

/**
 * v6 keeps no stage: of an attempt that it has begun, and that goes on here after a reload, nobody
 * knows what the person was asked. Then the reply has to say it, as it does there.
 */
function stageOfOthers(reply: string): Setup['stage'] {
  if (/^\d+$/.test(reply)) return 'app'
  return reply.includes('@') ? 'address' : 'choice'
}

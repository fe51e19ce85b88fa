import { Fault } from '../fault.js'
import { fault } from '../faults.js'
import { rowOf } from '../row-of.js'
import type { Attempt, Waiting } from './attempt.js'
import { challenges } from './challenges.js'
import type { Decision, Unready } from './effect.js'
import type { FlowEvent, Replied } from './flow-event.js'
import { flowFault, unknownChallenge } from './flow-fault.js'
import type { FlowRules } from './flow-rules.js'
import { begin } from './flows.js'
import { finishVerified, showSecret } from './mfa-setup.js'
import { namesOf, respond } from './respond.js'
import type { ServiceAnswer } from './service-answer.js'

/**
 * Decides what is done next in a sign-in. It does nothing itself: the same attempt and the same event
 * always come to the same.
 *
 * @param attempt - null before the first event
 * @throws Fault where an event cannot be: a reply that is none of the choices, or one that nobody
 * waits for. The attempt is then what it was.
 */
export function step(attempt: Attempt | null, event: FlowEvent, rules: FlowRules): Decision {
  switch (event.kind) {
    case 'started':
      return begin(event)
    case 'answered':
      return takeAnswer(waiting(attempt, 'service'), event.answer, rules)
    case 'replied':
      return takeReply(waiting(attempt, 'person'), event)
    case 'appGiven':
      return showSecret(waiting(attempt, 'appSecret'), event.secretCode, event.session)
    case 'appVerified':
      return finishVerified(waiting(attempt, 'appVerdict'), event.session)
    case 'passkeyGiven':
      return givePasskey(waiting(attempt, 'passkey'), event.credential)
    case 'refused':
      return takeRefusal(attempt, event.fault, rules)
  }
}

function waiting(attempt: Attempt | null, what: Waiting): Attempt {
  if (attempt?.waitsFor !== what) throw flowFault('OutOfTurn')
  return attempt
}

/** An answer that cannot be used ends the attempt: the place that it was given for is gone. */
function takeAnswer(attempt: Attempt, answer: ServiceAnswer, rules: FlowRules): Decision {
  try {
    return readAnswer(attempt, answer, rules)
  } catch (error) {
    if (error instanceof Fault) return { attempt: null, effect: { kind: 'fail', fault: error } }
    throw error
  }
}

function readAnswer(attempt: Attempt, answer: ServiceAnswer, rules: FlowRules): Decision {
  const { result, challenge: name } = answer
  const named = { ...attempt, username: nameIn(answer, attempt), takesName: false }
  if (result !== null) {
    if (!result.AccessToken) throw fault('InvalidTokens')
    const { username, flow, loginId } = named
    const names = namesOf(named)
    return { attempt: null, effect: { kind: 'finish', username, names, flow, loginId, result } }
  }
  const challenge = rowOf(challenges, name)
  if (challenge === undefined) throw unknownChallenge(name)
  return challenge.arrive(named, answer, rules)
}

function nameIn({ parameters }: ServiceAnswer, attempt: Attempt): string {
  if (!attempt.takesName) return attempt.username
  const { USERNAME, USER_ID_FOR_SRP } = parameters
  return USERNAME || USER_ID_FOR_SRP || attempt.username
}

function takeReply(attempt: Attempt, reply: Replied): Decision {
  const challenge = rowOf(challenges, attempt.challenge)
  if (!challenge?.reply) throw unknownChallenge(attempt.challenge)
  if (attempt.session === null) throw flowFault('NotAsked')
  return challenge.reply({ ...attempt, proved: [] }, reply)
}

/** v6 tells Lambda triggers nothing with it. */
function givePasskey(attempt: Attempt, CREDENTIAL: string): Decision {
  return respond(attempt, 'WEB_AUTHN', { CREDENTIAL }, { tells: 'nothing' })
}

const unready: Readonly<Record<string, Unready>> = {
  PasswordResetRequiredException: 'resetPassword',
  UserNotConfirmedException: 'confirmSignUp',
}

/** Whoever was asked may answer again. */
function takeRefusal(attempt: Attempt | null, refusal: Fault, rules: FlowRules): Decision {
  const wasAsked = attempt !== null && attempt.challenge !== null
  const again = wasAsked ? { ...attempt, waitsFor: 'person' as const, proved: [] } : null
  const reason = rules.unready === 'step' ? rowOf(unready, refusal.name) : undefined
  if (reason !== undefined) return { attempt: again, effect: { kind: 'conclude', unready: reason } }
  return { attempt: again, effect: { kind: 'fail', fault: refusal } }
}

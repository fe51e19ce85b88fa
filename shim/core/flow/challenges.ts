import { rowOf } from '../row-of.js'
import type { Attempt } from './attempt.js'
import type { Asks, Decision, FlowRequest } from './effect.js'
import type { Replied } from './flow-event.js'
import { flowFault, incompleteChallenge, repeatedChallenge } from './flow-fault.js'
import type { FlowRules } from './flow-rules.js'
import { listed } from './listed.js'
import { arriveAtSetup, replyToSetup } from './mfa-setup.js'
import { arrived, ask } from './question.js'
import { namesOf, respond } from './respond.js'
import type { ServiceAnswer } from './service-answer.js'

/** What is known of a challenge. */
export interface Challenge {
  /** What is done when it comes. */
  readonly arrive: (attempt: Attempt, answer: ServiceAnswer, rules: FlowRules) => Decision
  /** What is done with the person's reply; null where no person is asked. */
  readonly reply: ((attempt: Attempt, reply: Replied) => Decision) | null
}

/** Cognito's challenges, and how each is met. Another one is a fault. */
export const challenges: Readonly<Record<string, Challenge>> = {
  SMS_MFA: code('SMS_MFA', 'smsCode', 'SMS_MFA_CODE'),
  SMS_OTP: code('SMS_OTP', 'smsCode', 'SMS_OTP_CODE'),
  EMAIL_OTP: code('EMAIL_OTP', 'emailCode', 'EMAIL_OTP_CODE'),
  SOFTWARE_TOKEN_MFA: code('SOFTWARE_TOKEN_MFA', 'appCode', 'SOFTWARE_TOKEN_MFA_CODE'),
  CUSTOM_CHALLENGE: code('CUSTOM_CHALLENGE', 'customAnswer', 'ANSWER'),
  SELECT_MFA_TYPE: { arrive: askFactor, reply: chooseFactor },
  MFA_SETUP: { arrive: arriveAtSetup, reply: replyToSetup },
  NEW_PASSWORD_REQUIRED: { arrive: askNewPassword, reply: takeNewPassword },
  SELECT_CHALLENGE: { arrive: askFirstFactor, reply: chooseFirstFactor },
  PASSWORD: password('PASSWORD', 'PASSWORD'),
  PASSWORD_SRP: password('PASSWORD_SRP', 'SRP_A'),
  WEB_AUTHN: { arrive: getPasskey, reply: chooseFirstFactor },
  PASSWORD_VERIFIER: { arrive: provePassword, reply: null },
  DEVICE_SRP_AUTH: { arrive: proof('DEVICE_SRP_AUTH', 'DEVICE_SRP_A', 'metadata'), reply: null },
  DEVICE_PASSWORD_VERIFIER: {
    arrive: proof('DEVICE_PASSWORD_VERIFIER', 'DEVICE_CLAIM', 'all'),
    reply: null,
  },
}

/** What the person is asked for is sent as it is, under one name. */
function code(name: string, asks: Asks, field: string): Challenge {
  return {
    arrive: (attempt, answer) =>
      ask(arrived(attempt, name, answer), name, { asks, parameters: answer.parameters }),
    reply: (attempt, { reply }) =>
      respond(attempt, name, { [field]: reply }, { fill: ['DEVICE_KEY'] }),
  }
}

const factors: Readonly<Record<string, string>> = {
  SMS: 'SMS_MFA',
  TOTP: 'SOFTWARE_TOKEN_MFA',
  EMAIL: 'EMAIL_OTP',
}

function askFactor(attempt: Attempt, answer: ServiceAnswer): Decision {
  const name = 'SELECT_MFA_TYPE'
  const { parameters } = answer
  const choices = listed(name, parameters, 'MFAS_CAN_CHOOSE')
  return ask(arrived(attempt, name, answer), name, { asks: 'factor', parameters, choices })
}

function chooseFactor(attempt: Attempt, { reply }: Replied): Decision {
  const ANSWER = rowOf(factors, reply)
  if (ANSWER === undefined) throw flowFault('IncorrectMFAMethod')
  return respond(attempt, 'SELECT_MFA_TYPE', { ANSWER })
}

/** What attributes are called in this challenge, on both ways. */
const ATTRIBUTE = 'userAttributes.'

function askNewPassword(attempt: Attempt, answer: ServiceAnswer): Decision {
  const name = 'NEW_PASSWORD_REQUIRED'
  const { parameters } = answer
  const missingAttributes = listed(name, parameters, 'requiredAttributes').map((each) =>
    each.replace(ATTRIBUTE, ''),
  )
  const asked = { asks: 'newPassword' as const, parameters, missingAttributes }
  return ask(arrived(attempt, name, answer), name, asked)
}

function takeNewPassword(attempt: Attempt, { reply, attributes }: Replied): Decision {
  const texts: Record<string, string> = {}
  for (const [name, value] of Object.entries(attributes)) {
    if (value) texts[`${ATTRIBUTE}${name}`] = value
  }
  return respond(attempt, 'NEW_PASSWORD_REQUIRED', { ...texts, NEW_PASSWORD: reply })
}

function askFirstFactor(attempt: Attempt, answer: ServiceAnswer): Decision {
  const name = 'SELECT_CHALLENGE'
  const { parameters, choices } = answer
  const asked = { asks: 'firstFactor' as const, parameters, choices }
  return ask(arrived(attempt, name, answer), name, asked)
}

/** A password is asked for first, so that it goes along with the choice. */
function chooseFirstFactor(attempt: Attempt, { reply }: Replied): Decision {
  if (reply === 'PASSWORD' || reply === 'PASSWORD_SRP') {
    return ask(attempt, reply, { asks: 'password' })
  }
  return respond(attempt, 'SELECT_CHALLENGE', { ANSWER: reply }, { tells: 'metadata' })
}

function password(name: string, fill: FlowRequest['fill'][number]): Challenge {
  return {
    arrive: (attempt, answer) =>
      ask(arrived(attempt, name, answer), name, {
        asks: 'password',
        parameters: answer.parameters,
      }),
    reply: (attempt) => respond(attempt, 'SELECT_CHALLENGE', { ANSWER: name }, { fill: [fill] }),
  }
}

/** Where the person does not want to, another factor may be chosen: the place is kept. */
function getPasskey(attempt: Attempt, answer: ServiceAnswer): Decision {
  const name = 'WEB_AUTHN'
  const here = { ...arrived(attempt, name, answer), proved: provedOnce(attempt, name) }
  return {
    attempt: { ...here, waitsFor: 'passkey' },
    effect: {
      kind: 'getPasskey',
      options: answer.parameters.CREDENTIAL_REQUEST_OPTIONS ?? null,
    },
  }
}

function provePassword(attempt: Attempt, answer: ServiceAnswer): Decision {
  const name = 'PASSWORD_VERIFIER'
  const { USER_ID_FOR_SRP } = answer.parameters
  if (!USER_ID_FOR_SRP) throw incompleteChallenge(name, 'USER_ID_FOR_SRP')
  return answerAtOnce(attempt, answer, name, {
    texts: { USERNAME: USER_ID_FOR_SRP },
    fill: ['PASSWORD_CLAIM', 'DEVICE_KEY'],
    names: namesOf(attempt, USER_ID_FOR_SRP),
  })
}

/** A proof that this device can make by itself. */
function proof(
  name: string,
  fill: FlowRequest['fill'][number],
  tells: FlowRequest['tells'],
): Challenge['arrive'] {
  return (attempt, answer) => {
    const { USERNAME, USER_ID_FOR_SRP } = answer.parameters
    return answerAtOnce(attempt, answer, name, {
      texts: USERNAME ? { USERNAME } : {},
      fill: [fill],
      names: namesOf(attempt, USER_ID_FOR_SRP ?? USERNAME),
      tells,
    })
  }
}

/** The place of the attempt stays that of the last question: there the person goes on if this fails. */
function answerAtOnce(
  attempt: Attempt,
  answer: ServiceAnswer,
  name: string,
  { texts, ...more }: Partial<FlowRequest>,
): Decision {
  const { session, parameters } = answer
  const proved = provedOnce(attempt, name)
  return respond({ ...attempt, proved }, name, texts ?? {}, { session, parameters, ...more })
}

function provedOnce({ proved }: Attempt, name: string): readonly string[] {
  if (proved.includes(name)) throw repeatedChallenge(name)
  return [...proved, name]
}

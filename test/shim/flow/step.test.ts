import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Fault } from '../../../shim/core/fault.js'
import type { Attempt } from '../../../shim/core/flow/attempt.js'
import { challenges } from '../../../shim/core/flow/challenges.js'
import type { Decision } from '../../../shim/core/flow/effect.js'
import type { FlowEvent } from '../../../shim/core/flow/flow-event.js'
import type { FlowRules } from '../../../shim/core/flow/flow-rules.js'
import { step } from '../../../shim/core/flow/step.js'

const rules: FlowRules = { unready: 'step', signedIn: 'refused', soleApp: 'set up' }
const TOKEN = 'the-access-token'
const REPLY = 'what-the-person-has-answered'

const name = fc.oneof(
  fc.constantFrom(...Object.keys(challenges)),
  // What leads furthest.
  fc.constant('MFA_SETUP'),
  fc.constantFrom('RIDDLE', 'toString', '__proto__', ''),
)
const list = fc.constantFrom(
  '["SMS_MFA","SOFTWARE_TOKEN_MFA"]',
  '["EMAIL_OTP","SOFTWARE_TOKEN_MFA"]',
  '["SOFTWARE_TOKEN_MFA"]',
  '["userAttributes.email"]',
  '[]',
  '[7]',
  '{',
)
const parameters = fc.record(
  {
    USERNAME: fc.constantFrom('ada', ''),
    USER_ID_FOR_SRP: fc.constantFrom('ada', ''),
    SRP_B: fc.constantFrom('2', '0', 'none'),
    MFAS_CAN_CHOOSE: list,
    MFAS_CAN_SETUP: list,
    requiredAttributes: list,
    CREDENTIAL_REQUEST_OPTIONS: fc.constantFrom('{}', '{'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Record<string, string>>
const session = fc.constantFrom('one', 'two', 'three')
const maybeSession = fc.option(session)

const unlikely = Array.from({ length: 6 }, () => null)

const events = {
  started: fc.record({
    kind: fc.constant('started' as const),
    id: fc.constantFrom('first', 'second'),
    flow: fc.constantFrom(
      'USER_SRP_AUTH',
      'USER_PASSWORD_AUTH',
      'CUSTOM_WITHOUT_SRP',
      'CUSTOM_WITH_SRP',
      'USER_AUTH',
    ),
    username: fc.constantFrom('ada', 'eve'),
    preferred: fc.constantFrom(null, 'PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'toString'),
    session: maybeSession,
  }),
  answered: fc.record({
    kind: fc.constant('answered' as const),
    answer: fc.record({
      challenge: fc.option(name),
      parameters,
      session: maybeSession,
      choices: fc.constantFrom([], ['PASSWORD', 'WEB_AUTHN']),
      result: fc.constantFrom(...unlikely, {}, { AccessToken: TOKEN }),
    }),
  }),
  replied: fc.record({
    kind: fc.constant('replied' as const),
    reply: fc.constantFrom(REPLY, '123456', 'a@b', 'TOTP', 'EMAIL', 'SMS', 'PASSWORD', 'toString'),
    attributes: fc.constantFrom({}, { email: 'a@b' }),
    deviceName: fc.constantFrom(null, 'phone'),
  }),
  appGiven: fc.record({
    kind: fc.constant('appGiven' as const),
    secretCode: fc.constant('SECRETCODE'),
    session: maybeSession,
  }),
  appVerified: fc.record({ kind: fc.constant('appVerified' as const), session: maybeSession }),
  passkeyGiven: fc.record({
    kind: fc.constant('passkeyGiven' as const),
    credential: fc.constant('{}'),
  }),
  refused: fc.record({
    kind: fc.constant('refused' as const),
    fault: fc
      .constantFrom('CodeMismatchException', 'UserNotConfirmedException', 'NetworkError')
      .map((each) => new Fault({ name: each, message: 'no' })),
  }),
}

/** One event of each kind: which one happens is mostly what the attempt waits for. */
const turn = fc.record({
  ...events,
  stray: fc.constantFrom(null, null, null, ...kindsOf(events)),
  isForeign: fc.boolean(),
  challenge: name,
})
type Turn = typeof turn extends fc.Arbitrary<infer Each> ? Each : never

const fitting = {
  nothing: 'started',
  service: 'answered',
  person: 'replied',
  appSecret: 'appGiven',
  appVerdict: 'appVerified',
  passkey: 'passkeyGiven',
} as const

function kindsOf<Table extends object>(table: Table): (keyof Table)[] {
  return Object.keys(table) as (keyof Table)[]
}

/** An attempt that v6 has begun, and that goes on here: nobody knows more of it. */
function foreign(challenge: string): Attempt {
  return {
    id: 'foreign',
    flow: null,
    loginId: null,
    username: 'ada',
    takesName: false,
    waitsFor: 'person',
    challenge,
    session: 'one',
    setup: null,
    proved: [],
  }
}

/** Lets events happen one after the other and looks at each decision. */
function happen(
  turns: readonly Turn[],
  look: (decision: Decision, event: FlowEvent, before: Attempt | null) => void,
): void {
  let attempt: Attempt | null = turns[0]?.isForeign ? foreign(turns[0].challenge) : null
  for (const turn of turns) {
    const before: Attempt | null = attempt
    const kind = turn.stray ?? fitting[before === null ? 'nothing' : before.waitsFor]
    const each: FlowEvent = turn[kind]
    const frozen = JSON.stringify(before)
    const decision = stepOrFault(before, each)
    expect(JSON.stringify(before)).toBe(frozen)
    if (decision === null) continue
    look(decision, each, before)
    attempt = decision.attempt
  }
}

/** Null where a fault was thrown; nothing else may be. */
function stepOrFault(attempt: Attempt | null, event: FlowEvent): Decision | null {
  try {
    return step(attempt, event, rules)
  } catch (error) {
    expect(error).toBeInstanceOf(Fault)
    const { name, message, recovery } = error as Fault
    expect(name).toMatch(/Exception$|^IncorrectMFAMethod$/)
    expect(recovery).toEqual(expect.any(String))
    expect(message).not.toContain(REPLY)
    return null
  }
}

const sequence = fc.array(turn, { maxLength: 12 })

describe('any events in any order', () => {
  test('come to tokens only where the service has answered with some to a request', () => {
    let finished = 0
    fc.assert(
      fc.property(sequence, (turns) => {
        happen(turns, ({ attempt, effect }, cause, before) => {
          const hasTokens = cause.kind === 'answered' && Boolean(cause.answer.result?.AccessToken)
          expect(effect.kind === 'finish').toBe(hasTokens && before?.waitsFor === 'service')
          if (effect.kind !== 'finish') return
          finished++
          expect(attempt).toBeNull()
        })
      }),
      { numRuns: 2_000 },
    )
    expect(finished).toBeGreaterThan(50)
  })

  test('leave attempts that are plain JSON, without tokens, replies or secrets', () => {
    fc.assert(
      fc.property(sequence, (turns) => {
        happen(turns, ({ attempt }) => {
          const text = JSON.stringify(attempt)
          expect(JSON.parse(text)).toEqual(attempt)
          for (const secret of [TOKEN, REPLY, 'SECRETCODE', '123456', '"PASSWORD":']) {
            expect(text).not.toContain(secret)
          }
        })
      }),
      { numRuns: 1_000 },
    )
  })

  test('leave an attempt that waits for exactly what is to be done', () => {
    const waits = {
      initiate: 'service',
      respond: 'service',
      associateApp: 'appSecret',
      verifyApp: 'appVerdict',
      getPasskey: 'passkey',
      ask: 'person',
    } as const
    const seen = new Set<string>()
    fc.assert(
      fc.property(sequence, (turns) => {
        happen(turns, ({ attempt, effect }) => {
          seen.add(effect.kind)
          if (effect.kind in waits) {
            expect(attempt?.waitsFor).toBe(waits[effect.kind as keyof typeof waits])
          }
          if ('fill' in effect) expect(Array.isArray(effect.fill)).toBe(true)
          if (effect.kind === 'ask') expect(attempt?.challenge).toBe(effect.question.challenge)
        })
      }),
      { numRuns: 3_000 },
    )
    const kinds = [...Object.keys(waits), 'finish', 'conclude', 'fail']
    expect([...seen].sort()).toEqual(kinds.sort())
  })

  test('have a refused reply asked for again in the same place', () => {
    fc.assert(
      fc.property(sequence, (turns) => {
        happen(turns, ({ attempt }, cause, before) => {
          if (cause.kind !== 'refused' || before === null) return
          if (before.challenge === null) expect(attempt).toBeNull()
          else expect(attempt).toEqual({ ...before, waitsFor: 'person', proved: [] })
        })
      }),
      { numRuns: 1_000 },
    )
  })
})

test('the doors of v5 get a fault where those of v6 get a step', () => {
  const refused = new Fault({ name: 'UserNotConfirmedException', message: 'not confirmed' })
  const { effect } = step(null, { kind: 'refused', fault: refused }, { ...rules, unready: 'fault' })
  expect(effect).toEqual({ kind: 'fail', fault: refused })
})

test('the doors of v5 ask before they set up the only authenticator app', () => {
  const started = {
    kind: 'started',
    id: 'first',
    flow: 'USER_SRP_AUTH',
    username: 'ada',
    preferred: null,
    session: null,
  } as const
  const answer = {
    challenge: 'MFA_SETUP',
    parameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
    session: 'one',
    choices: [],
    result: null,
  }
  const asking = { ...rules, soleApp: 'asked' } as const
  const { attempt } = step(null, started, asking)
  const asked = step(attempt, { kind: 'answered', answer }, asking)
  expect(asked.effect).toMatchObject({ kind: 'ask', question: { asks: 'factorToSetUp' } })
  const reply = { kind: 'replied', reply: 'TOTP', attributes: {}, deviceName: null } as const
  expect(step(asked.attempt, reply, asking).effect).toMatchObject({
    kind: 'associateApp',
    session: 'one',
  })
})

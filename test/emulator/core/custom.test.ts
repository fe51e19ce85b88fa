import { createSrpSession, signSrpSession, wrapAuthChallenge } from 'cognito-srp-helper'
import { describe, expect, test } from 'vitest'
import type { CustomAttempt, TriggerEvent, Triggers } from '../../../emulator/core/model.js'
import { CLIENT, PASSWORD, POOL, refusalOf, setUp } from './setting.js'

/** Two right answers in a row sign in, three attempts fail. */
const RIDDLE: Triggers = {
  defineAuthChallenge(event) {
    const attempts = event.request.session as CustomAttempt[]
    const own = attempts.filter(({ challengeName }) => challengeName === 'CUSTOM_CHALLENGE')
    const { response } = event
    if (attempts.length === 1 && attempts[0]!.challengeName === 'SRP_A') {
      response.challengeName = 'PASSWORD_VERIFIER'
    } else if (own.slice(-2).filter(({ challengeResult }) => challengeResult).length === 2) {
      response.issueTokens = true
    } else if (own.length >= 3) {
      response.failAuthentication = true
    } else {
      response.challengeName = 'CUSTOM_CHALLENGE'
    }
  },
  createAuthChallenge(event) {
    const round = (event.request.session as CustomAttempt[]).length
    event.response.publicChallengeParameters = { question: `round ${round}` }
    event.response.privateChallengeParameters = { answer: `answer ${round}` }
    event.response.challengeMetadata = `META-${round}`
  },
  verifyAuthChallengeResponse(event) {
    const { privateChallengeParameters, challengeAnswer } = event.request
    const { answer } = privateChallengeParameters as { answer: string }
    event.response.answerCorrect = challengeAnswer === answer
  },
}

describe('CUSTOM_AUTH without a password', () => {
  test('asks what the triggers say until they issue tokens', async () => {
    const setting = setUp({ triggers: RIDDLE })
    const first = await setting.initiate('CUSTOM_AUTH', { USERNAME: 'ann' })
    expect(first.ChallengeName).toBe('CUSTOM_CHALLENGE')
    expect(first.ChallengeParameters).toEqual({
      USERNAME: 'ann',
      USER_ID_FOR_SRP: 'ann',
      question: 'round 0',
    })
    const answer = { USERNAME: 'ann', ANSWER: 'answer 0' }
    const second = await setting.respond('CUSTOM_CHALLENGE', answer, first)
    expect(second.ChallengeParameters.question).toBe('round 1')
    expect(await setting.refusedAnswer('CUSTOM_CHALLENGE', answer, first)).toMatch(/only be used/)
    const next = { USERNAME: 'ann', ANSWER: 'answer 1' }
    const body = await setting.respond('CUSTOM_CHALLENGE', next, second)
    expect(body.AuthenticationResult.AccessToken).toEqual(expect.any(String))
  })

  test('shows the define trigger all attempts with their metadata, and ends when it says so', async () => {
    const seen: unknown[] = []
    const setting = setUp({
      triggers: {
        ...RIDDLE,
        defineAuthChallenge(event) {
          seen.push(structuredClone(event.request.session))
          return RIDDLE.defineAuthChallenge!(event)
        },
      },
    })
    let given = await setting.initiate('CUSTOM_AUTH', { USERNAME: 'ann' })
    const wrong = { USERNAME: 'ann', ANSWER: 'no' }
    given = await setting.respond('CUSTOM_CHALLENGE', wrong, given)
    given = await setting.respond('CUSTOM_CHALLENGE', wrong, given)
    expect(await setting.refusedAnswer('CUSTOM_CHALLENGE', wrong, given)).toBe(
      'NotAuthorizedException: Incorrect username or password.',
    )
    const attempt = (at: number) => ({
      challengeName: 'CUSTOM_CHALLENGE',
      challengeResult: false,
      challengeMetadata: `META-${at}`,
    })
    expect(seen).toEqual([
      [],
      [attempt(0)],
      [attempt(0), attempt(1)],
      [attempt(0), attempt(1), attempt(2)],
    ])
  })

  test('passes client metadata on, and runs the triggers for a name that nobody has', async () => {
    const events: TriggerEvent[] = []
    const note = (event: TriggerEvent) => {
      events.push(structuredClone(event))
    }
    const triggers: Triggers = {
      ...RIDDLE,
      defineAuthChallenge(event) {
        note(event)
        return RIDDLE.defineAuthChallenge!(event)
      },
      preAuthentication: note,
    }
    const setting = setUp({ triggers }, { preventUserExistenceErrors: true })
    const given = await setting.initiate(
      'CUSTOM_AUTH',
      { USERNAME: 'nobody' },
      { ClientMetadata: { colour: 'red' } },
    )
    expect(given.ChallengeName).toBe('CUSTOM_CHALLENGE')
    expect(events.map(({ triggerSource }) => triggerSource)).toEqual([
      'PreAuthentication_Authentication',
      'DefineAuthChallenge_Authentication',
    ])
    expect(events[1]!.request).toMatchObject({
      userNotFound: true,
      clientMetadata: { colour: 'red' },
    })
    const right = (ANSWER: string) => ({ USERNAME: 'nobody', ANSWER })
    const second = await setting.respond('CUSTOM_CHALLENGE', right('answer 0'), given)
    const refused = await setting.refusedAnswer('CUSTOM_CHALLENGE', right('answer 1'), second)
    expect(refused).toBe('NotAuthorizedException: Incorrect username or password.')
  })

  test('needs the triggers, and tokens or a known challenge from them', async () => {
    const none = setUp()
    const start = (setting: typeof none) =>
      refusalOf(setting.initiate('CUSTOM_AUTH', { USERNAME: 'ann' }))
    expect(await start(none)).toBe(
      'InvalidParameterException: Custom auth lambda trigger is not configured for the user pool.',
    )
    const mute = setUp({ triggers: { ...RIDDLE, defineAuthChallenge: () => {} } })
    expect(await start(mute)).toMatch(/^InvalidLambdaResponseException/)
    const thrower = () => {
      throw new Error('not today')
    }
    const angry = setUp({ triggers: { ...RIDDLE, defineAuthChallenge: thrower } })
    expect(await start(angry)).toBe(
      'UserLambdaValidationException: DefineAuthChallenge failed with error not today.',
    )
  })
})

describe('CUSTOM_AUTH with SRP', () => {
  test.each([
    [PASSWORD, 'CUSTOM_CHALLENGE'],
    ['Wrong-horse-1', 'NotAuthorizedException: Incorrect username or password.'],
  ])('proves the password %s first', async (password, outcome) => {
    const setting = setUp({ triggers: RIDDLE })
    const session = createSrpSession('ann', password, POOL, false)
    const given = await setting.initiate('CUSTOM_AUTH', {
      USERNAME: 'ann',
      SRP_A: session.largeA,
      CHALLENGE_NAME: 'SRP_A',
    })
    expect(given.ChallengeName).toBe('PASSWORD_VERIFIER')
    const proof = wrapAuthChallenge(signSrpSession(session, given as object), {
      ClientId: CLIENT,
      ChallengeName: 'PASSWORD_VERIFIER',
      ChallengeResponses: { USERNAME: 'ann' },
    })
    const answered = setting.call('RespondToAuthChallenge', proof)
    const name = await answered.then(
      (body) => body.ChallengeName,
      () => refusalOf(answered),
    )
    expect(name).toBe(outcome)
    if (name !== 'CUSTOM_CHALLENGE') return
    const first = await answered
    expect(first.ChallengeParameters.question).toBe('round 2')
    const answer = { USERNAME: 'ann', ANSWER: 'answer 2' }
    const second = await setting.respond('CUSTOM_CHALLENGE', answer, first)
    const next = { USERNAME: 'ann', ANSWER: 'answer 3' }
    const body = await setting.respond('CUSTOM_CHALLENGE', next, second)
    expect(body.AuthenticationResult.AccessToken).toEqual(expect.any(String))
  })
})

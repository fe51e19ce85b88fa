import { describe, expect, test } from 'vitest'
import type { Triggers } from '../../../emulator/index.js'
import { refusal } from './clients/impatient.js'
import { PASSWORD, startPeerForTest } from './peer.js'

interface Define {
  readonly session: readonly { challengeName: string; challengeResult: boolean }[]
}

/** Two riddles after the password, if there is one; the second try of each ends the sign-in. */
function riddles(withSrp: boolean, seen: unknown[] = []): Triggers {
  return {
    defineAuthChallenge({ request, response }) {
      const { session } = request as unknown as Define
      seen.push(session.map(({ challengeName }) => challengeName))
      const last = session.at(-1)
      const answered = session.filter((each) => each.challengeName === 'CUSTOM_CHALLENGE')
      const isRefused = answered.length > 0 && last?.challengeResult === false
      response.failAuthentication = isRefused
      response.issueTokens = !isRefused && answered.length === 2
      if (withSrp && last?.challengeName === 'SRP_A') response.challengeName = 'PASSWORD_VERIFIER'
      else response.challengeName = 'CUSTOM_CHALLENGE'
    },
    createAuthChallenge({ request, response }) {
      const { session } = request as unknown as Define
      const number = session.filter((each) => each.challengeName === 'CUSTOM_CHALLENGE').length
      response.publicChallengeParameters = { riddle: `riddle ${number}` }
      response.privateChallengeParameters = { answer: `answer ${number}` }
      response.challengeMetadata = `RIDDLE_${number}`
    },
    verifyAuthChallengeResponse({ request, response }) {
      seen.push(request.clientMetadata)
      const { answer } = request.privateChallengeParameters as { answer: string }
      response.answerCorrect = request.challengeAnswer === answer
    },
  }
}

const users = [{ username: 'ada', password: PASSWORD }]

describe('CUSTOM_AUTH without SRP', () => {
  test('asks v6 each riddle and hands the metadata to the trigger', async () => {
    const seen: unknown[] = []
    const peer = await startPeerForTest({ users, triggers: riddles(false, seen) })
    const { auth } = peer.v6()
    const first = await auth.signIn({
      username: 'ada',
      options: { authFlowType: 'CUSTOM_WITHOUT_SRP' },
    })
    expect(first.nextStep).toMatchObject({
      signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE',
      additionalInfo: { riddle: 'riddle 0' },
    })
    const second = await auth.confirmSignIn({
      challengeResponse: 'answer 0',
      options: { clientMetadata: { from: 'v6' } },
    })
    expect(second.nextStep).toMatchObject({ additionalInfo: { riddle: 'riddle 1' } })
    const done = await auth.confirmSignIn({ challengeResponse: 'answer 1' })
    expect(done.isSignedIn).toBe(true)
    expect(seen).toContainEqual({ from: 'v6' })
    expect(seen.at(-1)).toEqual(['CUSTOM_CHALLENGE', 'CUSTOM_CHALLENGE'])
  })

  test('asks v5 each riddle', async () => {
    const peer = await startPeerForTest({ users, triggers: riddles(false) })
    const { Auth } = peer.v5({ flow: 'CUSTOM_AUTH' })
    const user = await Auth.signIn('ada')
    expect(user).toMatchObject({
      challengeName: 'CUSTOM_CHALLENGE',
      challengeParam: { riddle: 'riddle 0' },
    })
    await Auth.sendCustomChallengeAnswer(user, 'answer 0')
    expect(user.challengeParam.riddle).toBe('riddle 1')
    await Auth.sendCustomChallengeAnswer(user, 'answer 1')
    expect((await Auth.currentSession()).isValid()).toBe(true)
  })

  test('ends at a wrong answer', async () => {
    const peer = await startPeerForTest({ users, triggers: riddles(false) })
    const { auth } = peer.v6()
    await auth.signIn({ username: 'ada', options: { authFlowType: 'CUSTOM_WITHOUT_SRP' } })
    const wrong = await refusal(auth.confirmSignIn({ challengeResponse: 'answer 7' }))
    expect(wrong.name).toBe('NotAuthorizedException')
    const { Auth } = peer.v5({ flow: 'CUSTOM_AUTH' })
    const user = await Auth.signIn('ada')
    const v5 = await refusal(Auth.sendCustomChallengeAnswer(user, 'answer 7'))
    expect(v5.code).toBe('NotAuthorizedException')
  })
})

describe('CUSTOM_AUTH with SRP', () => {
  test('proves the password to the server before the first riddle', async () => {
    const seen: unknown[] = []
    const peer = await startPeerForTest({ users, triggers: riddles(true, seen) })
    const { auth } = peer.v6()
    const options = { authFlowType: 'CUSTOM_WITH_SRP' } as const
    const first = await auth.signIn({ username: 'ada', password: PASSWORD, options })
    expect(first.nextStep).toMatchObject({ additionalInfo: { riddle: 'riddle 0' } })
    await auth.confirmSignIn({ challengeResponse: 'answer 0' })
    const done = await auth.confirmSignIn({ challengeResponse: 'answer 1' })
    expect(done.isSignedIn).toBe(true)
    expect(seen).toContainEqual(['SRP_A', 'PASSWORD_VERIFIER'])

    const { Auth } = peer.v5({ flow: 'CUSTOM_AUTH' })
    const user = await Auth.signIn('ada', PASSWORD)
    expect(user.challengeName).toBe('CUSTOM_CHALLENGE')
    await Auth.sendCustomChallengeAnswer(user, 'answer 0')
    await Auth.sendCustomChallengeAnswer(user, 'answer 1')
    expect((await Auth.currentSession()).isValid()).toBe(true)
  })

  test('never asks a riddle after a wrong password', async () => {
    const peer = await startPeerForTest({ users, triggers: riddles(true) })
    const options = { authFlowType: 'CUSTOM_WITH_SRP' } as const
    const input = { username: 'ada', password: 'Wrong-password-1', options }
    expect((await refusal(peer.v6().auth.signIn(input))).name).toBe('NotAuthorizedException')
    const { Auth } = peer.v5({ flow: 'CUSTOM_AUTH' })
    const v5 = await refusal(Auth.signIn('ada', 'Wrong-password-1'))
    expect(v5.code).toBe('NotAuthorizedException')
  })
})

describe('triggers of other kinds', () => {
  test('confirm on sign-up, refuse before sign-in and change the tokens', async () => {
    const peer = await startPeerForTest({
      users,
      triggers: {
        preSignUp({ request, response }) {
          const { validationData } = request as { validationData?: Record<string, string> }
          if (validationData?.invited !== 'yes') throw new Error('By invitation only')
          response.autoConfirmUser = true
        },
        preAuthentication({ userName }) {
          if (userName === 'ada') throw new Error('Not today')
        },
        preTokenGeneration({ response }) {
          response.claimsOverrideDetails = { claimsToAddOrOverride: { team: 'blue' } }
        },
      },
    })
    const { Auth } = peer.v5()
    const uninvited = await refusal(Auth.signUp({ username: 'eve', password: PASSWORD }))
    expect(uninvited.code).toBe('UserLambdaValidationException')
    expect(uninvited.message).toContain('By invitation only')
    const { userConfirmed } = await Auth.signUp({
      username: 'grace',
      password: PASSWORD,
      validationData: { invited: 'yes' },
    })
    expect(userConfirmed).toBe(true)
    const refused = await refusal(Auth.signIn('ada', PASSWORD))
    expect(refused).toMatchObject({ code: 'UserLambdaValidationException' })
    expect(refused.message).toContain('Not today')
    await Auth.signIn('grace', PASSWORD)
    expect((await Auth.currentSession()).getIdToken().payload.team).toBe('blue')
  })

  test('move a user over from elsewhere at the first sign-in', async () => {
    const peer = await startPeerForTest({
      triggers: {
        userMigration({ userName, request, response }) {
          if (request.password !== 'Old-password-1') throw new Error('Bad password')
          response.userAttributes = { email: `${userName}@old.example`, email_verified: 'true' }
          response.finalUserStatus = 'CONFIRMED'
          response.messageAction = 'SUPPRESS'
        },
      },
    })
    const { auth } = peer.v6()
    const options = { authFlowType: 'USER_PASSWORD_AUTH' } as const
    const wrong = auth.signIn({ username: 'grace', password: 'Wrong-password-1', options })
    expect((await refusal(wrong)).name).toMatch(/^(?:NotAuthorized|UserNotFound)Exception$/)
    await auth.signIn({ username: 'grace', password: 'Old-password-1', options })
    expect((await auth.fetchUserAttributes()).email).toBe('grace@old.example')
    const later = await peer.v5().Auth.signIn('grace', 'Old-password-1')
    expect(later.getUsername()).toBe('grace')
  })
})

import { describe, expect, test } from 'vitest'
import type { PoolOptions, Triggers } from '../../emulator/index.js'
import type { V5Any } from '../../helpers/v5-any.js'
import { nextTotpCode, wrongCode } from '../emulator/qualification/clients/totp.js'
import { PASSWORD, type Peer } from '../emulator/qualification/peer.js'
import { alike, attributes, rejection, type Visit } from './alike.js'

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const users = [{ username: 'ada', password: PASSWORD, attributes }]
const withMfa: PoolOptions = {
  users,
  mfa: 'OPTIONAL',
  mfaFactors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
}
const mismatch = { name: 'CodeMismatchException', code: 'CodeMismatchException' }

/** What an app reads of a user in the middle of a sign-in. */
const challengeOf = (user: V5Any) => ({
  name: user.challengeName,
  destination: user.challengeParam.CODE_DELIVERY_DESTINATION,
  medium: user.challengeParam.CODE_DELIVERY_DELIVERY_MEDIUM,
  choice: user.challengeParam.MFAS_CAN_CHOOSE,
  setup: user.challengeParam.MFAS_CAN_SETUP,
  session: user.signInUserSession,
  username: user.username,
})

/** What an app reads of a user at the end of one. */
const signedIn = async (user: V5Any, { auth }: Visit) => ({
  name: user.challengeName,
  isValid: user.signInUserSession.isValid(),
  attributes: user.attributes,
  username: user.getUsername(),
  current: (await auth.currentAuthenticatedUser()).username,
})

describe('a text message', () => {
  const situation = {
    pool: withMfa,
    before: ({ cognito }: Peer) =>
      void cognito.setMfa({ username: 'ada', sms: true, preferred: 'SMS_MFA' }),
  }

  test('is asked for, and its code completes the sign-in of the same user object', async () => {
    const seen = await alike(situation, async (visit) => {
      const { auth, peer } = visit
      const user = await auth.signIn('ada', PASSWORD)
      const challenge = challengeOf(user)
      const code = peer.code('ada')
      const wrong = await rejection(auth.confirmSignIn(user, wrongCode(code), 'SMS_MFA'))
      const confirmed = await auth.confirmSignIn(user, code, 'SMS_MFA')
      return { challenge, wrong, isSame: confirmed === user, ...(await signedIn(user, visit)) }
    })
    expect(seen).toMatchObject({
      challenge: { name: 'SMS_MFA', destination: '+*******1234', medium: 'SMS', session: null },
      wrong: mismatch,
      isSame: true,
      name: 'SMS_MFA',
      attributes: { email: 'ada@example.com' },
    })
  })

  test('is not confirmed without a code', async () => {
    const seen = await alike(situation, async ({ auth }) => {
      const user = await auth.signIn('ada', PASSWORD)
      return rejection(auth.confirmSignIn(user, ''))
    })
    expect(seen).toMatchObject({ name: 'AuthError', message: 'Confirmation code cannot be empty' })
  })

  test('is not confirmed after its session has expired', async () => {
    const seen = await alike(situation, async ({ auth, peer }) => {
      const user = await auth.signIn('ada', PASSWORD)
      peer.cognito.expireSessions()
      return rejection(auth.confirmSignIn(user, peer.code('ada'), 'SMS_MFA'))
    })
    expect(seen).toMatchObject({ code: 'NotAuthorizedException' })
  })
})

test('an authenticator app is asked for and its code completes the sign-in', async () => {
  const before = ({ cognito }: Peer) =>
    void cognito.setMfa({
      username: 'ada',
      totpSecret: SECRET,
      preferred: 'SOFTWARE_TOKEN_MFA',
    })
  const seen = await alike({ pool: withMfa, before }, async (visit) => {
    const { auth, peer } = visit
    const user = await auth.signIn('ada', PASSWORD)
    const challenge = challengeOf(user)
    const code = nextTotpCode(peer, SECRET)
    const wrong = await rejection(auth.confirmSignIn(user, wrongCode(code), 'SOFTWARE_TOKEN_MFA'))
    await auth.confirmSignIn(user, code, 'SOFTWARE_TOKEN_MFA')
    return { challenge, wrong, ...(await signedIn(user, visit)) }
  })
  expect(seen).toMatchObject({
    challenge: { name: 'SOFTWARE_TOKEN_MFA' },
    wrong: mismatch,
    name: 'SOFTWARE_TOKEN_MFA',
    current: 'ada',
  })
})

describe('a choice of factors', () => {
  const before = ({ cognito }: Peer) =>
    void cognito.setMfa({ username: 'ada', sms: true, totpSecret: SECRET })

  const choose = (visit: Visit, user: V5Any, answer: string) =>
    new Promise<unknown>((resolve) => {
      visit.auth.sendMFASelectionAnswer(user, answer, {
        onFailure: (error: V5Any) => resolve(['refused', error.code]),
        mfaRequired: (name: string, param: V5Any) =>
          resolve(['mfa', name, param.CODE_DELIVERY_DESTINATION]),
        totpRequired: (name: string) => resolve(['totp', name]),
      })
    })

  test.each([
    ['SMS_MFA', ['mfa', 'SMS_MFA', '+*******1234']],
    ['SOFTWARE_TOKEN_MFA', ['totp', 'SOFTWARE_TOKEN_MFA']],
  ] as const)('is answered with %s', async (answer, called) => {
    const seen = await alike({ pool: withMfa, before }, async (visit) => {
      const { auth, peer } = visit
      const user = await auth.signIn('ada', PASSWORD)
      const challenge = challengeOf(user)
      const chosen = await choose(visit, user, answer)
      const code = answer === 'SMS_MFA' ? peer.code('ada') : nextTotpCode(peer, SECRET)
      await auth.confirmSignIn(user, code, answer)
      const { current } = await signedIn(user, visit)
      return { challenge, chosen, current }
    })
    expect(seen).toMatchObject({
      challenge: { name: 'SELECT_MFA_TYPE', choice: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]' },
      chosen: called,
      current: 'ada',
    })
  })
})

describe('an app that must be set up first', () => {
  const pool: PoolOptions = { users, mfa: 'ON', mfaFactors: ['SOFTWARE_TOKEN_MFA'] }

  test('is set up with the secret, and its first code completes the sign-in', async () => {
    const seen = await alike({ pool }, async (visit) => {
      const { auth, peer } = visit
      const user = await auth.signIn('ada', PASSWORD)
      const challenge = challengeOf(user)
      const secret = await auth.setupTOTP(user)
      const code = nextTotpCode(peer, secret)
      const wrong = await rejection(auth.verifyTotpToken(user, wrongCode(code)))
      const unlike = await rejection(auth.verifyTotpToken(user, 'TOTP'))
      const session = await auth.verifyTotpToken(user, code)
      const { current, name } = await signedIn(user, visit)
      return {
        challenge,
        secret: secret.length > 20,
        wrong,
        unlike: (unlike as { code: string }).code,
        isValid: session.isValid(),
        current,
        name,
      }
    })
    expect(seen).toMatchObject({
      challenge: { name: 'MFA_SETUP', setup: '["SOFTWARE_TOKEN_MFA"]' },
      wrong: { code: 'EnableSoftwareTokenMFAException' },
      unlike: 'InvalidParameterException',
      isValid: true,
      current: 'ada',
      name: 'MFA_SETUP',
    })
  })
})

describe('a new password', () => {
  const pool: PoolOptions = {
    users: [{ username: 'ada', password: PASSWORD, temporary: true, attributes: {} }],
    schema: { name: { required: true } },
  }

  test('is asked for with the attributes that are missing', async () => {
    const seen = await alike({ pool }, async (visit) => {
      const { auth } = visit
      const user = await auth.signIn('ada', PASSWORD)
      const { challengeName, challengeParam } = user
      const empty = await rejection(auth.completeNewPassword(user, ''))
      const weak = await rejection(auth.completeNewPassword(user, 'a', { name: 'Ada' }))
      const done = await auth.completeNewPassword(user, 'Battery-staple-2', { name: 'Ada' })
      return {
        challengeName,
        required: challengeParam.requiredAttributes,
        empty,
        weak: (weak as { code: string }).code,
        isSame: done === user,
        ...(await signedIn(user, visit)),
        name: (await auth.currentAuthenticatedUser()).attributes.name,
      }
    })
    expect(seen).toMatchObject({
      challengeName: 'NEW_PASSWORD_REQUIRED',
      required: ['name'],
      empty: { name: 'AuthError', message: 'Password cannot be empty' },
      weak: 'InvalidPasswordException',
      isSame: true,
      attributes: undefined,
      name: 'Ada',
    })
  })

  test('is followed by a second factor', async () => {
    const pool: PoolOptions = {
      users: [{ username: 'ada', password: PASSWORD, temporary: true, attributes }],
      mfa: 'ON',
      mfaFactors: ['SMS_MFA'],
    }
    const seen = await alike({ pool }, async (visit) => {
      const { auth, peer } = visit
      const user = await auth.signIn('ada', PASSWORD)
      const next = await auth.completeNewPassword(user, 'Battery-staple-2')
      const challenge = challengeOf(next)
      await auth.confirmSignIn(next, peer.code('ada'), 'SMS_MFA')
      return { challenge, ...(await signedIn(next, visit)) }
    })
    expect(seen).toMatchObject({ challenge: { name: 'SMS_MFA' }, current: 'ada' })
  })
})

describe('custom challenges', () => {
  test.each(['USER_PASSWORD_AUTH', 'CUSTOM_AUTH'] as const)(
    'are asked one after the other where the configuration says %s',
    async (flow) => {
      const withPassword = flow === 'CUSTOM_AUTH'
      const pool: PoolOptions = { users, triggers: riddles(withPassword) }
      const seen = await alike({ pool, flow }, async (visit) => {
        const { auth } = visit
        const user = await auth.signIn('ada', withPassword ? PASSWORD : undefined)
        const first = [user.challengeName, user.challengeParam.riddle]
        const empty = await rejection(auth.sendCustomChallengeAnswer(user, ''))
        const next = await auth.sendCustomChallengeAnswer(user, 'answer 0', { a: 'b' })
        const second = [next === user, user.challengeParam.riddle]
        const done = await auth.sendCustomChallengeAnswer(next, 'answer 1')
        const old = [user.challengeName, user.challengeParam]
        return { first, empty, second, old, ...(await signedIn(done, visit)) }
      })
      expect(seen).toMatchObject({
        first: ['CUSTOM_CHALLENGE', 'riddle 0'],
        empty: { message: 'Challenge response cannot be empty' },
        second: [true, 'riddle 1'],
        old: [undefined, undefined],
        name: undefined,
        attributes: { email: 'ada@example.com' },
        current: 'ada',
      })
    },
  )

  test('reject a wrong answer', async () => {
    const seen = await alike({ pool: { users, triggers: riddles(false) } }, async ({ auth }) => {
      const user = await auth.signIn({ username: 'ada' })
      return rejection(auth.sendCustomChallengeAnswer(user, 'answer 7'))
    })
    expect(seen).toMatchObject({ name: 'NotAuthorizedException', code: 'NotAuthorizedException' })
  })
})

/** Two riddles after the password, if there is one; a wrong answer ends the sign-in. */
function riddles(withPassword: boolean): Triggers {
  return {
    defineAuthChallenge({ request, response }) {
      const { session } = request as unknown as { session: Answered[] }
      const last = session.at(-1)
      const answered = session.filter((each) => each.challengeName === 'CUSTOM_CHALLENGE')
      response.failAuthentication = answered.length > 0 && last?.challengeResult === false
      response.issueTokens = !response.failAuthentication && answered.length === 2
      const isProving = withPassword && last?.challengeName === 'SRP_A'
      response.challengeName = isProving ? 'PASSWORD_VERIFIER' : 'CUSTOM_CHALLENGE'
    },
    createAuthChallenge({ request, response }) {
      const { session } = request as unknown as { session: Answered[] }
      const number = session.filter((each) => each.challengeName === 'CUSTOM_CHALLENGE').length
      response.publicChallengeParameters = { riddle: `riddle ${number}` }
      response.privateChallengeParameters = { answer: `answer ${number}` }
    },
    verifyAuthChallengeResponse({ request, response }) {
      const { answer } = request.privateChallengeParameters as { answer: string }
      response.answerCorrect = request.challengeAnswer === answer
    },
  }
}

interface Answered {
  readonly challengeName: string
  readonly challengeResult: boolean
}

import { describe, expect, test } from 'vitest'
import type { PoolOptions, Triggers } from '../../../emulator/index.js'
import { refusal } from '../../emulator/qualification/clients/impatient.js'
import {
  enrolTotp,
  nextTotpCode,
  prefer,
  wrongCode,
} from '../../emulator/qualification/clients/totp.js'
import { PASSWORD, startPeerForTest } from '../../emulator/qualification/peer.js'
import { openPage, type Page } from './page.js'

const attributes = {
  email: 'ada@example.com',
  email_verified: 'true',
  phone_number: '+15550001234',
  phone_number_verified: 'true',
}
const users = [{ username: 'ada', password: PASSWORD, attributes }]
const factors = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] as const
const optional: PoolOptions = { mfa: 'OPTIONAL', mfaFactors: factors, users }
const ada = { username: 'ada', password: PASSWORD }
const done = { isSignedIn: true, nextStep: { signInStep: 'DONE' } }

/** Signs in and answers, in a page of its own; the last answer has to sign in. */
async function answerAll({ auth }: Page, ...answers: readonly string[]): Promise<void> {
  for (const [at, challengeResponse] of answers.entries()) {
    const { isSignedIn } = await auth.confirmSignIn({ challengeResponse })
    expect(isSignedIn).toBe(at === answers.length - 1)
  }
}

describe('the code of a second factor', () => {
  const enabled = { Enabled: true, PreferredMfa: true }
  const kinds = [
    {
      what: 'a text message',
      settings: { SMSMfaSettings: enabled },
      step: {
        signInStep: 'CONFIRM_SIGN_IN_WITH_SMS_CODE',
        codeDeliveryDetails: { deliveryMedium: 'SMS', destination: '+*******1234' },
      },
    },
    {
      what: 'a mail',
      settings: { EmailMfaSettings: enabled },
      step: {
        signInStep: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
        codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'a***@e***' },
      },
    },
  ] as const

  test.each(kinds)('of $what may be given again after a wrong one', async ({ settings, step }) => {
    const peer = await startPeerForTest(optional)
    await prefer(peer, 'ada', settings)
    const page = openPage(peer)
    expect(await page.auth.signIn(ada)).toEqual({ isSignedIn: false, nextStep: step })
    const code = peer.code('ada')
    const challengeResponse = wrongCode(code)
    const wrong = await refusal(page.auth.confirmSignIn({ challengeResponse }))
    expect(wrong.name).toBe('CodeMismatchException')
    expect(JSON.stringify([wrong, Object.values(wrong)])).not.toContain(challengeResponse)
    expect(page.events).toEqual([])
    await answerAll(page, code)
    expect(page.events).toMatchObject([{ kind: 'signedIn' }])
    expect([...page.tab.entries]).toEqual([])
  })

  test('of an authenticator app is asked for after SRP and after a plain password', async () => {
    const peer = await startPeerForTest(optional)
    const secret = await enrolTotp(peer, 'ada')
    await prefer(peer, 'ada', { SoftwareTokenMfaSettings: enabled })
    for (const authFlowType of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const) {
      const page = openPage(peer)
      const { nextStep } = await page.auth.signIn({ ...ada, options: { authFlowType } })
      expect(nextStep).toEqual({ signInStep: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE' })
      await answerAll(page, nextTotpCode(peer, secret))
    }
  })

  test('may be given again after the network has failed', async () => {
    const peer = await startPeerForTest(optional)
    await prefer(peer, 'ada', { SMSMfaSettings: enabled })
    const page = openPage(peer)
    await page.auth.signIn(ada)
    peer.cognito.faults.add({ kind: 'drop', operation: 'RespondToAuthChallenge', times: 3 })
    const cut = await refusal(page.auth.confirmSignIn({ challengeResponse: peer.code('ada') }))
    expect(cut.name).toBe('NetworkError')
    await answerAll(page, peer.code('ada'))
  })
})

test('a choice between factors leads to the code of the one that was chosen', async () => {
  const peer = await startPeerForTest(optional)
  const secret = await enrolTotp(peer, 'ada')
  await prefer(peer, 'ada', {
    SMSMfaSettings: { Enabled: true },
    SoftwareTokenMfaSettings: { Enabled: true },
    EmailMfaSettings: { Enabled: true },
  })
  const answers = {
    TOTP: ['CONFIRM_SIGN_IN_WITH_TOTP_CODE', () => nextTotpCode(peer, secret)],
    SMS: ['CONFIRM_SIGN_IN_WITH_SMS_CODE', () => peer.code('ada')],
    EMAIL: ['CONFIRM_SIGN_IN_WITH_EMAIL_CODE', () => peer.code('ada')],
  } as const
  for (const [answer, [step, code]] of Object.entries(answers)) {
    const page = openPage(peer)
    const { nextStep } = await page.auth.signIn(ada)
    expect(nextStep.signInStep).toBe('CONTINUE_SIGN_IN_WITH_MFA_SELECTION')
    expect(nextStep).toHaveProperty('allowedMFATypes', ['SMS', 'TOTP', 'EMAIL'])
    for (const none of ['SMS_MFA', 'totp', 'constructor', '123456']) {
      const refused = await refusal(page.auth.confirmSignIn({ challengeResponse: none }))
      expect(refused.name).toBe('IncorrectMFAMethod')
    }
    const chosen = await page.auth.confirmSignIn({ challengeResponse: answer })
    expect(chosen.nextStep.signInStep).toBe(step)
    await answerAll(page, code())
  }
})

describe('a second factor that has to be set up', () => {
  const bare = [{ username: 'ada', password: PASSWORD }]
  const demanding = (...mfaFactors: PoolOptions['mfaFactors'] & {}): PoolOptions => ({
    mfa: 'ON',
    mfaFactors,
    users: bare,
  })
  const secretIn = (step: object) => {
    const { totpSetupDetails } = step as { totpSetupDetails: TotpDetails }
    expect(totpSetupDetails.getSetupUri('Shop').href).toContain(
      `otpauth://totp/Shop:ada?secret=${totpSetupDetails.sharedSecret}&issuer=Shop`,
    )
    return totpSetupDetails.sharedSecret
  }

  test('is an authenticator app, where that is all there is', async () => {
    const peer = await startPeerForTest(demanding('SOFTWARE_TOKEN_MFA'))
    const page = openPage(peer)
    const { nextStep } = await page.auth.signIn(ada)
    expect(nextStep.signInStep).toBe('CONTINUE_SIGN_IN_WITH_TOTP_SETUP')
    const code = nextTotpCode(peer, secretIn(nextStep))
    const wrong = await refusal(page.auth.confirmSignIn({ challengeResponse: wrongCode(code) }))
    expect(wrong.name).toBe('EnableSoftwareTokenMFAException')
    const options = { friendlyDeviceName: 'My phone' }
    expect(await page.auth.confirmSignIn({ challengeResponse: code, options })).toEqual(done)
    const verified = peer.cognito
      .transcript()
      .findLast((each) => each.operation === 'VerifySoftwareToken')
    expect(verified?.input.FriendlyDeviceName).toBe('My phone')
    expect((await openPage(peer).auth.signIn(ada)).nextStep.signInStep).toBe(
      'CONFIRM_SIGN_IN_WITH_TOTP_CODE',
    )
  })

  test('is an address, where that is all there is', async () => {
    const peer = await startPeerForTest(demanding('EMAIL_OTP'))
    const page = openPage(peer)
    const { nextStep } = await page.auth.signIn(ada)
    expect(nextStep).toEqual({ signInStep: 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP' })
    const none = await refusal(page.auth.confirmSignIn({ challengeResponse: '123456' }))
    expect(none.name).toBe('SignInException')
    const sent = await page.auth.confirmSignIn({ challengeResponse: 'ada@example.com' })
    expect(sent.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_EMAIL_CODE')
    await answerAll(page, peer.code('ada'))
  })

  test('is chosen where there are two, and never guessed from what is answered', async () => {
    const peer = await startPeerForTest(demanding('SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'))
    const page = openPage(peer)
    const { nextStep } = await page.auth.signIn(ada)
    expect(nextStep).toEqual({
      signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION',
      allowedMFATypes: ['TOTP', 'EMAIL'],
    })
    peer.operations()
    for (const challengeResponse of ['ada@example.com', '123456', 'SMS', 'toString']) {
      const refused = await refusal(page.auth.confirmSignIn({ challengeResponse }))
      expect(refused.name).toBe('SignInException')
      expect(refused.message).not.toContain(challengeResponse)
    }
    const address = await page.auth.confirmSignIn({ challengeResponse: 'EMAIL' })
    expect(address.nextStep.signInStep).toBe('CONTINUE_SIGN_IN_WITH_EMAIL_SETUP')
    expect((await refusal(page.auth.confirmSignIn({ challengeResponse: '123456' }))).name).toBe(
      'SignInException',
    )
    expect(peer.operations()).toEqual([])
    const app = await page.auth.confirmSignIn({ challengeResponse: 'TOTP' })
    expect(app.nextStep.signInStep).toBe('CONTINUE_SIGN_IN_WITH_TOTP_SETUP')
    const other = await refusal(page.auth.confirmSignIn({ challengeResponse: 'ada@example.com' }))
    expect(other.name).toBe('SignInException')
    await answerAll(page, nextTotpCode(peer, secretIn(app.nextStep)))
  })

  test('does not ask for its code again where only what followed has failed', async () => {
    const peer = await startPeerForTest(demanding('SOFTWARE_TOKEN_MFA'))
    const page = openPage(peer)
    const { nextStep } = await page.auth.signIn(ada)
    const challengeResponse = nextTotpCode(peer, secretIn(nextStep))
    peer.cognito.faults.add({ kind: 'drop', operation: 'RespondToAuthChallenge', times: 3 })
    const cut = await refusal(page.auth.confirmSignIn({ challengeResponse }))
    expect(cut.name).toBe('NetworkError')
    peer.operations()
    expect(await page.auth.confirmSignIn({ challengeResponse })).toEqual(done)
    expect(peer.operations()).toEqual(['RespondToAuthChallenge'])
  })

  test('is a fault where none can be set up here', async () => {
    const peer = await startPeerForTest(demanding('SMS_MFA'))
    const page = openPage(peer)
    const refused = await refusal(page.auth.signIn(ada))
    expect(refused).toMatchObject({
      name: 'SignInException',
      message: 'Cannot initiate MFA setup from available types: SMS',
    })
    expect([...page.tab.entries]).toEqual([])
  })
})

describe('a new password that has to be chosen', () => {
  const invited = { username: 'ada', password: 'Temporary-1', temporary: true } as const
  const first = { username: 'ada', password: 'Temporary-1' }

  test('comes with the attributes that are missing', async () => {
    const peer = await startPeerForTest({
      schema: { email: { required: true }, name: { required: true } },
      users: [invited],
    })
    const page = openPage(peer)
    const { nextStep } = await page.auth.signIn(first)
    expect(nextStep).toEqual({
      signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED',
      missingAttributes: expect.arrayContaining(['email', 'name']),
    })
    const weak = await refusal(page.auth.confirmSignIn({ challengeResponse: 'weak' }))
    expect(['InvalidPasswordException', 'InvalidParameterException']).toContain(weak.name)
    const options = { userAttributes: { email: 'ada@example.com', name: 'Ada', nickname: '' } }
    expect(await page.auth.confirmSignIn({ challengeResponse: PASSWORD, options })).toEqual(done)
    const sent = peer.cognito.transcript().at(-1)?.input.ChallengeResponses
    expect(sent).toEqual({
      USERNAME: 'ada',
      NEW_PASSWORD: PASSWORD,
      'userAttributes.email': 'ada@example.com',
      'userAttributes.name': 'Ada',
    })
    expect(await openPage(peer).auth.signIn(ada)).toEqual(done)
  })

  test('is followed by a second factor', async () => {
    const peer = await startPeerForTest({
      mfa: 'ON',
      mfaFactors: ['SMS_MFA'],
      users: [{ ...invited, attributes }],
    })
    const page = openPage(peer)
    await page.auth.signIn(first)
    const { nextStep } = await page.auth.confirmSignIn({ challengeResponse: PASSWORD })
    expect(nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_SMS_CODE')
    await answerAll(page, peer.code('ada'))
  })
})

describe("a challenge of the app's own", () => {
  /** Two riddles; the second wrong answer ends the sign-in. */
  const riddles = (withSrp: boolean, seen: unknown[] = []): Triggers => ({
    defineAuthChallenge({ request, response }) {
      const { session } = request as {
        session: { challengeName: string; challengeResult: boolean }[]
      }
      const answers = session.filter(({ challengeName }) => challengeName === 'CUSTOM_CHALLENGE')
      const right = answers.filter(({ challengeResult }) => challengeResult).length
      response.issueTokens = right === 2
      response.failAuthentication = answers.length - right > 1
      const isFirst = withSrp && session.at(-1)?.challengeName === 'SRP_A'
      response.challengeName = isFirst ? 'PASSWORD_VERIFIER' : 'CUSTOM_CHALLENGE'
    },
    createAuthChallenge({ request, response }) {
      const { session } = request as { session: unknown[] }
      response.publicChallengeParameters = { riddle: `riddle ${session.length}` }
      response.privateChallengeParameters = { answer: 'forty-two' }
    },
    verifyAuthChallengeResponse({ request, response }) {
      seen.push(request.clientMetadata)
      response.answerCorrect = request.challengeAnswer === 'forty-two'
    },
  })
  const withoutSrp = { username: 'ada', options: { authFlowType: 'CUSTOM_WITHOUT_SRP' } } as const
  const withSrp = { ...ada, options: { authFlowType: 'CUSTOM_WITH_SRP' } } as const

  test('is asked round by round, and triggers are told what comes along', async () => {
    const seen: unknown[] = []
    const peer = await startPeerForTest({ users, triggers: riddles(false, seen) })
    const page = openPage(peer)
    const first = await page.auth.signIn(withoutSrp)
    expect(first.nextStep).toMatchObject({
      signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE',
      additionalInfo: { riddle: 'riddle 0' },
    })
    const options = { clientMetadata: { from: 'a test' } }
    const again = await page.auth.confirmSignIn({ challengeResponse: 'seven', options })
    expect(again.nextStep).toMatchObject({ additionalInfo: { riddle: 'riddle 1' } })
    await answerAll(page, 'forty-two', 'forty-two')
    expect(seen).toEqual([{ from: 'a test' }, {}, {}])
  })

  test('ends where the trigger ends it', async () => {
    const peer = await startPeerForTest({ users, triggers: riddles(false) })
    const page = openPage(peer)
    await page.auth.signIn(withoutSrp)
    await page.auth.confirmSignIn({ challengeResponse: 'six' })
    const refused = await refusal(page.auth.confirmSignIn({ challengeResponse: 'seven' }))
    expect(refused.name).toBe('NotAuthorizedException')
    expect(page.store.entries.size).toBe(0)
  })

  test('comes after the password has been proved, and not after a wrong one', async () => {
    const peer = await startPeerForTest({ users, triggers: riddles(true) })
    const page = openPage(peer)
    const wrong = await refusal(page.auth.signIn({ ...withSrp, password: 'Wrong-password-1' }))
    expect(wrong.name).toBe('NotAuthorizedException')
    const { nextStep } = await page.auth.signIn(withSrp)
    expect(nextStep).toMatchObject({ additionalInfo: { riddle: 'riddle 2' } })
    await answerAll(page, 'forty-two', 'forty-two')
  })

  test('may come instead of the proof that SRP_A was sent for', async () => {
    const peer = await startPeerForTest({ users, triggers: riddles(false) })
    const page = openPage(peer)
    const { nextStep } = await page.auth.signIn(withSrp)
    expect(nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE')
    await answerAll(page, 'forty-two', 'forty-two')
  })
})

interface TotpDetails {
  readonly sharedSecret: string
  getSetupUri(app: string): URL
}

import { describe, expect, test } from 'vitest'
import type { PoolOptions } from '../../../emulator/index.js'
import { refusal } from './clients/impatient.js'
import { accessToken, enrolTotp, nextTotpCode, prefer, wrongCode } from './clients/totp.js'
import { PASSWORD, startPeerForTest } from './peer.js'

const attributes = {
  email: 'ada@example.com',
  email_verified: 'true',
  phone_number: '+15550001234',
  phone_number_verified: 'true',
}
const pool: PoolOptions = {
  mfa: 'OPTIONAL',
  mfaFactors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
  users: [{ username: 'ada', password: PASSWORD, attributes }],
}
const byPassword = { authFlowType: 'USER_PASSWORD_AUTH' } as const
const ada = { username: 'ada', password: PASSWORD, options: byPassword }

describe('an authenticator app', () => {
  test('is set up with v6 and asked for after SRP', async () => {
    const peer = await startPeerForTest(pool)
    const { auth } = peer.v6()
    await auth.signIn(ada)
    const { sharedSecret } = await auth.setUpTOTP()
    const early = auth.verifyTOTPSetup({ code: wrongCode(nextTotpCode(peer, sharedSecret)) })
    expect((await refusal(early)).name).toBe('EnableSoftwareTokenMFAException')
    await auth.verifyTOTPSetup({ code: nextTotpCode(peer, sharedSecret) })
    await auth.updateMFAPreference({ totp: 'PREFERRED' })
    expect(await auth.fetchMFAPreference()).toEqual({ enabled: ['TOTP'], preferred: 'TOTP' })
    await auth.signOut()

    const { nextStep } = await auth.signIn({ username: 'ada', password: PASSWORD })
    expect(nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_TOTP_CODE')
    const code = nextTotpCode(peer, sharedSecret)
    const wrong = await refusal(auth.confirmSignIn({ challengeResponse: wrongCode(code) }))
    expect(wrong.name).toBe('CodeMismatchException')
    expect((await auth.confirmSignIn({ challengeResponse: code })).isSignedIn).toBe(true)
    await auth.signOut()

    await auth.signIn(ada)
    const replayed = await refusal(auth.confirmSignIn({ challengeResponse: code }))
    expect(['ExpiredCodeException', 'CodeMismatchException']).toContain(replayed.name)
  })

  test('is set up with v5 and asked for after SRP', async () => {
    const peer = await startPeerForTest(pool)
    const { Auth } = peer.v5()
    const user = await Auth.signIn('ada', PASSWORD)
    const secret = await Auth.setupTOTP(user)
    await Auth.verifyTotpToken(user, nextTotpCode(peer, secret))
    expect(await Auth.setPreferredMFA(user, 'TOTP')).toBe('SUCCESS')
    expect(await Auth.getPreferredMFA(user, { bypassCache: true })).toBe('SOFTWARE_TOKEN_MFA')
    await Auth.signOut()

    const challenged = await Auth.signIn('ada', PASSWORD)
    expect(challenged.challengeName).toBe('SOFTWARE_TOKEN_MFA')
    const code = nextTotpCode(peer, secret)
    const wrong = Auth.confirmSignIn(challenged, wrongCode(code), 'SOFTWARE_TOKEN_MFA')
    expect((await refusal(wrong)).code).toBe('CodeMismatchException')
    await Auth.confirmSignIn(challenged, code, 'SOFTWARE_TOKEN_MFA')
    expect((await Auth.currentSession()).isValid()).toBe(true)
    const held = await Auth.currentAuthenticatedUser()
    expect(await Auth.setPreferredMFA(held, 'NOMFA')).toBe('SUCCESS')
    await Auth.signOut()
    expect((await Auth.signIn('ada', PASSWORD)).challengeName).toBeUndefined()
  })
})

describe('a text message', () => {
  test('is asked for by v6 and by v5 and goes to a masked number', async () => {
    const peer = await startPeerForTest(pool)
    const { auth } = peer.v6()
    await auth.signIn(ada)
    await auth.updateMFAPreference({ sms: 'PREFERRED' })
    await auth.signOut()
    const { nextStep } = await auth.signIn(ada)
    expect(nextStep).toMatchObject({
      signInStep: 'CONFIRM_SIGN_IN_WITH_SMS_CODE',
      codeDeliveryDetails: { deliveryMedium: 'SMS', destination: '+*******1234' },
    })
    const code = peer.code('ada')
    const wrong = auth.confirmSignIn({ challengeResponse: wrongCode(code) })
    expect((await refusal(wrong)).name).toBe('CodeMismatchException')
    expect((await auth.confirmSignIn({ challengeResponse: code })).isSignedIn).toBe(true)

    const { Auth } = peer.v5({ flow: 'USER_PASSWORD_AUTH' })
    const user = await Auth.signIn('ada', PASSWORD)
    expect(user).toMatchObject({
      challengeName: 'SMS_MFA',
      challengeParam: { CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS' },
    })
    await Auth.confirmSignIn(user, peer.code('ada'), 'SMS_MFA')
    expect((await Auth.currentSession()).isValid()).toBe(true)
  })

  test('is switched on and off by the old settings of v5', async () => {
    const peer = await startPeerForTest(pool)
    const { Auth } = peer.v5({ flow: 'USER_PASSWORD_AUTH' })
    const user = await Auth.signIn('ada', PASSWORD)
    expect(await Auth.enableSMS(user)).toBe('SUCCESS')
    expect(await Auth.getMFAOptions(user)).toEqual([
      { DeliveryMedium: 'SMS', AttributeName: 'phone_number' },
    ])
    const other = peer.v5({ flow: 'USER_PASSWORD_AUTH' }).Auth
    expect((await other.signIn('ada', PASSWORD)).challengeName).toBe('SMS_MFA')
    expect(await Auth.disableSMS(user)).toBe('SUCCESS')
    expect((await other.signIn('ada', PASSWORD)).challengeName).toBeUndefined()
  })
})

test('a mail is asked for by v6', async () => {
  const peer = await startPeerForTest(pool)
  const { auth } = peer.v6()
  await auth.signIn(ada)
  await auth.updateMFAPreference({ email: 'PREFERRED' })
  expect(await auth.fetchMFAPreference()).toEqual({ enabled: ['EMAIL'], preferred: 'EMAIL' })
  await auth.signOut()
  const { nextStep } = await auth.signIn(ada)
  expect(nextStep).toMatchObject({
    signInStep: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
    codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'a***@e***' },
  })
  const code = peer.code('ada')
  const wrong = auth.confirmSignIn({ challengeResponse: wrongCode(code) })
  expect((await refusal(wrong)).name).toBe('CodeMismatchException')
  expect((await auth.confirmSignIn({ challengeResponse: code })).isSignedIn).toBe(true)
})

describe('a choice between factors', () => {
  test('is given to v6, and each answer leads to its code', async () => {
    const peer = await startPeerForTest(pool)
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
      const { auth } = peer.v6()
      const { nextStep } = await auth.signIn(ada)
      expect(nextStep.signInStep).toBe('CONTINUE_SIGN_IN_WITH_MFA_SELECTION')
      const { allowedMFATypes } = nextStep as { allowedMFATypes?: readonly string[] }
      expect([...(allowedMFATypes ?? [])].sort()).toEqual(['EMAIL', 'SMS', 'TOTP'])
      const chosen = await auth.confirmSignIn({ challengeResponse: answer })
      expect(chosen.nextStep.signInStep).toBe(step)
      expect((await auth.confirmSignIn({ challengeResponse: code() })).isSignedIn).toBe(true)
    }
  })

  test('is given to v5', async () => {
    const peer = await startPeerForTest(pool)
    const secret = await enrolTotp(peer, 'ada')
    await prefer(peer, 'ada', {
      SMSMfaSettings: { Enabled: true },
      SoftwareTokenMfaSettings: { Enabled: true },
    })
    const { Auth } = peer.v5({ flow: 'USER_PASSWORD_AUTH' })
    const user = await Auth.signIn('ada', PASSWORD)
    expect(user.challengeName).toBe('SELECT_MFA_TYPE')
    expect(JSON.parse(user.challengeParam.MFAS_CAN_CHOOSE).sort()).toEqual([
      'SMS_MFA',
      'SOFTWARE_TOKEN_MFA',
    ])
    await new Promise<void>((resolve, reject) =>
      user.sendMFASelectionAnswer('SOFTWARE_TOKEN_MFA', {
        onFailure: reject,
        mfaRequired: () => reject(new Error('a text message was asked for')),
        totpRequired: () => resolve(),
      }),
    )
    await Auth.confirmSignIn(user, nextTotpCode(peer, secret), 'SOFTWARE_TOKEN_MFA')
    expect((await Auth.currentSession()).isValid()).toBe(true)
  })
})

describe('a pool that demands a second factor', () => {
  const bare = [{ username: 'ada', password: PASSWORD }]
  const demands = { mfa: 'ON', users: bare } as const

  test('lets v6 and v5 set up an authenticator app on the way in', async () => {
    const peer = await startPeerForTest({
      ...demands,
      mfaFactors: ['SOFTWARE_TOKEN_MFA'],
      users: [...bare, { username: 'grace', password: PASSWORD }],
    })
    const { auth } = peer.v6()
    const { nextStep } = await auth.signIn({ username: 'ada', password: PASSWORD })
    expect(nextStep.signInStep).toBe('CONTINUE_SIGN_IN_WITH_TOTP_SETUP')
    const { totpSetupDetails } = nextStep as { totpSetupDetails: { sharedSecret: string } }
    const code = nextTotpCode(peer, totpSetupDetails.sharedSecret)
    expect((await auth.confirmSignIn({ challengeResponse: code })).isSignedIn).toBe(true)
    expect(await auth.fetchMFAPreference()).toMatchObject({ enabled: ['TOTP'] })

    const { Auth } = peer.v5()
    const user = await Auth.signIn('grace', PASSWORD)
    expect(user.challengeName).toBe('MFA_SETUP')
    const secret = await Auth.setupTOTP(user)
    await Auth.verifyTotpToken(user, nextTotpCode(peer, secret))
    expect((await Auth.currentSession()).isValid()).toBe(true)
    const later = await peer.v5({ flow: 'USER_PASSWORD_AUTH' }).Auth.signIn('grace', PASSWORD)
    expect(later.challengeName).toBe('SOFTWARE_TOKEN_MFA')
  })

  test('lets v6 set up an address on the way in', async () => {
    const peer = await startPeerForTest({ ...demands, mfaFactors: ['EMAIL_OTP'] })
    const { auth } = peer.v6()
    const { nextStep } = await auth.signIn(ada)
    expect(nextStep.signInStep).toBe('CONTINUE_SIGN_IN_WITH_EMAIL_SETUP')
    const sent = await auth.confirmSignIn({ challengeResponse: 'ada@example.com' })
    expect(sent.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_EMAIL_CODE')
    const done = await auth.confirmSignIn({ challengeResponse: peer.code('ada') })
    expect(done.isSignedIn).toBe(true)
    expect(await auth.fetchUserAttributes()).toMatchObject({
      email: 'ada@example.com',
      email_verified: 'true',
    })
  })

  test('lets v6 choose what to set up', async () => {
    const peer = await startPeerForTest({
      ...demands,
      mfaFactors: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
    })
    const { auth } = peer.v6()
    const { nextStep } = await auth.signIn(ada)
    expect(nextStep.signInStep).toBe('CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION')
    const chosen = await auth.confirmSignIn({ challengeResponse: 'TOTP' })
    expect(chosen.nextStep.signInStep).toBe('CONTINUE_SIGN_IN_WITH_TOTP_SETUP')
    const { totpSetupDetails } = chosen.nextStep as { totpSetupDetails: { sharedSecret: string } }
    const code = nextTotpCode(peer, totpSetupDetails.sharedSecret)
    expect((await auth.confirmSignIn({ challengeResponse: code })).isSignedIn).toBe(true)
  })

  test('gives no token to who only knows the password', async () => {
    const peer = await startPeerForTest({ ...demands, mfaFactors: ['SOFTWARE_TOKEN_MFA'] })
    expect(await accessToken(peer, 'ada')).toBe('')
  })
})

test('an alias leads v5 and v6 through the second factor', async () => {
  const peer = await startPeerForTest({
    mfa: 'ON',
    mfaFactors: ['SMS_MFA'],
    usernameAttributes: ['email'],
    users: [{ username: attributes.email, password: PASSWORD, attributes }],
  })
  for (const flow of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const) {
    const { auth } = peer.v6()
    const input = { username: attributes.email, password: PASSWORD }
    await auth.signIn({ ...input, options: { authFlowType: flow } })
    const done = await auth.confirmSignIn({ challengeResponse: peer.code(attributes.email) })
    expect(done.isSignedIn).toBe(true)
    const { Auth } = peer.v5({ flow })
    const user = await Auth.signIn(attributes.email, PASSWORD)
    await Auth.confirmSignIn(user, peer.code(attributes.email), 'SMS_MFA')
    expect((await Auth.currentSession()).isValid()).toBe(true)
  }
})

test('a temporary password comes before the second factor', async () => {
  const users = [
    { username: 'invited', password: 'Temporary-1', temporary: true, attributes },
  ] as const
  const peer = await startPeerForTest({ mfa: 'ON', mfaFactors: ['SMS_MFA'], users })
  const { auth } = peer.v6()
  const first = await auth.signIn({ ...ada, username: 'invited', password: 'Temporary-1' })
  expect(first.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED')
  const second = await auth.confirmSignIn({ challengeResponse: PASSWORD })
  expect(second.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_SMS_CODE')
  const done = await auth.confirmSignIn({ challengeResponse: peer.code('invited') })
  expect(done.isSignedIn).toBe(true)
})

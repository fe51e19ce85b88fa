import { describe, expect, test } from 'vitest'
import type { PoolOptions } from '../../../emulator/index.js'
import { refusal } from './clients/impatient.js'
import { wrongCode } from './clients/totp.js'
import { PASSWORD, startPeerForTest } from './peer.js'

const attributes = {
  email: 'ada@example.com',
  email_verified: 'true',
  phone_number: '+15550001234',
  phone_number_verified: 'true',
}
const pool: PoolOptions = {
  mfa: 'OFF',
  firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'],
  users: [{ username: 'ada', password: PASSWORD, attributes }],
}
const options = { authFlowType: 'USER_AUTH' } as const

describe('a preferred factor', () => {
  test.each(['PASSWORD', 'PASSWORD_SRP'] as const)('%s is proved at once', async (preferred) => {
    const peer = await startPeerForTest(pool)
    const preferredOptions = { ...options, preferredChallenge: preferred }
    const input = { username: 'ada', password: PASSWORD, options: preferredOptions }
    const { auth } = peer.v6()
    expect((await auth.signIn(input)).isSignedIn).toBe(true)
    expect((await auth.getCurrentUser()).username).toBe('ada')
    const wrong = peer.v6().auth.signIn({ ...input, password: 'Wrong-password-1' })
    expect((await refusal(wrong)).name).toBe('NotAuthorizedException')
  })

  test.each([
    ['EMAIL_OTP', 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE', 'EMAIL'],
    ['SMS_OTP', 'CONFIRM_SIGN_IN_WITH_SMS_CODE', 'SMS'],
  ] as const)('%s sends a code', async (preferredChallenge, step, deliveryMedium) => {
    const peer = await startPeerForTest(pool)
    const { auth } = peer.v6()
    const { nextStep } = await auth.signIn({
      username: 'ada',
      options: { ...options, preferredChallenge },
    })
    expect(nextStep).toMatchObject({ signInStep: step, codeDeliveryDetails: { deliveryMedium } })
    const code = peer.code('ada')
    const wrong = auth.confirmSignIn({ challengeResponse: wrongCode(code) })
    expect((await refusal(wrong)).name).toBe('CodeMismatchException')
    expect((await auth.confirmSignIn({ challengeResponse: code })).isSignedIn).toBe(true)
  })

  test('that the user does not have falls back to the choice', async () => {
    const users = [{ username: 'ada', password: PASSWORD }]
    const peer = await startPeerForTest({ ...pool, users })
    const { auth } = peer.v6()
    const { nextStep } = await auth.signIn({
      username: 'ada',
      options: { ...options, preferredChallenge: 'EMAIL_OTP' },
    })
    expect(nextStep).toMatchObject({
      signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
    })
  })
})

describe('the choice', () => {
  test('offers what the user can prove', async () => {
    const peer = await startPeerForTest(pool)
    const { auth } = peer.v6()
    const { nextStep } = await auth.signIn({ username: 'ada', options })
    expect(nextStep.signInStep).toBe('CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION')
    const { availableChallenges } = nextStep as { availableChallenges?: readonly string[] }
    expect([...(availableChallenges ?? [])].sort()).toEqual([
      'EMAIL_OTP',
      'PASSWORD',
      'PASSWORD_SRP',
      'SMS_OTP',
    ])
  })

  test.each(['PASSWORD', 'PASSWORD_SRP'])('of %s asks for it', async (challengeResponse) => {
    const peer = await startPeerForTest(pool)
    const { auth } = peer.v6()
    await auth.signIn({ username: 'ada', options })
    const chosen = await auth.confirmSignIn({ challengeResponse })
    expect(chosen.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_PASSWORD')
    expect((await auth.confirmSignIn({ challengeResponse: PASSWORD })).isSignedIn).toBe(true)
    const other = peer.v6().auth
    await other.signIn({ username: 'ada', options })
    await other.confirmSignIn({ challengeResponse })
    const wrong = other.confirmSignIn({ challengeResponse: 'Wrong-password-1' })
    expect((await refusal(wrong)).name).toBe('NotAuthorizedException')
  })

  test.each(['EMAIL_OTP', 'SMS_OTP'])('of %s sends a code', async (challengeResponse) => {
    const peer = await startPeerForTest(pool)
    const { auth } = peer.v6()
    await auth.signIn({ username: 'ada', options })
    await auth.confirmSignIn({ challengeResponse })
    const done = await auth.confirmSignIn({ challengeResponse: peer.code('ada') })
    expect(done.isSignedIn).toBe(true)
  })

  test('outside the offer is refused', async () => {
    const peer = await startPeerForTest({ ...pool, firstFactors: ['PASSWORD'] })
    const { auth } = peer.v6()
    await auth.signIn({ username: 'ada', options })
    await refusal(auth.confirmSignIn({ challengeResponse: 'EMAIL_OTP' }))
    expect(peer.cognito.outbox()).toEqual([])
  })
})

test('a client that does not allow USER_AUTH refuses it', async () => {
  const clients = [{ authFlows: ['ALLOW_USER_SRP_AUTH'] }] as const
  const peer = await startPeerForTest({ ...pool, clients })
  const refused = await refusal(peer.v6().auth.signIn({ username: 'ada', options }))
  expect(refused.name).toBe('InvalidParameterException')
})

test('a one-time code that is too old is refused', async () => {
  const peer = await startPeerForTest(pool)
  const { auth } = peer.v6()
  await auth.signIn({ username: 'ada', options: { ...options, preferredChallenge: 'EMAIL_OTP' } })
  peer.cognito.clock.advance(16 * 60 * 1000)
  const late = await refusal(auth.confirmSignIn({ challengeResponse: peer.code('ada') }))
  expect(late.name).toBe('NotAuthorizedException')
})

import { SignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, test } from 'vitest'
import type { PoolOptions } from '../../../emulator/index.js'
import { refusal } from './clients/impatient.js'
import { storedValue } from './clients/store.js'
import { wrongCode } from './clients/totp.js'
import { CLIENT_ID, OTHER_CLIENT_ID, PASSWORD, startPeerForTest } from './peer.js'

const NEW_PASSWORD = 'Battery-staple-2'
const flow = 'USER_PASSWORD_AUTH'
const byPassword = { authFlowType: flow } as const
const ada = { username: 'ada', password: PASSWORD, options: byPassword }
const attributes = { email: 'ada@example.com', email_verified: 'true', given_name: 'Ada' }
const pool: PoolOptions = {
  autoVerifiedAttributes: ['email'],
  schema: {
    'custom:plan': { mutable: true },
    'custom:origin': { mutable: false },
    'custom:seats': { type: 'Number', minValue: 1, maxValue: 9 },
  },
  users: [{ username: 'ada', password: PASSWORD, attributes }],
}

describe('attributes', () => {
  test('are changed, confirmed by code and deleted with v6', async () => {
    const peer = await startPeerForTest(pool)
    const { auth } = peer.v6()
    await auth.signIn(ada)
    expect(await auth.fetchUserAttributes()).toMatchObject(attributes)
    const updated = await auth.updateUserAttributes({
      userAttributes: { given_name: 'Augusta', email: 'new@example.com', 'custom:plan': 'gold' },
    })
    expect(updated.given_name?.nextStep.updateAttributeStep).toBe('DONE')
    expect(updated.email?.nextStep).toMatchObject({
      updateAttributeStep: 'CONFIRM_ATTRIBUTE_WITH_CODE',
      codeDeliveryDetails: { attributeName: 'email', destination: 'n***@e***' },
    })
    const code = peer.code('ada')
    const email = { userAttributeKey: 'email' } as const
    const wrong = auth.confirmUserAttribute({ ...email, confirmationCode: wrongCode(code) })
    expect((await refusal(wrong)).name).toBe('CodeMismatchException')
    expect((await auth.fetchUserAttributes()).email_verified).toBe('false')
    await auth.confirmUserAttribute({ ...email, confirmationCode: code })
    expect(await auth.fetchUserAttributes()).toMatchObject({
      given_name: 'Augusta',
      email: 'new@example.com',
      email_verified: 'true',
      'custom:plan': 'gold',
    })
    await auth.deleteUserAttributes({ userAttributeKeys: ['given_name', 'custom:plan'] })
    const left = await auth.fetchUserAttributes()
    expect(Object.keys(left).sort()).toEqual(['email', 'email_verified', 'sub'])
  })

  test('get a new code with v6', async () => {
    const peer = await startPeerForTest(pool)
    const { auth } = peer.v6()
    await auth.signIn(ada)
    const sent = await auth.sendUserAttributeVerificationCode({ userAttributeKey: 'email' })
    expect(sent).toMatchObject({ attributeName: 'email', deliveryMedium: 'EMAIL' })
    const confirmationCode = peer.code('ada')
    await auth.confirmUserAttribute({ userAttributeKey: 'email', confirmationCode })
  })

  test('are changed, confirmed by code and deleted with v5, which refreshes its tokens', async () => {
    const peer = await startPeerForTest(pool)
    const { Auth } = peer.v5({ flow })
    const user = await Auth.signIn('ada', PASSWORD)
    expect(user.attributes).toMatchObject({ email_verified: true })
    const changes = { given_name: 'Augusta', email: 'new@example.com' }
    expect(await Auth.updateUserAttributes(user, changes)).toBe('SUCCESS')
    expect((await Auth.currentSession()).getIdToken().payload.given_name).toBe('Augusta')
    expect(await Auth.verifyCurrentUserAttributeSubmit('email', peer.code('ada'))).toBe('SUCCESS')
    await Auth.verifyCurrentUserAttribute('email')
    const submitted = await Auth.verifyCurrentUserAttributeSubmit('email', peer.code('ada'))
    expect(submitted).toBe('SUCCESS')
    expect(await Auth.verifiedContact(user)).toEqual({
      verified: { email: 'new@example.com' },
      unverified: {},
    })
    expect(await Auth.deleteUserAttributes(user, ['given_name'])).toBe('SUCCESS')
    const { attributes: left } = await Auth.currentUserInfo()
    expect(left).not.toHaveProperty('given_name')
  })

  test('outside the schema are refused', async () => {
    const peer = await startPeerForTest(pool)
    const { auth } = peer.v6()
    await auth.signIn(ada)
    const refused = [
      { 'custom:unknown': 'x' },
      { 'custom:origin': 'elsewhere' },
      { 'custom:seats': '12' },
      { 'custom:seats': 'many' },
      { email: 'not an address' },
      { phone_number: '5550001' },
      { sub: 'somebody-else' },
      { email_verified: 'true' },
    ]
    for (const userAttributes of refused) {
      const error = await refusal(
        auth.updateUserAttributes({ userAttributes } as Parameters<
          typeof auth.updateUserAttributes
        >[0]),
      )
      const names = ['InvalidParameterException', 'NotAuthorizedException']
      expect(names, JSON.stringify(userAttributes)).toContain(error.name)
    }
    expect((await auth.fetchUserAttributes()).email).toBe('ada@example.com')
  })

  test('that a pool requires must come with the sign-up', async () => {
    const peer = await startPeerForTest({ schema: { family_name: { required: true } } })
    const signUp = peer.sdk.send(
      new SignUpCommand({ ClientId: CLIENT_ID, Username: 'eve', Password: PASSWORD }),
    )
    expect((await refusal(signUp)).name).toBe('InvalidParameterException')
  })

  test('wait for their code where the pool keeps the old address until then', async () => {
    const peer = await startPeerForTest({ ...pool, keepOriginalUntilVerified: ['email'] })
    const { auth } = peer.v6()
    await auth.signIn(ada)
    await auth.updateUserAttribute({
      userAttribute: { attributeKey: 'email', value: 'new@example.com' },
    })
    expect((await auth.fetchUserAttributes()).email).toBe('ada@example.com')
    const confirmationCode = peer.code('ada')
    await auth.confirmUserAttribute({ userAttributeKey: 'email', confirmationCode })
    expect((await auth.fetchUserAttributes()).email).toBe('new@example.com')
  })
})

describe('the password', () => {
  test('is changed with v6', async () => {
    const peer = await startPeerForTest(pool)
    const { auth } = peer.v6()
    await auth.signIn(ada)
    const wrong = auth.updatePassword({ oldPassword: 'Wrong-1', newPassword: NEW_PASSWORD })
    expect(await refusal(wrong)).toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    })
    const weak = auth.updatePassword({ oldPassword: PASSWORD, newPassword: 'weak' })
    expect((await refusal(weak)).name).toBe('InvalidPasswordException')
    await auth.updatePassword({ oldPassword: PASSWORD, newPassword: NEW_PASSWORD })
    await auth.signOut()
    expect((await refusal(auth.signIn(ada))).name).toBe('NotAuthorizedException')
    const { isSignedIn } = await auth.signIn({ username: 'ada', password: NEW_PASSWORD })
    expect(isSignedIn).toBe(true)
  })

  test('is changed with v5', async () => {
    const peer = await startPeerForTest(pool)
    const { Auth } = peer.v5({ flow })
    const user = await Auth.signIn('ada', PASSWORD)
    expect(await Auth.changePassword(user, PASSWORD, NEW_PASSWORD)).toBe('SUCCESS')
    expect((await refusal(Auth.signIn('ada', PASSWORD))).code).toBe('NotAuthorizedException')
    await Auth.signIn('ada', NEW_PASSWORD)
  })

  test('is reset with v6 by a code that serves once', async () => {
    const peer = await startPeerForTest(pool)
    const { auth } = peer.v6()
    const { nextStep } = await auth.resetPassword({ username: 'ada' })
    expect(nextStep).toMatchObject({
      resetPasswordStep: 'CONFIRM_RESET_PASSWORD_WITH_CODE',
      codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'a***@e***' },
    })
    const confirmationCode = peer.code('ada')
    const input = { username: 'ada', newPassword: NEW_PASSWORD, confirmationCode }
    const wrong = { ...input, confirmationCode: wrongCode(confirmationCode) }
    expect((await refusal(auth.confirmResetPassword(wrong))).name).toBe('CodeMismatchException')
    const weak = auth.confirmResetPassword({ ...input, newPassword: 'weak' })
    expect((await refusal(weak)).name).toBe('InvalidPasswordException')
    await auth.confirmResetPassword(input)
    expect((await refusal(auth.confirmResetPassword(input))).name).toBe('ExpiredCodeException')
    expect((await refusal(auth.signIn(ada))).name).toBe('NotAuthorizedException')
    await auth.signIn({ username: 'ada', password: NEW_PASSWORD })
  })

  test('is reset with v5, also where Cognito demanded it', async () => {
    const users = [{ ...ada, status: 'RESET_REQUIRED', attributes }] as const
    const peer = await startPeerForTest({ ...pool, users })
    const { Auth } = peer.v5()
    const demanded = await refusal(Auth.signIn('ada', PASSWORD))
    expect(demanded.code).toBe('PasswordResetRequiredException')
    expect(await Auth.forgotPassword('ada')).toMatchObject({
      CodeDeliveryDetails: { AttributeName: 'email', Destination: 'a***@e***' },
    })
    const done = await Auth.forgotPasswordSubmit('ada', peer.code('ada'), NEW_PASSWORD)
    expect(done).toBe('SUCCESS')
    expect((await Auth.signIn('ada', NEW_PASSWORD)).getUsername()).toBe('ada')
  })

  test('cannot be reset with an old code or without a verified address', async () => {
    const unverified = { username: 'bob', password: PASSWORD, attributes: { email: 'b@x.org' } }
    const peer = await startPeerForTest({ ...pool, users: [...(pool.users ?? []), unverified] })
    const { auth } = peer.v6()
    const nowhere = await refusal(auth.resetPassword({ username: 'bob' }))
    expect(nowhere.name).toBe('InvalidParameterException')
    await auth.resetPassword({ username: 'ada' })
    const confirmationCode = peer.code('ada')
    peer.cognito.clock.advance(61 * 60 * 1000)
    const late = { username: 'ada', newPassword: NEW_PASSWORD, confirmationCode }
    expect((await refusal(auth.confirmResetPassword(late))).name).toBe('ExpiredCodeException')
  })

  test('of an unknown user looks resettable only where the client hides users', async () => {
    const clients = [{ preventUserExistenceErrors: false }, { preventUserExistenceErrors: true }]
    const peer = await startPeerForTest({ ...pool, clients })
    const open = peer.v6().auth.resetPassword({ username: 'nobody' })
    expect((await refusal(open)).name).toBe('UserNotFoundException')
    const hidden = peer.v6({ clientId: OTHER_CLIENT_ID }).auth
    const { nextStep } = await hidden.resetPassword({ username: 'nobody' })
    expect(nextStep.resetPasswordStep).toBe('CONFIRM_RESET_PASSWORD_WITH_CODE')
    expect(peer.cognito.outbox()).toEqual([])
  })
})

describe('the account', () => {
  test('is deleted with v6, and its tokens with it', async () => {
    const peer = await startPeerForTest(pool)
    const { auth } = peer.v6()
    const elsewhere = peer.v6()
    await elsewhere.auth.signIn(ada)
    await auth.signIn(ada)
    await auth.deleteUser()
    expect(peer.operations()).toContain('DeleteUser')
    expect((await refusal(elsewhere.auth.fetchUserAttributes())).name).toMatch(
      /^(?:UserNotFound|NotAuthorized)Exception$/,
    )
    expect((await refusal(auth.signIn(ada))).name).toMatch(
      /^(?:UserNotFound|NotAuthorized)Exception$/,
    )
  })

  test('is deleted with v5', async () => {
    const peer = await startPeerForTest(pool)
    const { Auth, store } = peer.v5({ flow })
    await Auth.signIn('ada', PASSWORD)
    expect(storedValue(store, '.accessToken')).not.toBe('')
    expect(await Auth.deleteUser()).toBe('SUCCESS')
    expect((await refusal(Auth.signIn('ada', PASSWORD))).code).toMatch(
      /^(?:UserNotFound|NotAuthorized)Exception$/,
    )
  })
})

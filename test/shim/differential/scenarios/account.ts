import type { Scenario } from '../scenario.js'
import { PASSWORD, USERNAME } from '../world.js'

const clientMetadata = { tenant: 'one' }

/** What people do with their account. */
export const accountScenarios: readonly Scenario[] = [
  {
    name: 'attributes are changed and deleted',
    visitor: 'signed in',
    async run({ auth }) {
      await auth.updateUserAttributes({
        userAttributes: { name: 'Ada', nickname: 'Countess' },
        options: { clientMetadata },
      })
      await auth.updateUserAttribute({ userAttribute: { attributeKey: 'name', value: 'Augusta' } })
      await auth.fetchUserAttributes()
      await auth.deleteUserAttributes({ userAttributeKeys: ['name', 'nickname'] })
      await auth.fetchUserAttributes()
      await auth.fetchAuthSession({ forceRefresh: true })
    },
  },
  {
    name: 'an address is changed and confirmed',
    visitor: 'signed in',
    async run({ auth, code, wrongCode }) {
      await auth.updateUserAttributes({
        userAttributes: { email: 'countess@example.com', name: 'Ada' },
      })
      const userAttributeKey = 'email'
      await auth.fetchUserAttributes()
      await auth.confirmUserAttribute({ userAttributeKey, confirmationCode: wrongCode() })
      await auth.confirmUserAttribute({ userAttributeKey, confirmationCode: code() })
      await auth.fetchUserAttributes()
    },
  },
  {
    name: 'one address is changed',
    visitor: 'signed in',
    run: ({ auth }) =>
      auth.updateUserAttribute({
        userAttribute: { attributeKey: 'email', value: 'countess@example.com' },
        options: { clientMetadata },
      }),
  },
  {
    name: 'an address is changed once it is confirmed',
    service: { pool: { keepOriginalUntilVerified: ['email'] } },
    visitor: 'signed in',
    async run({ auth, code }) {
      await auth.updateUserAttributes({ userAttributes: { email: 'countess@example.com' } })
      await auth.fetchUserAttributes()
      await auth.confirmUserAttribute({ userAttributeKey: 'email', confirmationCode: code() })
      await auth.fetchUserAttributes()
    },
  },
  {
    name: 'attributes are not changed',
    visitor: 'signed in',
    async run({ auth }) {
      await auth.updateUserAttributes({ userAttributes: { sub: 'another' } })
      await auth.updateUserAttributes({ userAttributes: { 'custom:unknown': 'x' } })
      await auth.updateUserAttributes({ userAttributes: {} })
      await auth.deleteUserAttributes({ userAttributeKeys: ['custom:unknown'] })
      await auth.deleteUserAttributes({ userAttributeKeys: ['sub'] })
    },
  },
  {
    name: 'a number is confirmed',
    service: { user: { attributes: { phone_number_verified: 'false' } } },
    visitor: 'signed in',
    async run({ auth, code }) {
      const userAttributeKey = 'phone_number'
      await auth.sendUserAttributeVerificationCode({
        userAttributeKey,
        options: { clientMetadata },
      })
      await auth.confirmUserAttribute({ userAttributeKey, confirmationCode: '' })
      await auth.confirmUserAttribute({ userAttributeKey, confirmationCode: code() })
      await auth.fetchUserAttributes()
    },
  },
  {
    name: 'an attribute that is not there cannot be confirmed',
    service: { user: { attributes: { phone_number: '' } } },
    visitor: 'signed in',
    run: ({ auth }) => auth.sendUserAttributeVerificationCode({ userAttributeKey: 'phone_number' }),
  },
  {
    name: 'an authenticator app is set up',
    service: {
      pool: { mfa: 'OPTIONAL', mfaFactors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] },
    },
    visitor: 'signed in',
    async run({ auth, totp, wrongCode, note }) {
      await auth.fetchMFAPreference()
      const details = await auth.setUpTOTP()
      note(details?.getSetupUri('Shop', 'me').href.replace(/secret=\w+/, ''))
      note(details?.getSetupUri('Shop').href.replace(/secret=\w+/, ''))
      await auth.verifyTOTPSetup({ code: '' })
      await auth.verifyTOTPSetup({ code: wrongCode() })
      await auth.verifyTOTPSetup({
        code: await totp(details?.sharedSecret),
        options: { friendlyDeviceName: 'My phone' },
      })
      await auth.updateMFAPreference({ totp: 'PREFERRED', sms: 'ENABLED' })
      await auth.fetchMFAPreference()
      await auth.updateMFAPreference({ totp: 'NOT_PREFERRED', email: 'PREFERRED' })
      await auth.fetchMFAPreference()
      await auth.updateMFAPreference({ totp: 'DISABLED', sms: 'DISABLED', email: 'DISABLED' })
      await auth.fetchMFAPreference()
      await auth.updateMFAPreference({})
    },
  },
  {
    name: 'a factor that is not set up cannot be preferred',
    service: { pool: { mfa: 'OPTIONAL' }, user: { attributes: { phone_number: '' } } },
    visitor: 'signed in',
    async run({ auth }) {
      await auth.updateMFAPreference({ totp: 'PREFERRED' })
      await auth.updateMFAPreference({ sms: 'PREFERRED' })
    },
  },
  {
    name: 'an account is deleted',
    visitor: 'signed in',
    async run({ auth }) {
      await auth.deleteUser()
      await auth.getCurrentUser()
      await auth.signIn({ username: USERNAME, password: PASSWORD })
    },
  },
  {
    name: 'an account is not deleted',
    visitor: 'signed in',
    async run({ auth, cognito }) {
      cognito.faults.add({ kind: 'error', type: 'NotAuthorizedException', times: 1 })
      await auth.deleteUser()
      await auth.getCurrentUser()
    },
  },
  {
    name: 'tokens are read',
    async run({ auth, localStorage }) {
      await auth.signIn({ username: USERNAME, password: PASSWORD })
      const [, token = ''] =
        [...localStorage.entries].find(([key]) => key.endsWith('.idToken')) ?? []
      await asIfLater(() => auth.decodeJWT(token))
      await asIfLater(() => auth.decodeJWT(''))
      await asIfLater(() => auth.decodeJWT('one.two'))
      await asIfLater(() => auth.decodeJWT('one.two.three'))
      await asIfLater(() => auth.decodeJWT(`e30.${btoa('"text"')}.x`))
    },
  },
]

/** Calls are steps also where the function answers at once. */
function asIfLater(call: () => unknown): Promise<unknown> {
  return Promise.resolve(call())
}

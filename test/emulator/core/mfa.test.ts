import { Secret, TOTP } from 'otpauth'
import { describe, expect, test } from 'vitest'
import { findTotpStep } from '../../../emulator/core/mfa.js'
import { type Body, CLIENT, PASSWORD, type Setting, setUp } from './setting.js'

const PLAIN = { USERNAME: 'ann', PASSWORD }
const ALL = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] as const

describe('a text message as the second factor', () => {
  test('is asked for where the user switched it on, and gives tokens for its code only', async () => {
    const setting = setUp({ mfa: 'OPTIONAL', mfaFactors: ALL })
    const { AccessToken } = await setting.signIn()
    await setting.call('SetUserMFAPreference', {
      AccessToken,
      SMSMfaSettings: { Enabled: true, PreferredMfa: true },
      SoftwareTokenMfaSettings: null,
    })
    const given = await setting.initiate('USER_PASSWORD_AUTH', PLAIN)
    expect(given.AuthenticationResult).toBeUndefined()
    expect(given.ChallengeName).toBe('SMS_MFA')
    expect(given.ChallengeParameters).toEqual({
      USERNAME: 'ann',
      USER_ID_FOR_SRP: 'ann',
      CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS',
      CODE_DELIVERY_DESTINATION: '+*******4567',
    })
    const wrong = { USERNAME: 'ann', SMS_MFA_CODE: '000000x' }
    const refused = await setting.refusedAnswer('SMS_MFA', wrong, { Session: given.Session })
    expect(refused).toBe('CodeMismatchException: Invalid code or auth state for the user.')
    const right = { USERNAME: 'ann', SMS_MFA_CODE: setting.lastCode() }
    const body = await setting.respond('SMS_MFA', right, { Session: given.Session })
    expect(body.AuthenticationResult.AccessToken).toEqual(expect.any(String))
  })

  test('ends its session after three wrong codes, the right one then included', async () => {
    const setting = setUp({ mfa: 'ON', mfaFactors: ['SMS_MFA'] })
    const { Session } = await setting.initiate('USER_PASSWORD_AUTH', PLAIN)
    for (let tries = 0; tries < 3; tries += 1) {
      await setting.refusedAnswer('SMS_MFA', { USERNAME: 'ann', SMS_MFA_CODE: 'no' }, { Session })
    }
    const right = { USERNAME: 'ann', SMS_MFA_CODE: setting.lastCode() }
    expect(await setting.refusedAnswer('SMS_MFA', right, { Session })).toMatch(/only be used once/)
  })

  test('is refused to someone without a phone', async () => {
    const setting = setUp({
      mfa: 'OPTIONAL',
      mfaFactors: ALL,
      users: [{ username: 'ann', password: PASSWORD }],
    })
    const { AccessToken } = await setting.signIn()
    const settings = { AccessToken, SMSMfaSettings: { Enabled: true } }
    expect(await setting.refusal('SetUserMFAPreference', settings)).toBe(
      'InvalidParameterException: User does not have delivery config set to turn on SMS_MFA',
    )
  })

  test('is switched by the older SetUserSettings too', async () => {
    const setting = setUp({ mfa: 'OPTIONAL', mfaFactors: ALL })
    const { AccessToken } = await setting.signIn()
    const MFAOptions = [{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }]
    await setting.call('SetUserSettings', { AccessToken, MFAOptions })
    expect((await setting.call('GetUser', { AccessToken })).MFAOptions).toEqual(MFAOptions)
    expect((await setting.initiate('USER_PASSWORD_AUTH', PLAIN)).ChallengeName).toBe('SMS_MFA')
    await setting.call('SetUserSettings', { AccessToken, MFAOptions: [] })
    expect((await setting.initiate('USER_PASSWORD_AUTH', PLAIN)).ChallengeName).toBeUndefined()
  })
})

describe('an authenticator app', () => {
  test('is set up by someone signed in, and used from when it is preferred', async () => {
    const setting = setUp({ mfa: 'OPTIONAL', mfaFactors: ALL })
    const { AccessToken } = await setting.signIn()
    const { SecretCode } = await setting.call('AssociateSoftwareToken', { AccessToken })
    const early = { AccessToken, SoftwareTokenMfaSettings: { Enabled: true } }
    expect(await setting.refusal('SetUserMFAPreference', early)).toMatch(/has not verified/)
    const wrong = { AccessToken, UserCode: '000000' }
    expect(await setting.refusal('VerifySoftwareToken', wrong)).toBe(
      'EnableSoftwareTokenMFAException: Code mismatch',
    )
    const UserCode = codeOf(setting, SecretCode)
    const verified = await setting.call('VerifySoftwareToken', { AccessToken, UserCode })
    expect(verified.Status).toBe('SUCCESS')
    expect((await setting.initiate('USER_PASSWORD_AUTH', PLAIN)).AuthenticationResult).toBeDefined()
    await setting.call('SetUserMFAPreference', {
      AccessToken,
      SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
    })
    const me = await setting.call('GetUser', { AccessToken })
    expect(me.PreferredMfaSetting).toBe('SOFTWARE_TOKEN_MFA')
    expect(me.UserMFASettingList).toEqual(['SOFTWARE_TOKEN_MFA'])

    const { ChallengeName, Session } = await setting.srp('ann', PASSWORD)
    expect(ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
    const used = { USERNAME: 'ann', SOFTWARE_TOKEN_MFA_CODE: UserCode }
    expect(await setting.refusedAnswer('SOFTWARE_TOKEN_MFA', used, { Session })).toBe(
      'ExpiredCodeException: Your software token has already been used once.',
    )
    setting.world.clock.advance(30_000)
    const fresh = { USERNAME: 'ann', SOFTWARE_TOKEN_MFA_CODE: codeOf(setting, SecretCode) }
    const body = await setting.respond('SOFTWARE_TOKEN_MFA', fresh, { Session })
    expect(body.AuthenticationResult).toBeDefined()
  })

  test('that is switched off is not asked for, and not known where the pool has none', async () => {
    const setting = setUp({ mfa: 'OPTIONAL', mfaFactors: ['SMS_MFA'] })
    const { AccessToken } = await setting.signIn()
    expect(await setting.refusal('AssociateSoftwareToken', { AccessToken })).toMatch(
      /^SoftwareTokenMFANotFoundException/,
    )
  })
})

describe('several second factors', () => {
  test('without a preferred one are a choice', async () => {
    const setting = setUp({ mfa: 'OPTIONAL', mfaFactors: ALL })
    Object.assign(setting.ann, { smsMfa: true, emailMfa: true })
    const given = await setting.initiate('USER_PASSWORD_AUTH', PLAIN)
    expect(given.ChallengeName).toBe('SELECT_MFA_TYPE')
    expect(JSON.parse(given.ChallengeParameters.MFAS_CAN_CHOOSE!)).toEqual(['SMS_MFA', 'EMAIL_OTP'])
    const not = { USERNAME: 'ann', ANSWER: 'SOFTWARE_TOKEN_MFA' }
    expect(await setting.refusedAnswer('SELECT_MFA_TYPE', not, given)).toMatch(/^InvalidParameter/)

    const chosen = await setting.respond(
      'SELECT_MFA_TYPE',
      { USERNAME: 'ann', ANSWER: 'EMAIL_OTP' },
      given,
    )
    expect(chosen.ChallengeName).toBe('EMAIL_OTP')
    expect(chosen.ChallengeParameters.CODE_DELIVERY_DESTINATION).toBe('a***@e***')
    const code = { USERNAME: 'ann', EMAIL_OTP_CODE: setting.lastCode() }
    const body = await setting.respond('EMAIL_OTP', code, chosen)
    expect(body.AuthenticationResult).toBeDefined()
  })

  test('cannot both be preferred', async () => {
    const setting = setUp({ mfa: 'OPTIONAL', mfaFactors: ALL })
    const { AccessToken } = await setting.signIn()
    const both = { Enabled: true, PreferredMfa: true }
    const input = { AccessToken, SMSMfaSettings: both, EmailMfaSettings: both }
    expect(await setting.refusal('SetUserMFAPreference', input)).toMatch(/Only one/)
  })
})

describe('MFA_SETUP, where a second factor is required and none is ready', () => {
  const bare = { users: [{ username: 'ann', password: PASSWORD }] }

  test('takes an app, whose code must have been shown', async () => {
    const setting = setUp({ ...bare, mfa: 'ON', mfaFactors: ['SOFTWARE_TOKEN_MFA'] })
    const given = await setting.srp('ann', PASSWORD)
    expect(given.ChallengeName).toBe('MFA_SETUP')
    expect(given.ChallengeParameters.MFAS_CAN_SETUP).toBe('["SOFTWARE_TOKEN_MFA"]')
    const me = { USERNAME: 'ann' }
    expect(await setting.refusedAnswer('MFA_SETUP', me, given)).toMatch(/not complete/)

    const { SecretCode, Session } = await associate(setting, given)
    expect(await setting.refusedAnswer('MFA_SETUP', me, { Session })).toMatch(/not complete/)
    const wrong = { Session, UserCode: '000000' }
    expect(await setting.refusal('VerifySoftwareToken', wrong)).toMatch(/^EnableSoftwareToken/)
    const UserCode = codeOf(setting, SecretCode)
    const verified = await setting.call('VerifySoftwareToken', { Session, UserCode })
    expect(await setting.refusal('VerifySoftwareToken', { Session, UserCode })).toMatch(/once/)
    const body = await setting.respond('MFA_SETUP', me, { Session: verified.Session })
    expect(body.AuthenticationResult).toBeDefined()
    expect((await setting.srp('ann', PASSWORD)).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
  })

  test('takes an e-mail address, which a code then proves', async () => {
    const setting = setUp({ ...bare, mfa: 'ON', mfaFactors: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] })
    const given = await setting.initiate('USER_PASSWORD_AUTH', PLAIN)
    const address = { USERNAME: 'ann', EMAIL: 'new@example.com' }
    const asked = await setting.respond('MFA_SETUP', address, given)
    expect(asked.ChallengeName).toBe('EMAIL_OTP')
    expect(setting.ann.attributes.email).toBeUndefined()
    const code = { USERNAME: 'ann', EMAIL_OTP_CODE: setting.lastCode() }
    expect((await setting.respond('EMAIL_OTP', code, asked)).AuthenticationResult).toBeDefined()
    expect(setting.ann.attributes).toMatchObject({
      email: 'new@example.com',
      email_verified: 'true',
    })
    expect((await setting.initiate('USER_PASSWORD_AUTH', PLAIN)).ChallengeName).toBe('EMAIL_OTP')
  })

  test('is not open to an invented session, nor to one for something else', async () => {
    const setting = setUp({ ...bare, mfa: 'ON', mfaFactors: ['SOFTWARE_TOKEN_MFA'] })
    const invented = { Session: 'invented'.repeat(4) }
    expect(await setting.refusal('AssociateSoftwareToken', invented)).toMatch(/Invalid session/)
    const me = { USERNAME: 'ann' }
    expect(await setting.refusedAnswer('MFA_SETUP', me, invented)).toMatch(/Invalid session/)
    setting.ann.status = 'FORCE_CHANGE_PASSWORD'
    const other = await setting.initiate('USER_PASSWORD_AUTH', PLAIN)
    expect(other.ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    const stolen = { Session: other.Session }
    expect(await setting.refusal('AssociateSoftwareToken', stolen)).toMatch(/Invalid session/)
  })
})

test('a session of one challenge, user or client answers no other', async () => {
  const setting = setUp({
    mfa: 'ON',
    mfaFactors: ['SMS_MFA'],
    clients: [{ id: CLIENT }, { id: 'other' }],
  })
  await setting.call('SignUp', { ClientId: CLIENT, Username: 'eve', Password: PASSWORD })
  const { Session } = await setting.initiate('USER_PASSWORD_AUTH', PLAIN)
  const code = setting.lastCode()
  const answer = { USERNAME: 'ann', SMS_MFA_CODE: code }
  const refused = 'NotAuthorizedException: Invalid session for the user.'
  const asEve = { USERNAME: 'eve', SMS_MFA_CODE: code }
  expect(await setting.refusedAnswer('SMS_MFA', asEve, { Session })).toBe(refused)
  const elsewhere = { Session, ClientId: 'other' }
  expect(await setting.refusedAnswer('SMS_MFA', answer, elsewhere)).toBe(refused)
  const email = { USERNAME: 'ann', EMAIL_OTP_CODE: code }
  expect(await setting.refusedAnswer('EMAIL_OTP', email, { Session })).toBe(refused)
  expect(await setting.refusedAnswer('SMS_MFA', answer)).toBe(
    'InvalidParameterException: Missing required parameter Session',
  )
  setting.world.clock.advance(180_001)
  expect(await setting.refusedAnswer('SMS_MFA', answer, { Session })).toBe(
    'NotAuthorizedException: Invalid session for the user, session is expired.',
  )
})

test('an authenticator app shows what RFC 6238 prints in its appendix B', () => {
  const { world } = setUp({ mfa: 'OFF' })
  world.clock.advance(1_111_111_109_000 - world.clock.now())
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  expect(findTotpStep(world, secret, '081804')).toBe(37_037_036)
  expect(findTotpStep(world, secret, '081805')).toBeUndefined()
  expect(findTotpStep(world, secret, '')).toBeUndefined()
})

async function associate(setting: Setting, given: Body): Promise<Body> {
  const { Session } = given
  const body = await setting.call('AssociateSoftwareToken', { Session })
  expect(await setting.refusal('AssociateSoftwareToken', { Session })).toMatch(/only be used once/)
  return body
}

function codeOf({ world }: Setting, secret: unknown): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret as string) })
  return totp.generate({ timestamp: world.clock.now() })
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCognitoError } from '../../../emulator/core/errors.js'
import { operations } from '../../../emulator/operations/operations.js'
import { CLIENT, PASSWORD, refusalOf, setUp } from './setting.js'

test('the operations are the thirty that the clients call', () => {
  expect(Object.keys(operations)).toHaveLength(30)
})

test.each([
  ['SignUp', { ClientId: CLIENT, Username: 'a'.repeat(129), Password: PASSWORD }],
  ['SignUp', { ClientId: CLIENT, Username: '', Password: PASSWORD }],
  ['SignUp', { ClientId: CLIENT, Username: 'new', Password: 'Aa1-'.repeat(65) }],
  ['SignUp', { ClientId: CLIENT, Password: PASSWORD }],
  ['SignUp', { ClientId: 'no spaces', Username: 'new', Password: PASSWORD }],
  ['InitiateAuth', { ClientId: CLIENT, AuthParameters: {} }],
  ['InitiateAuth', { ClientId: CLIENT, AuthFlow: 'USER_SRP_AUTH' }],
  ['RespondToAuthChallenge', { ClientId: CLIENT, ChallengeName: 'NONE', Session: 'x'.repeat(20) }],
  ['RespondToAuthChallenge', { ClientId: CLIENT, ChallengeName: 'SMS_MFA', Session: 'short' }],
  ['GetUser', {}],
  ['GetUser', { AccessToken: null }],
  ['GetUser', { AccessToken: 'with blanks in it' }],
  ['GetUser', { AccessToken: 'x'.repeat(20_000) }],
])('%s of %j is an invalid parameter', async (operation, input) => {
  const { refusal } = setUp()
  expect(await refusal(operation, input)).toMatch(/^InvalidParameterException: /)
})

test('a refused value is never repeated', async () => {
  const { refusal } = setUp()
  const Password = `Secret-1${'x'.repeat(300)}`
  const refused = await refusal('SignUp', { ClientId: CLIENT, Username: 'new', Password })
  expect(refused).not.toContain('Secret-1')
})

test.each([
  ['SignUp', { ClientId: 5 }],
  ['GetUser', { AccessToken: {} }],
  ['InitiateAuth', { ClientId: CLIENT, AuthFlow: 'USER_SRP_AUTH', AuthParameters: ['x'] }],
  [
    'InitiateAuth',
    { ClientId: CLIENT, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: 1 } },
  ],
  ['SignUp', { ClientId: CLIENT, Username: 'new', Password: PASSWORD, UserAttributes: {} }],
  ['SignUp', { ClientId: CLIENT, Username: 'new', Password: PASSWORD, UserAttributes: [1] }],
])('%s of %j has the wrong types', async (operation, input) => {
  const { refusal } = setUp()
  expect(await refusal(operation, input)).toMatch(/^SerializationException: /)
})

test('a client that does not exist is named', async () => {
  const { refusal } = setUp()
  const input = { ClientId: 'none', Username: 'ann', Password: PASSWORD }
  expect(await refusal('SignUp', input)).toBe(
    'ResourceNotFoundException: User pool client none does not exist.',
  )
})

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'the name %s is nobody’s, and no session, device, client or operation',
  async (name) => {
    const setting = setUp({
      deviceTracking: { challengeRequiredOnNewDevice: true, rememberedOnlyOnPrompt: false },
    })
    const attempt = setting.initiate('USER_PASSWORD_AUTH', { USERNAME: name, PASSWORD })
    expect(await refusalOf(attempt)).toMatch(/^UserNotFoundException/)
    const client = { ClientId: name, Username: 'ann' }
    expect(await setting.refusal('ForgotPassword', client)).toMatch(/^ResourceNotFoundException/)
    const device = { USERNAME: 'ann', PASSWORD, DEVICE_KEY: name }
    expect(await refusalOf(setting.initiate('USER_PASSWORD_AUTH', device))).toBe(
      'ResourceNotFoundException: Device does not exist.',
    )
    const block = {
      USERNAME: 'ann',
      PASSWORD_CLAIM_SECRET_BLOCK: name,
      PASSWORD_CLAIM_SIGNATURE: 'x',
      TIMESTAMP: 'x',
    }
    expect(await setting.refusedAnswer('PASSWORD_VERIFIER', block)).toMatch(/^NotAuthorized/)
    const challenge = { Session: 'x'.repeat(20) }
    expect(await setting.refusedAnswer(name, { USERNAME: 'ann' }, challenge)).toMatch(
      /^InvalidParameterException/,
    )
  },
)

test('whatever comes in, the answer is a result or a refusal, and never a crash', async () => {
  const setting = setUp({
    mfa: 'OPTIONAL',
    firstFactors: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'],
    deviceTracking: { challengeRequiredOnNewDevice: true, rememberedOnlyOnPrompt: false },
  })
  const { AccessToken, RefreshToken } = await setting.signIn()
  const { Session } = await setting.initiate('USER_AUTH', { USERNAME: 'ann' })
  const known = fc.constantFrom(
    CLIENT,
    'ann',
    AccessToken,
    RefreshToken,
    Session,
    PASSWORD,
    'email',
  )
  const value = fc.oneof(known, fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>)
  const map = fc.dictionary(fc.constantFrom(...PARAMETERS), value, { maxKeys: 6 })
  const body = fc.dictionary(fc.constantFrom(...MEMBERS), fc.oneof(value, map), { maxKeys: 8 })
  const valid = { ClientId: CLIENT, AccessToken, Username: 'ann' }
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(operations)), body, async (name, input) => {
      // A user who is gone would make the rest of the run empty.
      if (name === 'DeleteUser' || name === 'GlobalSignOut' || name === 'RevokeToken') return
      const thrown = await setting.call(name, { ...valid, ...input }).then(
        () => undefined,
        (error: unknown) => error,
      )
      if (thrown !== undefined && !isCognitoError(thrown)) throw thrown
    }),
    { numRuns: 400 },
  )
})

const PARAMETERS = [
  'USERNAME',
  'PASSWORD',
  'SRP_A',
  'ANSWER',
  'CREDENTIAL',
  'DEVICE_KEY',
  'PREFERRED_CHALLENGE',
  'REFRESH_TOKEN',
  'NEW_PASSWORD',
  'Salt',
  'PasswordVerifier',
  'Enabled',
  'PreferredMfa',
]
const MEMBERS = [
  'ClientId',
  'Username',
  'Password',
  'AccessToken',
  'AuthFlow',
  'AuthParameters',
  'ChallengeName',
  'ChallengeResponses',
  'ClientMetadata',
  'ConfirmationCode',
  'Credential',
  'CredentialId',
  'DeviceKey',
  'DeviceSecretVerifierConfig',
  'Limit',
  'MFAOptions',
  'SMSMfaSettings',
  'Session',
  'UserAttributeNames',
  'UserAttributes',
  'UserCode',
]

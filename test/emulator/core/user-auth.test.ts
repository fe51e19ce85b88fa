import { createSrpSession, signSrpSession, wrapAuthChallenge } from 'cognito-srp-helper'
import { WebAuthnEmulator } from 'nid-webauthn-emulator'
import { describe, expect, test } from 'vitest'
import type { PoolOptions } from '../../../emulator/core/options.js'
import { CLIENT, PASSWORD, POOL, refusalOf, type Setting, setUp } from './setting.js'

const OPEN: PoolOptions = { firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] }
const ANN = { USERNAME: 'ann' }
const ORIGIN = 'http://localhost:5173'

describe('USER_AUTH', () => {
  test('offers what the user has, and nothing the pool has not', async () => {
    const all = await setUp(OPEN).initiate('USER_AUTH', ANN)
    expect(all.ChallengeName).toBe('SELECT_CHALLENGE')
    expect(all.AvailableChallenges).toEqual(['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP'])
    const few = setUp({ firstFactors: ['EMAIL_OTP', 'WEB_AUTHN'], users: [] })
    await few.call('SignUp', {
      ClientId: CLIENT,
      Username: 'ann',
      UserAttributes: [{ Name: 'email', Value: 'ann@example.com' }],
    })
    expect((await few.initiate('USER_AUTH', ANN)).AvailableChallenges).toEqual([])
  })

  test('takes a password or its proof with the choice', async () => {
    const setting = setUp(OPEN)
    const given = await setting.initiate('USER_AUTH', ANN)
    const wrong = { ...ANN, ANSWER: 'PASSWORD', PASSWORD: 'Wrong-horse-1' }
    expect(await setting.refusedAnswer('SELECT_CHALLENGE', wrong, given)).toBe(
      'NotAuthorizedException: Incorrect username or password.',
    )
    const right = { ...ANN, ANSWER: 'PASSWORD', PASSWORD }
    const body = await setting.respond('SELECT_CHALLENGE', right, given)
    expect(body.AuthenticationResult).toBeDefined()
    expect(await setting.refusedAnswer('SELECT_CHALLENGE', right, given)).toMatch(/only be used/)

    const session = createSrpSession('ann', PASSWORD, POOL, false)
    const again = await setting.initiate('USER_AUTH', ANN)
    const a = { ...ANN, ANSWER: 'PASSWORD_SRP', SRP_A: session.largeA }
    const started = await setting.respond('SELECT_CHALLENGE', a, again)
    expect((await prove(setting, session, started)).AuthenticationResult).toBeDefined()
  })

  test('begins with the preferred factor', async () => {
    const setting = setUp(OPEN)
    const session = createSrpSession('ann', PASSWORD, POOL, false)
    const started = await setting.initiate('USER_AUTH', {
      ...ANN,
      PREFERRED_CHALLENGE: 'PASSWORD_SRP',
      SRP_A: session.largeA,
    })
    expect((await prove(setting, session, started)).AuthenticationResult).toBeDefined()
    const plain = { ...ANN, PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD }
    expect((await setting.initiate('USER_AUTH', plain)).AuthenticationResult).toBeDefined()
    const bad = { ...plain, PASSWORD: 'Wrong-horse-1' }
    expect(await refusalOf(setting.initiate('USER_AUTH', bad))).toMatch(/^NotAuthorized/)
    const passkey = { ...ANN, PREFERRED_CHALLENGE: 'WEB_AUTHN' }
    expect((await setting.initiate('USER_AUTH', passkey)).ChallengeName).toBe('SELECT_CHALLENGE')
  })

  test.each([
    ['EMAIL_OTP', 'a***@e***', 8],
    ['SMS_OTP', '+*******4567', 6],
  ])('signs in by %s', async (factor, destination, length) => {
    const setting = setUp(OPEN)
    const preferred = { ...ANN, PREFERRED_CHALLENGE: factor }
    const given = await setting.initiate('USER_AUTH', preferred)
    expect(given.ChallengeName).toBe(factor)
    expect(given.ChallengeParameters.CODE_DELIVERY_DESTINATION).toBe(destination)
    expect(setting.lastCode()).toHaveLength(length)
    const wrong = { ...ANN, [`${factor}_CODE`]: '0' }
    expect(await setting.refusedAnswer(factor, wrong, given)).toMatch(/^CodeMismatch/)
    const right = { ...ANN, [`${factor}_CODE`]: setting.lastCode() }
    expect((await setting.respond(factor, right, given)).AuthenticationResult).toBeDefined()
    expect(await setting.refusedAnswer(factor, right, given)).toMatch(/only be used once/)
  })

  test('asks the second factor after a password, and offers no code in its place', async () => {
    const setting = setUp({ ...OPEN, mfa: 'ON', mfaFactors: ['SMS_MFA'] })
    const given = await setting.initiate('USER_AUTH', ANN)
    expect(given.AvailableChallenges).toEqual(['PASSWORD', 'PASSWORD_SRP'])
    const right = { ...ANN, ANSWER: 'PASSWORD', PASSWORD }
    expect((await setting.respond('SELECT_CHALLENGE', right, given)).ChallengeName).toBe('SMS_MFA')
    const other = { ...ANN, ANSWER: 'EMAIL_OTP' }
    const fresh = await setting.initiate('USER_AUTH', ANN)
    expect(await setting.refusedAnswer('SELECT_CHALLENGE', other, fresh)).toMatch(/^InvalidParam/)
  })

  test('asks a name that nobody has for a password that is never right', async () => {
    const setting = setUp(OPEN, { preventUserExistenceErrors: true })
    const given = await setting.initiate('USER_AUTH', { USERNAME: 'nobody' })
    expect(given.ChallengeName).toBe('SELECT_CHALLENGE')
    const answer = { USERNAME: 'nobody', ANSWER: 'PASSWORD', PASSWORD }
    expect(await setting.refusedAnswer('SELECT_CHALLENGE', answer, given)).toMatch(/^NotAuthorized/)
  })
})

describe('the session after a sign-up', () => {
  const SIGN_UP = {
    ClientId: CLIENT,
    Username: 'bob',
    UserAttributes: [{ Name: 'email', Value: 'bob@example.com' }],
  }

  test('signs a confirmed user in, once', async () => {
    const setting = setUp(OPEN)
    const made = await setting.call('SignUp', SIGN_UP)
    const me = { USERNAME: 'bob' }
    const early = refusalOf(setting.initiate('USER_AUTH', me, { Session: made.Session }))
    expect(await early).toMatch(/^UserNotConfirmedException/)
    const { Session } = await setting.call('ConfirmSignUp', {
      ClientId: CLIENT,
      Username: 'bob',
      ConfirmationCode: setting.lastCode(),
    })
    const asAnn = refusalOf(setting.initiate('USER_AUTH', ANN, { Session }))
    expect(await asAnn).toMatch(/Invalid session/)
    const body = await setting.initiate('USER_AUTH', me, { Session })
    expect(body.AuthenticationResult.AccessToken).toEqual(expect.any(String))
    const twice = refusalOf(setting.initiate('USER_AUTH', me, { Session }))
    expect(await twice).toMatch(/only be used once/)
  })
})

describe('a passkey', () => {
  test('is registered, listed, signs in and is deleted', async () => {
    const setting = setUp(OPEN)
    const { AccessToken } = await setting.signIn()
    const emulator = new WebAuthnEmulator()
    await register(setting, AccessToken, emulator)
    const { Credentials } = await setting.call('ListWebAuthnCredentials', { AccessToken })
    expect(Credentials).toHaveLength(1)

    const preferred = { ...ANN, PREFERRED_CHALLENGE: 'WEB_AUTHN' }
    for (let round = 0; round < 2; round += 1) {
      const given = await setting.initiate('USER_AUTH', preferred)
      expect(given.ChallengeName).toBe('WEB_AUTHN')
      const options = JSON.parse(given.ChallengeParameters.CREDENTIAL_REQUEST_OPTIONS!)
      const CREDENTIAL = JSON.stringify(emulator.getJSON(ORIGIN, options))
      const answer = { ...ANN, CREDENTIAL }
      const body = await setting.respond('WEB_AUTHN', answer, given)
      expect(body.AuthenticationResult.AccessToken).toEqual(expect.any(String))
      expect(await setting.refusedAnswer('WEB_AUTHN', answer, given)).toMatch(/only be used once/)
      const next = await setting.initiate('USER_AUTH', preferred)
      const replayed = await setting.refusedAnswer('WEB_AUTHN', answer, next)
      expect(replayed).toMatch(/^NotAuthorizedException/)
    }
    const [{ CredentialId }] = Credentials as [{ CredentialId: string }]
    await setting.call('DeleteWebAuthnCredential', { AccessToken, CredentialId })
    expect((await setting.initiate('USER_AUTH', preferred)).ChallengeName).toBe('SELECT_CHALLENGE')
  })

  test('of another origin or for another challenge is not registered', async () => {
    const setting = setUp(OPEN)
    const { AccessToken } = await setting.signIn()
    const emulator = new WebAuthnEmulator()
    const begun = await setting.call('StartWebAuthnRegistration', { AccessToken })
    const options = begun.CredentialCreationOptions as never
    const Credential = emulator.createJSON(ORIGIN, options)
    const client = JSON.parse(
      Buffer.from(Credential.response.clientDataJSON, 'base64url').toString(),
    )
    const clientDataJSON = Buffer.from(
      JSON.stringify({ ...client, origin: 'https://evil.example' }),
    ).toString('base64url')
    const moved = { ...Credential, response: { ...Credential.response, clientDataJSON } }
    const foreign = { AccessToken, Credential: moved }
    expect(await setting.refusal('CompleteWebAuthnRegistration', foreign)).toMatch(
      /^WebAuthnOriginNotAllowedException/,
    )
    const late = { AccessToken, Credential }
    expect(await setting.refusal('CompleteWebAuthnRegistration', late)).toMatch(
      /^WebAuthnChallengeNotFoundException/,
    )
    await setting.call('StartWebAuthnRegistration', { AccessToken })
    expect(await setting.refusal('CompleteWebAuthnRegistration', late)).toMatch(
      /^WebAuthnCredentialNotSupportedException/,
    )
  })

  test('stands for both factors where the pool says so, and is not offered where it does not', async () => {
    const setting = setUp({ ...OPEN, mfaFactors: ['SMS_MFA'] })
    const { AccessToken } = await setting.signIn()
    const emulator = new WebAuthnEmulator()
    await register(setting, AccessToken, emulator)
    setting.pool.mfa = 'ON'
    const preferred = { ...ANN, PREFERRED_CHALLENGE: 'WEB_AUTHN' }
    expect((await setting.initiate('USER_AUTH', preferred)).AvailableChallenges).toEqual([
      'PASSWORD',
      'PASSWORD_SRP',
    ])
    setting.pool.passkeysAreMultiFactor = true
    const given = await setting.initiate('USER_AUTH', preferred)
    const options = JSON.parse(given.ChallengeParameters.CREDENTIAL_REQUEST_OPTIONS!)
    expect(options.userVerification).toBe('required')
    const CREDENTIAL = JSON.stringify(emulator.getJSON(ORIGIN, options))
    const body = await setting.respond('WEB_AUTHN', { ...ANN, CREDENTIAL }, given)
    expect(body.AuthenticationResult.AccessToken).toEqual(expect.any(String))
  })

  test('is not for a pool without them', async () => {
    const setting = setUp()
    const { AccessToken } = await setting.signIn()
    expect(await setting.refusal('StartWebAuthnRegistration', { AccessToken })).toMatch(
      /^WebAuthnNotEnabledException/,
    )
  })
})

async function register(
  { call }: Setting,
  AccessToken: string,
  emulator: WebAuthnEmulator,
): Promise<void> {
  const { CredentialCreationOptions } = await call('StartWebAuthnRegistration', { AccessToken })
  const Credential = emulator.createJSON(ORIGIN, CredentialCreationOptions as never)
  await call('CompleteWebAuthnRegistration', { AccessToken, Credential })
}

function prove({ call }: Setting, session: ReturnType<typeof createSrpSession>, started: object) {
  const proof = wrapAuthChallenge(signSrpSession(session, started), {
    ClientId: CLIENT,
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeResponses: ANN,
  })
  return call('RespondToAuthChallenge', proof)
}

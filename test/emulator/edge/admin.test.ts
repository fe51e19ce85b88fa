import { request } from 'node:http'
import { beforeEach, describe, expect, test } from 'vitest'
import { CLIENT_ID, call, PASSWORD, POOL_ID, startCognito } from './local-cognito.js'

const { cognito, listening } = await startCognito()
const { url } = listening

beforeEach(() => cognito.reset())

describe('the administrator', () => {
  test('makes a user who can sign in at once', async () => {
    const made = cognito.createUser({ username: 'grace', password: PASSWORD })
    expect(made).toMatchObject({ poolId: POOL_ID, username: 'grace', status: 'CONFIRMED' })
    expect((await signIn('grace')).status).toBe(200)
  })

  test('keeps a disabled user out and lets an enabled one in', async () => {
    cognito.disableUser({ username: 'ada' })
    expect((await signIn()).body.message).toBe('User is disabled.')
    cognito.enableUser({ username: 'ada' })
    expect((await signIn()).status).toBe(200)
  })

  test('hears at once that a secret of an authenticator app is not base32', () => {
    expect(() => cognito.setMfa({ username: 'ada', totpSecret: 'not base32!' })).toThrow(
      'totpSecret has to be base32: the letters A to Z and the digits 2 to 7.',
    )
  })

  test('sets a password for good, or for the first sign-in only', async () => {
    cognito.setPassword({ username: 'ada', password: 'Another-horse-2' })
    expect((await signIn()).body.__type).toBe('NotAuthorizedException')
    expect((await signIn('ada', 'Another-horse-2')).status).toBe(200)
    cognito.setPassword({ username: 'ada', password: PASSWORD, temporary: true })
    expect((await signIn()).body.ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
  })

  test('asks for a reset, after which only a code helps', async () => {
    cognito.requirePasswordReset({ username: 'ada' })
    expect((await signIn()).body.__type).toBe('PasswordResetRequiredException')
    await call(url, 'ForgotPassword', { ClientId: CLIENT_ID, Username: 'ada' })
    const ConfirmationCode = cognito.lastCode({ username: 'ada', purpose: 'forgotPassword' })
    const Password = 'Another-horse-2'
    await call(url, 'ConfirmForgotPassword', {
      ClientId: CLIENT_ID,
      Username: 'ada',
      ConfirmationCode,
      Password,
    })
    expect((await signIn('ada', Password)).status).toBe(200)
  })

  test('confirms a user who signed up, and reads the code that was sent', async () => {
    await call(url, 'SignUp', {
      ClientId: CLIENT_ID,
      Username: 'joan',
      Password: PASSWORD,
      UserAttributes: [{ Name: 'email', Value: 'joan@example.test' }],
    })
    expect(cognito.lastCode({ username: 'joan' })).toMatch(/^\d{6}$/)
    expect((await signIn('joan')).body.__type).toBe('UserNotConfirmedException')
    cognito.confirmUser({ username: 'joan' })
    expect((await signIn('joan')).status).toBe(200)
  })

  test('ends the sessions of a user everywhere', async () => {
    const { body } = await signIn()
    const { RefreshToken } = body.AuthenticationResult as Record<string, string>
    cognito.signOutUser({ username: 'ada' })
    const refreshed = await call(url, 'GetTokensFromRefreshToken', {
      ClientId: CLIENT_ID,
      RefreshToken,
    })
    expect(refreshed.body.__type).toBe('NotAuthorizedException')
  })

  test('names what is missing', () => {
    expect(() => cognito.getUser({ username: 'nobody' })).toThrow('There is no user nobody.')
    expect(() => cognito.getUser({ poolId: 'x', username: 'ada' })).toThrow(POOL_ID)
    expect(() => cognito.lastCode()).toThrow('No code was sent that fits.')
  })

  test('goes back to a saved state, tokens and all', async () => {
    const { body } = await signIn()
    const { AccessToken } = body.AuthenticationResult as Record<string, string>
    const saved = JSON.parse(JSON.stringify(cognito.state())) as ReturnType<typeof cognito.state>
    cognito.deleteUser({ username: 'ada' })
    expect((await call(url, 'GetUser', { AccessToken })).status).toBe(400)
    cognito.restore(saved)
    expect((await call(url, 'GetUser', { AccessToken })).body.Username).toBe('ada')
  })

  test('takes nothing for a state that is none, and stays as it is', () => {
    for (const wrong of [{}, { version: 2 }, { version: 1, pools: [] }, { version: 1 }]) {
      expect(() => cognito.restore(wrong as never)).toThrow(TypeError)
    }
    expect(cognito.getUser({ username: 'ada' }).enabled).toBe(true)
  })
})

describe('the admin door', () => {
  test('offers the same functions to other processes', async () => {
    const made = await admin('createUser', { username: 'grace', password: PASSWORD })
    expect(made).toMatchObject({ status: 200, body: { username: 'grace' } })
    expect((await signIn('grace')).status).toBe(200)

    await call(url, 'ForgotPassword', { ClientId: CLIENT_ID, Username: 'ada' })
    const code = await fetch(`${url}/_amplift/lastCode?username=ada`)
    expect(await code.json()).toEqual({ code: cognito.lastCode({ username: 'ada' }) })

    await admin('addFault', { kind: 'throttle', times: 1 })
    expect((await signIn()).status).toBe(429)
    const { body } = await admin('advanceClock', { milliseconds: 86_400_000 })
    expect(Number(body.now)).toBeGreaterThan(Date.now() + 86_000_000)
    await admin('reset', {})
    expect(cognito.listUsers()).toHaveLength(1)
  })

  test('shows the transcript without what was secret in it', async () => {
    await signIn('ada', 'Secret-horse-1')
    const text = await (await fetch(`${url}/_amplift/transcript`)).text()
    expect(text).toContain('"USERNAME":"ada"')
    expect(text).not.toContain('Secret-horse-1')
  })

  test.each([
    ['createUser', { username: 'ada' }, 'UsernameExistsException'],
    ['disableUser', { username: 'nobody' }, 'UserNotFoundException'],
    ['addFault', { kind: 'meteor' }, 'InvalidParameterException'],
    ['advanceClock', {}, 'InvalidParameterException'],
  ])('%s answers %j with 400', async (name, input, type) => {
    expect(await admin(name, input)).toMatchObject({ status: 400, body: { __type: type } })
  })

  test('knows no other names', async () => {
    expect((await admin('listen', {})).status).toBe(404)
    expect((await admin('constructor', {})).status).toBe(404)
  })

  test('changes nothing for a GET, which any page can make a browser send', async () => {
    expect((await fetch(`${url}/_amplift/deleteUser?username=ada`)).status).toBe(405)
    expect(cognito.listUsers()).toHaveLength(1)
  })

  test('is closed to pages of other sites and to other names of this machine', async () => {
    expect(await statusOf({ origin: 'https://evil.test' })).toBe(403)
    expect(await statusOf({ origin: 'null' })).toBe(403)
    expect(await statusOf({ host: 'rebound.test' })).toBe(403)
    expect(await statusOf({ origin: 'http://localhost:5173' })).toBe(200)
  })
})

test('configs name pool, client and addresses as each major wants them', () => {
  const { v5, v6 } = cognito.configs()
  expect(v5.Auth).toMatchObject({
    region: 'us-east-1',
    userPoolId: POOL_ID,
    userPoolWebClientId: CLIENT_ID,
    endpoint: url,
    oauth: { domain: listening.domain, redirectSignIn: 'http://localhost:3000/' },
  })
  expect(v6.Auth.Cognito).toMatchObject({
    userPoolId: POOL_ID,
    userPoolClientId: CLIENT_ID,
    userPoolEndpoint: url,
  })
  expect(() => cognito.configs({ clientId: 'nobody' })).toThrow('no app client nobody')
})

function signIn(USERNAME = 'ada', password = PASSWORD) {
  return call(url, 'InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId: CLIENT_ID,
    AuthParameters: { USERNAME, PASSWORD: password },
  })
}

async function admin(name: string, input: object) {
  const response = await fetch(`${url}/_amplift/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

function statusOf(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${url}/_amplift/health`, { headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}

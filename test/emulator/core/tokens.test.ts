import { createHmac } from 'node:crypto'
import { generateKeyPair, SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { issueTokens, verifyIdToken } from '../../../emulator/core/tokens.js'
import { CLIENT, PASSWORD, POOL, refusalOf, type Setting, setUp } from './setting.js'

const TWO_CLIENTS = { clients: [{ id: CLIENT }, { id: 'other' }] }
const INVALID = 'NotAuthorizedException: Invalid Access Token'

describe('an access token', () => {
  test('of another key, another algorithm, another kind or no kind is refused', async () => {
    const setting = setUp()
    const { AccessToken, IdToken } = await setting.signIn()
    const [header, payload, signature] = AccessToken.split('.') as [string, string, string]
    const { privateKey } = await generateKeyPair('RS256')
    const forged = await new SignJWT(JSON.parse(decode(payload)))
      .setProtectedHeader(JSON.parse(decode(header)))
      .sign(privateKey)
    const none = `${encode({ alg: 'none' })}.${payload}.`
    const secret = Buffer.from(JSON.stringify(setting.pool.signingKey!.jwk.n))
    const hmac = createHmac('sha256', secret).update(`${encode({ alg: 'HS256' })}.${payload}`)
    const symmetric = `${encode({ alg: 'HS256' })}.${payload}.${hmac.digest('base64url')}`
    const tampered = `${header}.${encode({ ...JSON.parse(decode(payload)), sub: 'x' })}.${signature}`
    for (const token of [forged, none, symmetric, tampered, IdToken, 'nonsense', 'a.b.c']) {
      expect(await setting.refusal('GetUser', { AccessToken: token })).toBe(INVALID)
    }
    await setting.call('GetUser', { AccessToken })
  })

  test('of another pool with the same client id is refused', async () => {
    const [home, away] = [setUp(), setUp({ id: 'eu-west-1_Other1' })]
    const { AccessToken } = await home.signIn()
    expect(await away.refusal('GetUser', { AccessToken })).toBe(INVALID)
  })

  test('ends with its time, with its user, and with a scope that it lacks', async () => {
    const setting = setUp()
    const tokens = await setting.signIn()
    const { AccessToken } = tokens
    setting.ann.enabled = false
    expect(await setting.refusal('GetUser', { AccessToken })).toMatch(/User is disabled/)
    setting.ann.enabled = true
    setting.world.clock.advance(3_600_001)
    expect(await setting.refusal('GetUser', { AccessToken })).toBe(
      'NotAuthorizedException: Access Token has expired',
    )
    const client = setting.pool.clients[CLIENT]!
    const few = { pool: setting.pool, client, user: setting.ann, scopes: ['openid'] }
    const openId = await issueTokens(setting.world, few)
    expect(await setting.refusal('GetUser', { AccessToken: openId.AccessToken })).toBe(
      'NotAuthorizedException: Access Token does not have required scopes',
    )
    const fresh = await setting.signIn()
    await setting.call('DeleteUser', { AccessToken: fresh.AccessToken })
    expect(await setting.refusal('GetUser', { AccessToken: fresh.AccessToken })).toMatch(
      /^UserNotFoundException/,
    )
  })

  test('says what Cognito’s say', async () => {
    const setting = setUp({
      groups: [
        { name: 'late', precedence: 9, roleArn: 'arn:late' },
        { name: 'early', precedence: 1, roleArn: 'arn:early' },
      ],
    })
    setting.ann.groups = ['late', 'early']
    const tokens = await setting.signIn()
    const access = claimsOf(tokens.AccessToken)
    const id = claimsOf(tokens.IdToken)
    const issuer = `https://cognito-idp.eu-west-1.amazonaws.com/${POOL}`
    expect(access).toMatchObject({
      iss: issuer,
      client_id: CLIENT,
      token_use: 'access',
      scope: 'aws.cognito.signin.user.admin',
      username: 'ann',
      'cognito:groups': ['early', 'late'],
    })
    expect(Number(access.exp) - Number(access.iat)).toBe(3_600)
    expect(id).toMatchObject({
      iss: issuer,
      aud: CLIENT,
      token_use: 'id',
      'cognito:username': 'ann',
      'cognito:roles': ['arn:early', 'arn:late'],
      'cognito:preferred_role': 'arn:early',
      email: 'ann@example.com',
      email_verified: true,
      origin_jti: access.origin_jti,
      event_id: access.event_id,
    })
    expect(access.jti).not.toBe(id.jti)
    expect(access.sub).toBe(setting.ann.sub)
  })

  test('takes the claims of the trigger, but not those that say who it is', async () => {
    const setting = setUp({
      triggers: {
        preTokenGeneration(event) {
          event.response = {
            claimsAndScopeOverrideDetails: {
              idTokenGeneration: {
                claimsToAddOrOverride: { tenant: 'blue', sub: 'forged' },
                claimsToSuppress: ['email'],
              },
              accessTokenGeneration: {
                claimsToAddOrOverride: { tenant: 'blue' },
                scopesToAdd: ['things/read'],
              },
            },
          }
        },
      },
    })
    const tokens = await setting.signIn()
    const id = claimsOf(tokens.IdToken)
    expect(id).toMatchObject({ tenant: 'blue', sub: setting.ann.sub })
    expect(id).not.toHaveProperty('email')
    expect(claimsOf(tokens.AccessToken)).toMatchObject({
      tenant: 'blue',
      scope: 'aws.cognito.signin.user.admin things/read',
    })
  })
})

test('an id token is accepted as one, and an access token is not', async () => {
  const { world, signIn } = setUp()
  const { IdToken, AccessToken } = await signIn()
  expect((await verifyIdToken(world, IdToken)).user.username).toBe('ann')
  expect(await refusalOf(verifyIdToken(world, AccessToken))).toMatch(/^NotAuthorizedException/)
})

describe('a refresh token', () => {
  const refresh = (setting: Setting, RefreshToken: string, more: object = {}) =>
    setting.call('GetTokensFromRefreshToken', { ClientId: CLIENT, RefreshToken, ...more })
  const older = (setting: Setting, token: string) =>
    setting.initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: token })

  test('has five parts and gives tokens of the same sign-in', async () => {
    const setting = setUp()
    setting.world.clock.set(Date.now())
    const { RefreshToken, AccessToken } = await setting.signIn()
    expect(RefreshToken.split('.')).toHaveLength(5)
    setting.world.clock.advance(10_000)
    const { AuthenticationResult } = await refresh(setting, RefreshToken)
    const [before, after] = [claimsOf(AccessToken), claimsOf(AuthenticationResult.AccessToken)]
    expect(after.origin_jti).toBe(before.origin_jti)
    expect(after.auth_time).toBe(before.auth_time)
    expect(Number(after.iat) - Number(before.iat)).toBe(10)
  })

  test('is refused when forged, foreign, expired or of someone disabled', async () => {
    const setting = setUp(TWO_CLIENTS)
    const { RefreshToken } = await setting.signIn()
    const invalid = 'NotAuthorizedException: Invalid Refresh Token'
    for (const attempt of [refresh, older]) {
      expect(await refusalOf(attempt(setting, 'eyJ.a.b.c.d'))).toBe(invalid)
    }
    expect(await refusalOf(refresh(setting, RefreshToken, { ClientId: 'other' }))).toBe(invalid)
    setting.ann.enabled = false
    expect(await refusalOf(refresh(setting, RefreshToken))).toMatch(/User is disabled\./)
    setting.ann.enabled = true
    setting.world.clock.advance(30 * 86_400_000)
    for (const attempt of [refresh, older]) {
      expect(await refusalOf(attempt(setting, RefreshToken))).toBe(
        'NotAuthorizedException: Refresh Token has expired',
      )
    }
  })

  test('is revoked with all tokens of its sign-in, and no others', async () => {
    const setting = setUp(TWO_CLIENTS)
    const [first, second] = [await setting.signIn(), await setting.signIn()]
    const foreign = { ClientId: 'other', Token: first.RefreshToken }
    expect(await setting.refusal('RevokeToken', foreign)).toMatch(/^UnauthorizedException/)
    const unknown = { ClientId: 'none', Token: first.RefreshToken }
    expect(await setting.refusal('RevokeToken', unknown)).toMatch(/^InvalidParameterException/)
    const access = { ClientId: CLIENT, Token: first.AccessToken }
    expect(await setting.refusal('RevokeToken', access)).toMatch(/^UnsupportedTokenType/)
    await setting.call('RevokeToken', { ClientId: CLIENT, Token: first.RefreshToken })
    expect(await refusalOf(refresh(setting, first.RefreshToken))).toBe(
      'NotAuthorizedException: Refresh Token has been revoked',
    )
    expect(await setting.refusal('GetUser', first)).toBe(
      'NotAuthorizedException: Access Token has been revoked',
    )
    await setting.call('GetUser', second)
    await setting.call('GlobalSignOut', second)
    expect(await setting.refusal('GetUser', second)).toMatch(/Access Token has been revoked/)
    expect(await refusalOf(older(setting, second.RefreshToken))).toMatch(/has been revoked/)
  })

  test('without revocation on the client has no origin_jti and cannot be revoked', async () => {
    const setting = setUp({}, { enableTokenRevocation: false })
    const { AccessToken, RefreshToken } = await setting.signIn()
    expect(claimsOf(AccessToken)).not.toHaveProperty('origin_jti')
    const input = { ClientId: CLIENT, Token: RefreshToken }
    expect(await setting.refusal('RevokeToken', input)).toMatch(/^UnsupportedOperationException/)
    await setting.call('GetUser', { AccessToken })
  })

  test('rotates: the old one works for the grace period and then never', async () => {
    const setting = setUp({}, { refreshRotationGraceSeconds: 10 })
    const { RefreshToken } = await setting.signIn()
    expect(await refusalOf(older(setting, RefreshToken))).toMatch(/rotation enabled/)
    const { AuthenticationResult: next } = await refresh(setting, RefreshToken)
    expect(next.RefreshToken).not.toBe(RefreshToken)
    setting.world.clock.advance(9_000)
    await refresh(setting, RefreshToken)
    setting.world.clock.advance(1_000)
    expect(await refusalOf(refresh(setting, RefreshToken))).toMatch(/^RefreshTokenReuseException/)
    await refresh(setting, next.RefreshToken)
    setting.world.clock.advance(30 * 86_400_000)
    expect(await refusalOf(refresh(setting, next.RefreshToken))).toMatch(/has expired/)
  })
})

describe('a client with a secret', () => {
  const hash = (name: string) =>
    createHmac('sha256', 'sesame').update(`${name}${CLIENT}`).digest('base64')

  test('proves it in each request', async () => {
    const setting = setUp({}, { secret: 'sesame' })
    const plain = { USERNAME: 'ann', PASSWORD }
    const attempt = (more: object) => setting.initiate('USER_PASSWORD_AUTH', { ...plain, ...more })
    expect(await refusalOf(attempt({}))).toMatch(/SECRET_HASH was not received/)
    expect(await refusalOf(attempt({ SECRET_HASH: hash('bob') }))).toMatch(/Unable to verify/)
    const { AuthenticationResult } = await attempt({ SECRET_HASH: hash('ann') })
    const token = { ClientId: CLIENT, RefreshToken: AuthenticationResult.RefreshToken }
    expect(await setting.refusal('GetTokensFromRefreshToken', token)).toMatch(/^NotAuthorized/)
    await setting.call('GetTokensFromRefreshToken', { ...token, ClientSecret: 'sesame' })
    const REFRESH_TOKEN = AuthenticationResult.RefreshToken
    const flow = (more: object) =>
      setting.initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN, ...more })
    expect(await refusalOf(flow({}))).toMatch(/^NotAuthorized/)
    await flow({ SECRET_HASH: hash('ann') })
    const forgot = { ClientId: CLIENT, Username: 'ann' }
    expect(await setting.refusal('ForgotPassword', forgot)).toMatch(/^NotAuthorized/)
    await setting.call('ForgotPassword', { ...forgot, SecretHash: hash('ann') })
  })

  test('is not taken for one without', async () => {
    const setting = setUp()
    const input = { USERNAME: 'ann', PASSWORD, SECRET_HASH: hash('ann') }
    expect(await refusalOf(setting.initiate('USER_PASSWORD_AUTH', input))).toMatch(
      /is not configured with a secret/,
    )
  })
})

function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(decode(token.split('.')[1]!))
}

function decode(text: string): string {
  return Buffer.from(text, 'base64url').toString()
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

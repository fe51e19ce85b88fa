import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { expect, test } from 'vitest'
import { jwks } from '../../../emulator/core/keys.js'
import { CLIENT, PASSWORD, POOL, setUp } from './setting.js'

test('a person signs up, confirms, signs in by SRP, asks who they are and refreshes', async () => {
  const { call, srp, lastCode, initiate } = setUp()
  const made = await call('SignUp', {
    ClientId: CLIENT,
    Username: 'bob',
    Password: PASSWORD,
    UserAttributes: [{ Name: 'email', Value: 'bob@example.com' }],
    ValidationData: null,
  })
  expect(made.UserConfirmed).toBe(false)
  expect(made.CodeDeliveryDetails).toEqual({
    Destination: 'b***@e***',
    DeliveryMedium: 'EMAIL',
    AttributeName: 'email',
  })
  const confirmation = { ClientId: CLIENT, Username: 'bob', ConfirmationCode: lastCode() }
  await call('ConfirmSignUp', confirmation)

  const { AuthenticationResult: tokens } = await srp('bob', PASSWORD)
  const me = await call('GetUser', { AccessToken: tokens.AccessToken })
  expect(me.Username).toBe('bob')
  expect(me.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' })
  expect(me.UserAttributes).toContainEqual({ Name: 'sub', Value: made.UserSub })

  const again = await initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: tokens.RefreshToken })
  expect(again.AuthenticationResult.RefreshToken).toBeUndefined()
  const other = await call('GetTokensFromRefreshToken', {
    ClientId: CLIENT,
    RefreshToken: tokens.RefreshToken,
  })
  expect(other.AuthenticationResult.AccessToken).not.toBe(tokens.AccessToken)
})

test('aws-jwt-verify accepts both tokens and refuses a forged one', async () => {
  const { world, pool, signIn } = setUp()
  const tokens = await signIn()
  const keys = (await jwks(world, pool)) as Parameters<
    ReturnType<typeof verifierOf>['cacheJwks']
  >[0]
  const access = verifierOf('access')
  access.cacheJwks(keys)
  const id = verifierOf('id')
  id.cacheJwks(keys)

  const claims = await access.verify(tokens.AccessToken)
  expect(claims.username).toBe('ann')
  expect(claims.origin_jti).toEqual(expect.any(String))
  expect((await id.verify(tokens.IdToken)).email).toBe('ann@example.com')
  const [head, body, signature] = tokens.AccessToken.split('.')
  const forged = JSON.parse(Buffer.from(body!, 'base64url').toString())
  forged.username = 'eve'
  const text = Buffer.from(JSON.stringify(forged)).toString('base64url')
  await expect(access.verify(`${head}.${text}.${signature}`)).rejects.toThrow()
})

function verifierOf<Use extends 'access' | 'id'>(tokenUse: Use) {
  return CognitoJwtVerifier.create({ userPoolId: POOL, clientId: CLIENT, tokenUse })
}

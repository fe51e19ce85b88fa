import {
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  GetTokensFromRefreshTokenCommand,
  InitiateAuthCommand,
  ResendConfirmationCodeCommand,
  RevokeTokenCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { createSecretHash } from 'cognito-srp-helper'
import { expect, test } from 'vitest'
import { refusal } from './clients/impatient.js'
import { beginSrp, finishSrp, srpSession } from './clients/srp.js'
import { CLIENT_ID, PASSWORD, startPeerForTest } from './peer.js'

const SECRET = 'a-secret-of-the-client-that-only-servers-know'
const clients = [{ secret: SECRET }, {}]
const attributes = { email: 'ada@example.com', email_verified: 'true' }
const users = [{ username: 'ada', password: PASSWORD, attributes }]
const hashOf = (username: string) => createSecretHash(username, CLIENT_ID, SECRET)

test('cognito-srp-helper signs in with the secret hash, and not without or with another', async () => {
  const peer = await startPeerForTest({ users, clients })
  const session = srpSession('ada')
  const SECRET_HASH = hashOf('ada')
  const begun = await beginSrp(peer, session, { AuthParameters: { SECRET_HASH } })
  const done = await finishSrp(peer, session, begun, { ChallengeResponses: { SECRET_HASH } })
  expect(done.AuthenticationResult?.AccessToken).toBeTypeOf('string')

  const without = await refusal(beginSrp(peer, session))
  expect(without.name).toBe('NotAuthorizedException')
  expect(without.message).toContain('SECRET_HASH')
  const wrong = { AuthParameters: { SECRET_HASH: hashOf('eve') } }
  expect((await refusal(beginSrp(peer, session, wrong))).name).toBe('NotAuthorizedException')
  const again = await beginSrp(peer, session, { AuthParameters: { SECRET_HASH } })
  expect((await refusal(finishSrp(peer, session, again))).name).toBe('NotAuthorizedException')
})

test('browsers, which have no secret, are refused: v5 and v6', async () => {
  const peer = await startPeerForTest({ users, clients })
  const v6 = await refusal(peer.v6().auth.signIn({ username: 'ada', password: PASSWORD }))
  expect(v6.name).toBe('NotAuthorizedException')
  const v5 = await refusal(peer.v5().Auth.signIn('ada', PASSWORD))
  expect(v5.code).toBe('NotAuthorizedException')
})

test('every call that takes a user name wants the hash', async () => {
  const peer = await startPeerForTest({ users, clients })
  const sent = { ClientId: CLIENT_ID, Username: 'eve' }
  const hashed = { ...sent, SecretHash: hashOf('eve') }
  const secret = { Password: PASSWORD, UserAttributes: [{ Name: 'email', Value: 'e@x.org' }] }
  const { sdk } = peer
  expect((await refusal(sdk.send(new SignUpCommand({ ...sent, ...secret })))).name).toBe(
    'NotAuthorizedException',
  )
  await sdk.send(new SignUpCommand({ ...hashed, ...secret }))
  expect((await refusal(sdk.send(new ResendConfirmationCodeCommand(sent)))).name).toBe(
    'NotAuthorizedException',
  )
  await sdk.send(new ResendConfirmationCodeCommand(hashed))
  const ConfirmationCode = peer.code('eve')
  const confirm = sdk.send(new ConfirmSignUpCommand({ ...sent, ConfirmationCode }))
  expect((await refusal(confirm)).name).toBe('NotAuthorizedException')
  await sdk.send(new ConfirmSignUpCommand({ ...hashed, ConfirmationCode }))
  expect((await refusal(sdk.send(new ForgotPasswordCommand(sent)))).name).toBe(
    'NotAuthorizedException',
  )
  await sdk.send(new ForgotPasswordCommand(hashed))
  const reset = { ConfirmationCode: peer.code('eve'), Password: 'Battery-staple-2' }
  const unproved = sdk.send(new ConfirmForgotPasswordCommand({ ...sent, ...reset }))
  expect((await refusal(unproved)).name).toBe('NotAuthorizedException')
  await sdk.send(new ConfirmForgotPasswordCommand({ ...hashed, ...reset }))
})

test('tokens are refreshed and revoked with the secret itself', async () => {
  const peer = await startPeerForTest({ users, clients })
  const { AuthenticationResult } = await peer.sdk.send(
    new InitiateAuthCommand({
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ada', PASSWORD, SECRET_HASH: hashOf('ada') },
    }),
  )
  const token = AuthenticationResult?.RefreshToken ?? ''
  const refresh = (ClientSecret?: string) =>
    peer.sdk.send(
      new GetTokensFromRefreshTokenCommand({
        ClientId: CLIENT_ID,
        RefreshToken: token,
        ...(ClientSecret && { ClientSecret }),
      }),
    )
  expect((await refusal(refresh())).name).toBe('NotAuthorizedException')
  expect((await refusal(refresh('another-secret'))).name).toBe('NotAuthorizedException')
  expect(await refresh(SECRET)).toHaveProperty('AuthenticationResult.AccessToken')
  const revoke = { ClientId: CLIENT_ID, Token: token }
  const { name } = await refusal(peer.sdk.send(new RevokeTokenCommand(revoke)))
  expect(['NotAuthorizedException', 'UnauthorizedException']).toContain(name)
  await peer.sdk.send(new RevokeTokenCommand({ ...revoke, ClientSecret: SECRET }))
  expect((await refusal(refresh(SECRET))).name).toBe('NotAuthorizedException')
})

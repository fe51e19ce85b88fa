import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusal } from './clients/impatient.js'
import { type Store, storedValue } from './clients/store.js'
import { accessToken } from './clients/totp.js'
import { errorType, post } from './clients/wire.js'
import {
  CLIENT_ID,
  OTHER_CLIENT_ID,
  PASSWORD,
  type Peer,
  POOL_ID,
  startPeer,
  stopPeer,
} from './peer.js'

const ISSUER = `https://cognito-idp.eu-west-1.amazonaws.com/${POOL_ID}`
const FOREIGN_POOL_ID = 'eu-west-1_Foreign01'

let peer: Peer
let store: Store
let keys: Parameters<ReturnType<typeof verifierFor>['cacheJwks']>[0]

beforeAll(async () => {
  const users = [
    {
      username: 'ada',
      password: PASSWORD,
      attributes: { email: 'ada@example.com', email_verified: 'true' },
      groups: ['readers', 'admins'],
    },
  ]
  const groups = [
    { name: 'readers', precedence: 2, roleArn: 'arn:aws:iam::000000000000:role/reader' },
    { name: 'admins', precedence: 1, roleArn: 'arn:aws:iam::000000000000:role/admin' },
  ]
  const foreign = { id: FOREIGN_POOL_ID, users, groups, clients: [{ id: 'foreignclient01' }] }
  peer = await startPeer({ users, groups }, { pools: [foreign] })
  const app = peer.v6()
  await app.auth.signIn({ username: 'ada', password: PASSWORD })
  store = app.store
  const response = await fetch(`${peer.url}/${POOL_ID}/.well-known/jwks.json`)
  keys = (await response.json()) as typeof keys
})
afterAll(() => stopPeer(peer))

function verifierFor(tokenUse: 'access' | 'id', clientId = CLIENT_ID) {
  return CognitoJwtVerifier.create({ userPoolId: POOL_ID, tokenUse, clientId })
}

function verify(tokenUse: 'access' | 'id', token: string, clientId = CLIENT_ID) {
  const verifier = verifierFor(tokenUse, clientId)
  verifier.cacheJwks(keys)
  return verifier.verify(token)
}

test('aws-jwt-verify accepts the access token and finds Cognito’s claims', async () => {
  const claims = await verify('access', storedValue(store, '.accessToken'))
  expect(claims).toMatchObject({
    iss: ISSUER,
    client_id: CLIENT_ID,
    token_use: 'access',
    username: 'ada',
    scope: 'aws.cognito.signin.user.admin',
    'cognito:groups': ['admins', 'readers'],
  })
  expect(claims.origin_jti).toMatch(/^[0-9a-f-]{36}$/)
  expect(claims.event_id).toMatch(/^[0-9a-f-]{36}$/)
  expect(claims.exp - claims.iat).toBe(3600)
  expect(claims).not.toHaveProperty('aud')
})

test('aws-jwt-verify accepts the id token and finds Cognito’s claims', async () => {
  const claims = await verify('id', storedValue(store, '.idToken'))
  expect(claims).toMatchObject({
    iss: ISSUER,
    aud: CLIENT_ID,
    token_use: 'id',
    'cognito:username': 'ada',
    email: 'ada@example.com',
    email_verified: true,
    'cognito:preferred_role': 'arn:aws:iam::000000000000:role/admin',
  })
  expect(claims['cognito:roles']).toHaveLength(2)
  expect(claims).not.toHaveProperty('username')
})

test('aws-jwt-verify refuses a changed token, another use and another client', async () => {
  const token = storedValue(store, '.accessToken')
  await refusal(verify('access', forge(token, { username: 'root' })))
  await refusal(verify('id', token))
  await refusal(verify('access', token, OTHER_CLIENT_ID))
})

test('the refresh token is no JWT that anybody can read', () => {
  const parts = storedValue(store, '.refreshToken').split('.')
  expect(parts).toHaveLength(5)
})

test('the discovery document names the pool as AWS names it', async () => {
  const response = await fetch(`${peer.url}/${POOL_ID}/.well-known/openid-configuration`)
  expect(await response.json()).toMatchObject({
    issuer: ISSUER,
    id_token_signing_alg_values_supported: ['RS256'],
  })
})

test('GetUser refuses what is forged, foreign, unsigned or of another kind', async () => {
  const token = await accessToken(peer, 'ada')
  const right = await post(peer.url, 'GetUser', { AccessToken: token })
  expect(right.body).toMatchObject({ Username: 'ada' })
  const foreign = await post(peer.url, 'InitiateAuth', {
    ClientId: 'foreignclient01',
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'ada', PASSWORD },
  })
  const { AccessToken } = (foreign.body as { AuthenticationResult: { AccessToken: string } })
    .AuthenticationResult
  const [, body] = token.split('.')
  const unsigned = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')
  const [foreignHead, , foreignSignature] = AccessToken.split('.')
  const refused = {
    changed: forge(token, { username: 'root' }),
    'with a changed time': forge(token, { exp: 9_999_999_999 }),
    unsigned: `${unsigned}.${body}.`,
    'signed by another pool': `${foreignHead}.${body}.${foreignSignature}`,
    'an id token': storedValue(store, '.idToken'),
    'a refresh token': storedValue(store, '.refreshToken'),
    nonsense: 'a.b.c',
    empty: '',
  }
  for (const [what, forged] of Object.entries(refused)) {
    const answer = await post(peer.url, 'GetUser', { AccessToken: forged })
    expect(answer.status, what).toBe(400)
    const names = ['NotAuthorizedException', 'InvalidParameterException']
    expect(names, what).toContain(errorType(answer))
  }
})

test('a token of one pool says nothing to another', async () => {
  const own = keys as { readonly keys: readonly { readonly kid: string }[] }
  const foreign = await fetch(`${peer.url}/${FOREIGN_POOL_ID}/.well-known/jwks.json`)
  const others = (await foreign.json()) as typeof own
  const kids = new Set([...own.keys, ...others.keys].map(({ kid }) => kid))
  expect(kids.size).toBe(own.keys.length + others.keys.length)
})

/** The same token with other claims and the old signature. */
function forge(token: string, changes: object): string {
  const [head, body = '', signature] = token.split('.')
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object
  const changed = Buffer.from(JSON.stringify({ ...claims, ...changes })).toString('base64url')
  return [head, changed, signature].join('.')
}

import { beforeEach, describe, expect, test } from 'vitest'
import { rewriteFetch } from '../../../emulator/index.js'
import {
  CLIENT_ID,
  call,
  callIdentity,
  PASSWORD,
  POOL,
  POOL_ID,
  startCognito,
} from './local-cognito.js'

const OPEN = 'us-east-1:11111111-0000-4000-8000-000000000000'
const CLOSED = 'us-east-1:22222222-0000-4000-8000-000000000000'
const LOGIN = `cognito-idp.us-east-1.amazonaws.com/${POOL_ID}`
const OTHER_POOL = 'eu-west-1_Elsewhere'
const OTHER_LOGIN = `cognito-idp.eu-west-1.amazonaws.com/${OTHER_POOL}`

const { cognito, listening } = await startCognito({
  pools: [
    { ...POOL, users: [...POOL.users, { username: 'grace', password: PASSWORD }] },
    {
      id: OTHER_POOL,
      clients: [{ id: 'elsewhere' }],
      users: [{ username: 'eve', password: PASSWORD }],
    },
  ],
  identityPools: [
    { id: OPEN },
    { id: CLOSED, allowGuests: false, providers: [{ poolId: POOL_ID, clientId: CLIENT_ID }] },
  ],
})
const { url } = listening

beforeEach(() => cognito.reset())

describe('a guest', () => {
  test('gets a new identity each time, and credentials that expire', async () => {
    const id = await getId(OPEN)
    expect(id).toMatch(/^us-east-1:[0-9a-f-]{36}$/)
    expect(await getId(OPEN)).not.toBe(id)
    const { body } = await credentials(id)
    expect(body).toMatchObject({
      IdentityId: id,
      Credentials: {
        AccessKeyId: expect.stringMatching(/^ASIA\w{16}$/),
        SecretKey: expect.any(String),
        SessionToken: expect.any(String),
      },
    })
    const { Expiration } = body.Credentials as { Expiration: number }
    expect(Expiration).toBe(Math.floor(cognito.clock.now() / 1000) + 3600)
  })

  test('is refused where the pool wants a login', async () => {
    expect(await callIdentity(url, 'GetId', { IdentityPoolId: CLOSED })).toMatchObject({
      status: 400,
      body: {
        __type: 'NotAuthorizedException',
        message: 'Unauthenticated access is not supported for this identity pool.',
      },
    })
  })

  test('keeps the identity at the first sign-in, and gets the earlier one back at the next', async () => {
    const Logins = { [LOGIN]: await idToken('ada') }
    const guest = await getId(OPEN)
    expect((await credentials(guest, Logins)).body.IdentityId).toBe(guest)
    const laterGuest = await getId(OPEN)
    expect((await credentials(laterGuest, Logins)).body.IdentityId).toBe(guest)
    expect((await credentials(laterGuest)).body.__type).toBe('ResourceNotFoundException')
  })
})

describe('a signed-in user', () => {
  test('has the same identity each time, of which others get nothing', async () => {
    const Logins = { [LOGIN]: await idToken('ada') }
    const id = await getId(CLOSED, Logins)
    expect(await getId(CLOSED, Logins)).toBe(id)
    expect((await credentials(id, Logins)).status).toBe(200)
    expect((await credentials(await getId(OPEN, Logins))).body.__type).toBe(
      'NotAuthorizedException',
    )
    const grace = { [LOGIN]: await idToken('grace') }
    expect(await getId(CLOSED, grace)).not.toBe(id)
    expect((await credentials(id, grace)).body).toMatchObject({
      __type: 'NotAuthorizedException',
      message: expect.stringMatching(/^Logins don't match/),
    })
  })

  test.each([
    ['a forged token', async () => ({ [LOGIN]: `${(await idToken('ada')).slice(0, -4)}AAAA` })],
    ['an access token', async () => ({ [LOGIN]: await token('ada', 'AccessToken') })],
    ['text', async () => ({ [LOGIN]: 'x' })],
    ['the token of another pool', async () => ({ [LOGIN]: await idToken('eve', 'elsewhere') })],
    ['another pool', async () => ({ [OTHER_LOGIN]: await idToken('eve', 'elsewhere') })],
    ['another client', async () => ({ [LOGIN]: await idToken('ada', 'otherclient') })],
    ['an unknown provider', async () => ({ 'accounts.google.com': await idToken('ada') })],
  ])('is refused with %s', async (_case, logins) => {
    const answer = await callIdentity(url, 'GetId', {
      IdentityPoolId: CLOSED,
      Logins: await logins(),
    })
    expect([answer.status, answer.body.__type]).toEqual([400, 'NotAuthorizedException'])
  })

  test('is refused with the token of another pool where every pool is welcome', async () => {
    const Logins = { [LOGIN]: await idToken('eve', 'elsewhere') }
    const { body } = await callIdentity(url, 'GetId', { IdentityPoolId: OPEN, Logins })
    expect(body.message).toBe("Invalid login token. Issuer doesn't match providerName")
  })

  test('is refused with an expired token', async () => {
    const Logins = { [LOGIN]: await idToken('ada') }
    cognito.clock.advance(3_600_001)
    const answer = await callIdentity(url, 'GetId', { IdentityPoolId: CLOSED, Logins })
    expect(answer.body).toMatchObject({
      __type: 'NotAuthorizedException',
      message: expect.stringContaining('expired'),
    })
  })
})

test.each([
  [
    'GetId',
    { IdentityPoolId: 'us-east-1:33333333-0000-4000-8000-000000000000' },
    'ResourceNotFoundException',
  ],
  ['GetId', { IdentityPoolId: '__proto__' }, 'InvalidParameterException'],
  ['GetId', { IdentityPoolId: OPEN, Logins: 'x' }, 'InvalidParameterException'],
  ['GetId', { IdentityPoolId: OPEN, Logins: { [LOGIN]: 1 } }, 'InvalidParameterException'],
  ['GetCredentialsForIdentity', { IdentityId: 'us-east-1:0' }, 'ResourceNotFoundException'],
  ['GetCredentialsForIdentity', {}, 'InvalidParameterException'],
  ['ListIdentityPools', {}, 'UnknownOperationException'],
])('%s refuses %j', async (operation, input, type) => {
  expect(await callIdentity(url, operation, input)).toMatchObject({
    status: 400,
    body: { __type: type },
  })
})

describe('rewriteFetch', () => {
  const seen: string[] = []
  const rewritten = rewriteFetch({
    url,
    fetch: (input, init) => {
      seen.push(input instanceof Request ? input.url : String(input))
      return seen.at(-1)?.startsWith(url)
        ? fetch(input, init)
        : Promise.resolve(new Response('far'))
    },
  })
  const init = {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityService.GetId',
    },
    body: JSON.stringify({ IdentityPoolId: OPEN }),
  }

  test.each([
    ['text', () => rewritten('https://cognito-identity.us-east-1.amazonaws.com/', init)],
    ['a URL', () => rewritten(new URL('https://cognito-identity.us-east-1.amazonaws.com/'), init)],
    [
      'a Request',
      () => rewritten(new Request('https://cognito-identity.us-east-1.amazonaws.com', init)),
    ],
    ['China', () => rewritten('https://cognito-identity.cn-north-1.amazonaws.com.cn/', init)],
  ])('brings a call for an identity pool here, given as %s', async (_case, send) => {
    const answer = await send()
    expect(await answer.json()).toEqual({ IdentityId: expect.stringMatching(/^us-east-1:/) })
  })

  test.each([
    'https://s3.us-east-1.amazonaws.com/',
    'https://cognito-identity.us-east-1.amazonaws.com.evil.test/',
    'https://example.test/?to=cognito-idp.us-east-1.amazonaws.com',
  ])('leaves %s alone', async (target) => {
    expect(await (await rewritten(target)).text()).toBe('far')
    expect(seen.at(-1)).toBe(target)
  })
})

async function getId(IdentityPoolId: string, Logins?: Record<string, string>): Promise<string> {
  const { body } = await callIdentity(url, 'GetId', { IdentityPoolId, Logins })
  return String(body.IdentityId)
}

function credentials(IdentityId: string, Logins?: Record<string, string>) {
  return callIdentity(url, 'GetCredentialsForIdentity', { IdentityId, Logins })
}

async function token(username: string, kind: string, ClientId: string = CLIENT_ID) {
  const { body } = await call(url, 'InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId,
    AuthParameters: { USERNAME: username, PASSWORD },
  })
  return (body.AuthenticationResult as Record<string, string>)[kind] ?? ''
}

function idToken(username: string, clientId?: string): Promise<string> {
  return token(username, 'IdToken', clientId)
}

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { get } from 'node:https'
import { JwtRsaVerifier } from 'aws-jwt-verify'
import { beforeEach, describe, expect, test } from 'vitest'
import { CLIENT_ID, call, PASSWORD, POOL_ID, REDIRECT, startCognito } from './local-cognito.js'

const { cognito, listening } = await startCognito()
const { url, hostedUiUrl, caPath } = listening
const VERIFIER = 'v'.repeat(64)
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url')

beforeEach(() => cognito.reset())

describe('/oauth2/authorize', () => {
  test('shows a sign-in page whose form leads back to the app with a code and the state', async () => {
    const page = await visit(authorizeUrl())
    expect(page.headers.get('location')).toMatch(/^\/login\?/)

    const form = await visit(new URL(page.headers.get('location') ?? '', url))
    const action = formAction(await form.text())
    const back = await signInWithForm(action)

    expect(back.origin + back.pathname).toBe(REDIRECT)
    expect(back.searchParams.get('state')).toBe('xyz-"&')
    expect(back.searchParams.get('code')).toMatch(/./)
  })

  test('says on the page what is wrong with a password, and gives no code', async () => {
    const form = await visit(loginUrl())
    const answer = await submit(formAction(await form.text()), { username: 'ada', password: 'no' })
    expect(answer.headers.get('location')).toBeNull()
    expect(await answer.text()).toContain('Incorrect username or password.')
  })

  test('shows what was typed and asked for as text, never as markup', async () => {
    const answer = await submit(loginUrl({ state: '"><script>1</script>' }).href, {
      username: '"><script>2</script>',
      password: 'no',
    })
    expect(await answer.text()).not.toContain('<script>')
  })

  test('signs a known browser in without the page, until it signs out', async () => {
    const signedIn = await submit(loginUrl().href, { username: 'ada', password: PASSWORD })
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
    const again = await visit(authorizeUrl(), { cookie })
    expect(again.headers.get('location')).toContain('code=')
    const asked = await visit(authorizeUrl({ prompt: 'login' }), { cookie })
    expect(asked.headers.get('location')).toMatch(/^\/login\?/)

    await visit(
      new URL(`/logout?client_id=${CLIENT_ID}&logout_uri=http://localhost:3000/bye`, url),
      {
        cookie,
      },
    )
    const after = await visit(authorizeUrl(), { cookie })
    expect(after.headers.get('location')).toMatch(/^\/login\?/)
  })

  test('does not show a page that the app forbade', async () => {
    const back = await redirected(authorizeUrl({ prompt: 'none' }))
    expect(back.searchParams.get('error')).toBe('login_required')
  })

  test.each([
    ['an unknown client', { client_id: 'nobody' }],
    ['an unknown redirect URI', { redirect_uri: 'http://evil.test/' }],
    ['a redirect URI that only begins like a known one', { redirect_uri: `${REDIRECT}x` }],
  ])('sends nothing to %s', async (_case, change) => {
    const answer = await visit(authorizeUrl(change))
    expect(answer.headers.get('location')).toMatch(/^\/error\?/)
  })

  test.each([
    ['another response type', { response_type: 'id_token' }, 'invalid_request'],
    ['a scope that the client lacks', { scope: 'openid admin' }, 'invalid_scope'],
    ['an attribute scope without openid', { scope: 'email' }, 'invalid_scope'],
    ['plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['a challenge without its method', { code_challenge_method: undefined }, 'invalid_request'],
    ['a provider that the client lacks', { identity_provider: 'Facebook' }, 'invalid_request'],
    [
      'a flow that the client lacks',
      { client_id: 'otherclient', response_type: 'token' },
      'unauthorized_client',
    ],
  ])('tells the app about %s', async (_case, change, error) => {
    const back = await redirected(authorizeUrl(change))
    expect(back.searchParams.get('error')).toBe(error)
    expect(back.searchParams.get('state')).toBe('xyz-"&')
  })

  test('keeps a redirect URI with a scheme of its own', async () => {
    cognito.autoSignIn({ username: 'ada' })
    const answer = await visit(authorizeUrl({ redirect_uri: 'myapp://callback' }))
    expect(answer.headers.get('location')).toMatch(/^myapp:\/\/callback\?code=/)
  })

  test('gives the tokens in the fragment for the implicit grant', async () => {
    cognito.autoSignIn({ username: 'ada' })
    const back = await redirected(
      authorizeUrl({
        response_type: 'token',
        code_challenge: undefined,
        code_challenge_method: undefined,
      }),
    )
    const values = new URLSearchParams(back.hash.slice(1))
    expect(values.get('token_type')).toBe('Bearer')
    expect(values.get('expires_in')).toBe('3600')
    expect(values.get('state')).toBe('xyz-"&')
    expect(values.has('refresh_token')).toBe(false)
    const user = await call(url, 'GetUser', { AccessToken: values.get('access_token') })
    expect(user.body.Username).toBe('ada')
  })
})

describe('automatic sign-in', () => {
  test('leads straight back with a code for the user', async () => {
    cognito.autoSignIn({ username: 'ada' })
    const { body } = await exchange(await codeFor())
    expect(claimsOf(body.id_token)).toMatchObject({ 'cognito:username': 'ada', aud: CLIENT_ID })
  })

  test('comes back with the error that was asked for', async () => {
    cognito.autoSignIn({ error: 'access_denied', description: 'User denied' })
    const back = await redirected(authorizeUrl())
    expect(back.searchParams.get('error')).toBe('access_denied')
    expect(back.searchParams.get('error_description')).toBe('User denied')
  })

  test('does not sign in a disabled user', async () => {
    cognito.disableUser({ username: 'ada' })
    cognito.autoSignIn({ username: 'ada' })
    expect((await redirected(authorizeUrl())).searchParams.get('error')).toBe('access_denied')
  })
})

describe('the social provider', () => {
  test('makes a user of the person, and finds the same one again', async () => {
    cognito.autoSignIn({ subject: '42', attributes: { name: 'Ada G.' } })
    const first = await exchange(await codeFor({ identity_provider: 'Google' }))
    const second = await exchange(await codeFor({ identity_provider: 'Google' }))

    const claims = claimsOf(first.body.id_token)
    expect(claims).toMatchObject({
      'cognito:username': 'Google_42',
      email: 'ada@gmail.test',
      name: 'Ada G.',
      identities: [{ providerName: 'Google', userId: '42' }],
    })
    expect(claimsOf(second.body.id_token).sub).toBe(claims.sub)
    expect(cognito.getUser({ username: 'Google_42' }).status).toBe('EXTERNAL_PROVIDER')
  })

  test('has a page of its own, where a person may refuse', async () => {
    const page = await visit(authorizeUrl({ identity_provider: 'Google' }))
    const location = page.headers.get('location') ?? ''
    expect(location).toMatch(/^\/login\/provider\?/)
    const action = formAction(await (await visit(new URL(location, url))).text())

    const accepted = new URL(
      (await submit(action, { answer: 'sign-in', email: 'b@c.test' })).headers.get('location') ??
        '',
    )
    const { body } = await exchange(accepted.searchParams.get('code') ?? '')
    expect(claimsOf(body.id_token).email).toBe('b@c.test')

    const refused = new URL(
      (await submit(action, { answer: 'cancel' })).headers.get('location') ?? '',
    )
    expect(refused.searchParams.get('error')).toBe('access_denied')
    expect(refused.searchParams.has('code')).toBe(false)
  })
})

describe('/oauth2/token', () => {
  beforeEach(() => cognito.autoSignIn({ username: 'ada' }))

  test('gives tokens that the API and a verifier of AWS accept', async () => {
    const { status, body } = await exchange(await codeFor())
    expect(status).toBe(200)
    expect(body).toMatchObject({ expires_in: 3600, token_type: 'Bearer' })
    expect((await call(url, 'GetUser', { AccessToken: body.access_token })).body.Username).toBe(
      'ada',
    )

    const verifier = JwtRsaVerifier.create({
      issuer: `https://cognito-idp.us-east-1.amazonaws.com/${POOL_ID}`,
      audience: CLIENT_ID,
    })
    const keys = await fetch(`${url}/${POOL_ID}/.well-known/jwks.json`)
    verifier.cacheJwks((await keys.json()) as Parameters<typeof verifier.cacheJwks>[0])
    await expect(verifier.verify(body.id_token ?? '')).resolves.toMatchObject({ token_use: 'id' })
  })

  test('takes a code once', async () => {
    const code = await codeFor()
    expect((await exchange(code)).status).toBe(200)
    expect(await exchange(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  })

  test('takes a code for five minutes', async () => {
    const code = await codeFor()
    cognito.clock.advance(5 * 60_000 + 1)
    expect((await exchange(code)).body.error).toBe('invalid_grant')
  })

  test.each([
    ['another verifier', { code_verifier: 'w'.repeat(64) }],
    ['no verifier', { code_verifier: undefined }],
    ['another redirect URI', { redirect_uri: 'myapp://callback' }],
    ['another client', { client_id: 'otherclient' }],
  ])('refuses %s, and the code is spent', async (_case, change) => {
    const code = await codeFor()
    expect((await exchange(code, change)).body.error).toBe('invalid_grant')
    expect((await exchange(code)).body.error).toBe('invalid_grant')
  })

  test.each([
    [{ grant_type: undefined }, 'invalid_request'],
    [{ grant_type: 'password' }, 'unsupported_grant_type'],
    [{ grant_type: 'constructor' }, 'unsupported_grant_type'],
    [{ client_id: 'nobody' }, 'invalid_client'],
    [{ client_id: 'secretclient' }, 'invalid_client'],
    [{ client_id: 'secretclient', client_secret: 'wrong' }, 'invalid_client'],
  ])('answers %j with %s', async (change, error) => {
    expect(await exchange('code', change)).toMatchObject({ status: 400, body: { error } })
  })

  test('asks a client with a secret for it, in the header or in the form', async () => {
    const forSecret = { client_id: 'secretclient' }
    const inForm = await exchange(await codeFor(forSecret), { ...forSecret, client_secret: 'hush' })
    expect(inForm.status).toBe(200)
    const inHeader = await exchange(await codeFor(forSecret), forSecret, {
      authorization: `Basic ${btoa('secretclient:hush')}`,
    })
    expect(inHeader.status).toBe(200)
  })

  test('gives new tokens for a refresh token, until that is revoked', async () => {
    const { body } = await exchange(await codeFor())
    const again = await refresh(body.refresh_token)
    expect(claimsOf(again.body.access_token).sub).toBe(claimsOf(body.access_token).sub)
    expect(again.body.refresh_token).toBeUndefined()

    const revoked = await post('/oauth2/revoke', {
      token: body.refresh_token,
      client_id: CLIENT_ID,
    })
    expect(revoked.status).toBe(200)
    expect((await refresh(body.refresh_token)).body.error).toBe('invalid_grant')
  })

  test('revokes refresh tokens only, and only for a client that proves itself', async () => {
    const { body } = await exchange(await codeFor())
    const access = await post('/oauth2/revoke', { token: body.access_token, client_id: CLIENT_ID })
    expect([access.status, await access.json()]).toEqual([400, { error: 'unsupported_token_type' }])
    const nobody = await post('/oauth2/revoke', { token: body.refresh_token, client_id: 'nobody' })
    expect([nobody.status, await nobody.json()]).toEqual([401, { error: 'invalid_client' }])
    await post('/oauth2/revoke', { token: body.refresh_token, client_id: 'otherclient' })
    expect((await refresh(body.refresh_token)).status).toBe(200)
  })
})

describe('/oauth2/userInfo', () => {
  beforeEach(() => cognito.autoSignIn({ username: 'ada' }))

  test('tells what the scopes let out', async () => {
    const all = await userInfo(await codeFor())
    expect(all.body).toMatchObject({
      username: 'ada',
      email: 'ada@example.test',
      email_verified: 'true',
      name: 'Ada Lovelace',
    })
    const email = await userInfo(await codeFor({ scope: 'openid email' }))
    expect(Object.keys(email.body).sort()).toEqual(['email', 'email_verified', 'sub', 'username'])
  })

  test('refuses a forged token and one of somebody who signed out', async () => {
    const { body } = await exchange(await codeFor())
    const forged = await info(`${String(body.access_token).slice(0, -4)}AAAA`)
    expect([forged.status, (await forged.json()) as object]).toMatchObject([
      401,
      { error: 'invalid_token' },
    ])
    cognito.signOutUser({ username: 'ada' })
    expect((await info(body.access_token)).status).toBe(401)
  })

  test('refuses a token without the scope openid, as those of InitiateAuth are', async () => {
    const { body } = await exchange(await codeFor({ scope: 'aws.cognito.signin.user.admin' }))
    expect(body.id_token).toBeUndefined()
    const answer = await info(body.access_token)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"')
  })

  async function userInfo(code: string) {
    const { body } = await exchange(code)
    return { body: (await (await info(body.access_token)).json()) as Record<string, unknown> }
  }

  function info(token: unknown) {
    return fetch(`${url}/oauth2/userInfo`, { headers: { authorization: `Bearer ${token}` } })
  }
})

test('/logout leads only to a known address', async () => {
  const good = await visit(
    new URL(`/logout?client_id=${CLIENT_ID}&logout_uri=http://localhost:3000/bye`, url),
  )
  expect(good.headers.get('location')).toBe('http://localhost:3000/bye')
  const bad = await visit(
    new URL(`/logout?client_id=${CLIENT_ID}&logout_uri=http://evil.test/`, url),
  )
  expect(bad.headers.get('location')).toMatch(/^\/error\?/)
})

test('openid-configuration leads here, under the issuer of AWS', async () => {
  const answer = await fetch(`${url}/${POOL_ID}/.well-known/openid-configuration`)
  expect(await answer.json()).toMatchObject({
    issuer: `https://cognito-idp.us-east-1.amazonaws.com/${POOL_ID}`,
    jwks_uri: `${url}/${POOL_ID}/.well-known/jwks.json`,
    token_endpoint: `${hostedUiUrl}/oauth2/token`,
  })
})

test('the certificate proves the Hosted UI to who trusts it, and to nobody else', async () => {
  const status = (ca?: Buffer) =>
    new Promise((resolve) => {
      get(`${hostedUiUrl}/error?error=x`, { ca }, (response) => resolve(response.statusCode)).on(
        'error',
        (error: NodeJS.ErrnoException) => resolve(error.code),
      )
    })
  expect(await status(readFileSync(caPath))).toBe(400)
  expect(await status()).toBe('DEPTH_ZERO_SELF_SIGNED_CERT')
})

type Change = Readonly<Record<string, string | undefined>>

function withChange(values: Change, change: Change): [string, string][] {
  return Object.entries({ ...values, ...change }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  )
}

function authorizeUrl(change: Change = {}): URL {
  const query = withChange(
    {
      client_id: CLIENT_ID,
      redirect_uri: REDIRECT,
      response_type: 'code',
      state: 'xyz-"&',
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
    },
    change,
  )
  return new URL(`/oauth2/authorize?${new URLSearchParams(query)}`, url)
}

function loginUrl(change: Change = {}): URL {
  return new URL(`/login${authorizeUrl(change).search}`, url)
}

function visit(target: URL, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(target, { redirect: 'manual', headers })
}

async function redirected(target: URL): Promise<URL> {
  return new URL((await visit(target)).headers.get('location') ?? '')
}

async function codeFor(change: Change = {}): Promise<string> {
  return (await redirected(authorizeUrl(change))).searchParams.get('code') ?? ''
}

function formAction(html: string): string {
  const action = /action="([^"]+)"/.exec(html)?.[1] ?? ''
  const text = action.replace(/&#(\d+);/g, (_all, code) => String.fromCharCode(Number(code)))
  return new URL(text, url).href
}

function submit(action: string, fields: Record<string, string>): Promise<Response> {
  return fetch(action, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) })
}

async function signInWithForm(action: string): Promise<URL> {
  const answer = await submit(action, { username: 'ada', password: PASSWORD })
  return new URL(answer.headers.get('location') ?? '')
}

function post(
  path: string,
  fields: Change,
  headers: Record<string, string> = {},
): Promise<Response> {
  const body = new URLSearchParams(withChange({}, fields))
  return fetch(url + path, { method: 'POST', headers, body })
}

async function exchange(
  code: string,
  change: Change = {},
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, string> }> {
  const answer = await post(
    '/oauth2/token',
    {
      grant_type: 'authorization_code',
      code,
      client_id: CLIENT_ID,
      redirect_uri: REDIRECT,
      code_verifier: VERIFIER,
      ...change,
    },
    headers,
  )
  return { status: answer.status, body: (await answer.json()) as Record<string, string> }
}

async function refresh(token: string | undefined) {
  const answer = await post('/oauth2/token', {
    grant_type: 'refresh_token',
    refresh_token: token,
    client_id: CLIENT_ID,
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, string> }
}

function claimsOf(token: string | undefined): Record<string, unknown> {
  const payload = token?.split('.')[1] ?? ''
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>
}

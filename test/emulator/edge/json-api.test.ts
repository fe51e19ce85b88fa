import { Agent, get, type IncomingMessage, request } from 'node:http'
import { beforeEach, describe, expect, test } from 'vitest'
import { createCognito } from '../../../emulator/index.js'
import { CLIENT_ID, call, PASSWORD, startCognito } from './local-cognito.js'

const { cognito, listening } = await startCognito()
const { url } = listening

beforeEach(() => cognito.reset())

const SIGN_IN = {
  AuthFlow: 'USER_PASSWORD_AUTH',
  ClientId: CLIENT_ID,
  AuthParameters: { USERNAME: 'ada', PASSWORD },
}
const WRONG = { ...SIGN_IN, AuthParameters: { USERNAME: 'ada', PASSWORD: 'Wrong-horse-1' } }

describe('an answer', () => {
  test('carries the tokens, the protocol and a request id', async () => {
    const response = await post('InitiateAuth', JSON.stringify(SIGN_IN))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1')
    expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/)
    expect(await response.json()).toMatchObject({ AuthenticationResult: { TokenType: 'Bearer' } })
  })

  test('refuses with 400, with the type in header and body for both clients', async () => {
    expect(await call(url, 'InitiateAuth', WRONG)).toEqual({
      status: 400,
      errorType: 'NotAuthorizedException:',
      body: { __type: 'NotAuthorizedException', message: 'Incorrect username or password.' },
    })
  })
})

describe('what is no call at all is refused with 400', () => {
  test.each([
    ['an unknown operation', 'DescribeUserPool', '{}', 'UnknownOperationException'],
    ['a name that every object has', 'constructor', '{}', 'UnknownOperationException'],
    ['bad JSON', 'InitiateAuth', '{"AuthFlow":', 'SerializationException'],
    ['JSON that is no object', 'InitiateAuth', '[]', 'SerializationException'],
    [
      'oversized input',
      'InitiateAuth',
      JSON.stringify({ x: 'x'.repeat(300_000) }),
      'SerializationException',
    ],
  ])('%s', async (_case, operation, body, type) => {
    expect(await call(url, operation, body)).toMatchObject({
      status: 400,
      errorType: `${type}:`,
      body: { __type: type },
    })
  })

  test.each([
    ['another service', { 'x-amz-target': 'DynamoDB_20120810.GetItem' }],
    ['no target', { 'x-amz-target': '' }],
    ['another content type', { 'content-type': 'text/plain' }],
  ])('%s', async (_case, headers) => {
    const response = await post('InitiateAuth', JSON.stringify(SIGN_IN), headers)
    expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([
      400,
      'UnknownOperationException:',
    ])
  })

  test('each in the content type of the protocol', async () => {
    for (const body of ['{"AuthFlow":', JSON.stringify({ x: 'x'.repeat(300_000) })]) {
      const { headers } = await post('InitiateAuth', body)
      expect(headers.get('content-type')).toBe('application/x-amz-json-1.1')
      expect(headers.get('x-amzn-requestid')).toMatch(/./)
    }
  })

  test('a body that never ends is cut off and does not stop the server', async () => {
    await expect(endlessBody()).resolves.toBe('cut')
    expect((await call(url, 'InitiateAuth', SIGN_IN)).status).toBe(200)
  })

  test('a target that is no URL', async () => {
    const status = await new Promise((resolve, reject) => {
      request({ port: new URL(url).port, path: '//[', method: 'GET' }, (response) =>
        resolve(response.statusCode),
      )
        .on('error', reject)
        .end()
    })
    expect(status).toBe(404)
  })
})

test('a connection is not closed for being idle, and close() does not wait for one', async () => {
  const other = createCognito()
  const { url: address } = await other.listen({ hostedUiPort: false })
  const agent = new Agent({ keepAlive: true })
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${address}/_amplift/health`, { agent }, resolve).on('error', reject)
  })
  response.resume()
  // With a timeout node tells the client of it: Keep-Alive: timeout=5.
  expect(response.headers['keep-alive']).toBeUndefined()
  await other.close()
  agent.destroy()
})

describe('a page of any origin', () => {
  test('may send every header that it asks for', async () => {
    const asked = 'amz-sdk-invocation-id,amz-sdk-request,x-amz-target,x-amz-user-agent,x-own'
    const response = await fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.test',
        'access-control-request-method': 'POST',
        'access-control-request-headers': asked,
      },
    })
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-headers')).toBe(asked)
    expect(response.headers.get('access-control-allow-methods')).toContain('POST')
  })

  test('may read answers, refusals and the headers that name them', async () => {
    for (const input of [SIGN_IN, WRONG]) {
      const response = await post('InitiateAuth', JSON.stringify(input), {
        origin: 'https://a.test',
      })
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
      expect(response.headers.get('access-control-expose-headers')).toMatch(/x-amzn-errortype/i)
    }
  })
})

describe('a fault', () => {
  test('hits as many calls as it says, after those that it lets through', async () => {
    cognito.faults.add({ kind: 'throttle', operation: 'InitiateAuth', after: 1, times: 2 })
    const statuses: number[] = []
    for (let n = 0; n < 4; n += 1) statuses.push((await call(url, 'InitiateAuth', WRONG)).status)
    expect(statuses).toEqual([400, 429, 429, 400])
    expect(cognito.faults.list()).toEqual([])
  })

  test('hits the named operation alone', async () => {
    cognito.faults.add({ kind: 'server-error', operation: 'GetUser' })
    expect((await call(url, 'InitiateAuth', SIGN_IN)).status).toBe(200)
    expect(await call(url, 'GetUser', {})).toMatchObject({
      status: 500,
      errorType: 'InternalErrorException:',
    })
  })

  test('answers with any error', async () => {
    cognito.faults.add({ kind: 'error', type: 'LimitExceededException', message: 'Later' })
    expect(await call(url, 'InitiateAuth', SIGN_IN)).toMatchObject({
      status: 400,
      body: { __type: 'LimitExceededException', message: 'Later' },
    })
  })

  test('is gone when it is removed', async () => {
    const remove = cognito.faults.add({ kind: 'throttle', status: 400 })
    expect((await call(url, 'InitiateAuth', SIGN_IN)).errorType).toBe('TooManyRequestsException:')
    remove()
    expect((await call(url, 'InitiateAuth', SIGN_IN)).status).toBe(200)
  })

  test('drops a call before anything happened, or after it took effect', async () => {
    const signUp = (Username: string) =>
      call(url, 'SignUp', { ClientId: CLIENT_ID, Username, Password: PASSWORD })
    cognito.faults.add({ kind: 'drop', operation: 'SignUp', times: 1 })
    await expect(signUp('grace')).rejects.toThrow()
    cognito.faults.add({ kind: 'drop', operation: 'SignUp', when: 'after', times: 1 })
    await expect(signUp('joan')).rejects.toThrow()
    expect(cognito.listUsers().map(({ username }) => username)).toEqual(['ada', 'joan'])
  })

  test('delays', async () => {
    cognito.faults.add({ kind: 'latency', milliseconds: 120, times: 1 })
    const before = performance.now()
    await call(url, 'InitiateAuth', WRONG)
    expect(performance.now() - before).toBeGreaterThanOrEqual(115)
  })

  test('lets challenge sessions expire, and calls without one pass', async () => {
    cognito.faults.add({ kind: 'expired-session' })
    expect((await call(url, 'InitiateAuth', SIGN_IN)).status).toBe(200)
    const answer = await call(url, 'RespondToAuthChallenge', { Session: 'x'.repeat(20) })
    expect(answer.body).toEqual({
      __type: 'NotAuthorizedException',
      message: 'Invalid session for the user, session is expired.',
    })
  })

  test('that makes no sense is not taken', () => {
    const add = cognito.faults.add as (fault: unknown) => unknown
    expect(() => add({ kind: 'meteor' })).toThrow(TypeError)
    expect(() => add({ kind: 'latency' })).toThrow(TypeError)
    expect(() => add({ kind: 'error', type: 'X', status: 200 })).toThrow(TypeError)
    expect(() => add({ kind: 'throttle', times: 0 })).toThrow(TypeError)
  })
})

describe('the transcript', () => {
  test('has each call with its input and how it ended', async () => {
    await call(url, 'InitiateAuth', WRONG)
    await call(url, 'InitiateAuth', SIGN_IN)
    cognito.faults.add({ kind: 'drop', times: 1 })
    await call(url, 'InitiateAuth', SIGN_IN).catch(() => undefined)
    expect(
      cognito.transcript().map(({ operation, status, result }) => [operation, status, result]),
    ).toEqual([
      ['InitiateAuth', 400, 'NotAuthorizedException'],
      ['InitiateAuth', 200, 'ok'],
      ['InitiateAuth', 0, 'dropped'],
    ])
    expect(cognito.transcript()[1]?.input).toEqual(SIGN_IN)
  })

  test('calls back for each request until it is told to stop', async () => {
    const seen: string[] = []
    const stop = cognito.onRequest(({ operation }) => seen.push(operation))
    await call(url, 'InitiateAuth', SIGN_IN)
    stop()
    await call(url, 'InitiateAuth', SIGN_IN)
    expect(seen).toEqual(['InitiateAuth'])
  })
})

function post(
  operation: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      ...headers,
    },
    body,
  })
}

/** Sends far more than anything reads, and tells how it ended. */
function endlessBody(): Promise<string> {
  return new Promise((resolve) => {
    const sending = request(url, { method: 'POST' })
    sending.on('error', () => resolve('cut'))
    sending.on('response', (response) => response.resume())
    sending.on('close', () => resolve('cut'))
    const chunk = Buffer.alloc(256 * 1024)
    const send = (left: number): void => {
      if (left === 0) sending.end(() => resolve('read to its end'))
      else sending.write(chunk, () => send(left - 1))
    }
    send(1024)
  })
}

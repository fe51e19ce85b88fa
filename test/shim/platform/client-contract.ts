import { inspect } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createCognito } from '../../../emulator/index.js'
import type { Client, ClientOptions } from '../../../shim/platform/client.js'
import type { Clock } from '../../../shim/platform/platform.js'
import { answer, type Behaviour, breakOff, drop, misbehave } from './misbehaving-server.js'

/** Opens the client that is tested. */
export type OpenClient = (options: ClientOptions, clock: Clock) => Client

const POOL_ID = 'eu-west-1_Contract1'
const CLIENT_ID = 'contractclient'
const USER = { username: 'ada', password: 'Correct-horse-1' }
const SIGN_IN = {
  AuthFlow: 'USER_PASSWORD_AUTH',
  ClientId: CLIENT_ID,
  AuthParameters: { USERNAME: USER.username, PASSWORD: USER.password },
} as const

const refusal = (name: string): Behaviour =>
  answer(400, { __type: name, message: `${name}, in words` }, { 'x-amzn-errortype': `${name}:` })
const success = answer(200, { Username: 'ada', UserAttributes: [] })

/** What every client of a user pool does, whoever speaks HTTP for it. */
export function clientContract(open: OpenClient): void {
  /** Calls GetUser at a server that does this, and says what came of it. */
  async function callAgainst(...behaviours: readonly Behaviour[]) {
    const server = await misbehave(...behaviours)
    const waits: number[] = []
    const client = open({ endpoint: server.url, region: 'eu-west-1' }, virtualClock(waits))
    const call = client.call('GetUser', { AccessToken: 'top-secret-token' })
    const [output, failure] = await call.then(
      (output) => [output, null] as const,
      (failure: unknown) => [null, failure] as const,
    )
    return { server, output, failure, waits, attempts: server.requests.length }
  }

  describe('at a user pool', () => {
    test('signs in, reads the user, and refuses a wrong password', async () => {
      const client = await openAtPool(open)
      const { AuthenticationResult } = await client.call('InitiateAuth', SIGN_IN)
      const { AccessToken } = AuthenticationResult ?? {}
      const user = await client.call('GetUser', { AccessToken })
      expect(user.UserAttributes).toContainEqual({ Name: 'name', Value: 'Ada' })
      const wrong = { ...SIGN_IN, AuthParameters: { USERNAME: 'ada', PASSWORD: 'Wrong-horse-1' } }
      await expect(client.call('InitiateAuth', wrong)).rejects.toMatchObject({
        failure: 'service',
        name: 'NotAuthorizedException',
        message: 'Incorrect username or password.',
        metadata: { httpStatusCode: 400, requestId: expect.stringMatching(/^[\w-]{36}$/) },
      })
    })

    test('reads times as dates', async () => {
      const created = 1_700_000_000.5
      const { server } = await callAgainst(
        answer(200, { Devices: [{ DeviceKey: 'key', DeviceCreateDate: created }] }),
      )
      const client = open({ endpoint: server.url, region: 'eu-west-1' }, virtualClock())
      const { Devices } = await client.call('ListDevices', { AccessToken: 'token' })
      expect(Devices).toEqual([{ DeviceKey: 'key', DeviceCreateDate: new Date(created * 1000) }])
    })
  })

  describe('what is sent', () => {
    test('is the JSON protocol of the service, unsigned, with the fields that were given', async () => {
      const { server } = await callAgainst(success)
      expect(server.requests).toMatchObject([
        {
          method: 'POST',
          url: '/',
          headers: {
            'content-type': 'application/x-amz-json-1.1',
            'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser',
          },
          body: '{"AccessToken":"top-secret-token"}',
        },
      ])
      expect(server.requests[0]?.headers).not.toHaveProperty('authorization')
    })

    test('goes to the path of an endpoint that has one', async () => {
      const server = await misbehave(success)
      const endpoint = `${server.url}/proxy/cognito`
      const client = open({ endpoint, region: 'eu-west-1' }, virtualClock())
      await client.call('GetUser', { AccessToken: 'token' })
      expect(server.requests[0]?.url).toBe('/proxy/cognito/')
    })

    test('has the headers that are asked for at each call', async () => {
      const server = await misbehave(success)
      let calls = 0
      const headers = async () => ({ 'x-call': `${(calls += 1)}` })
      const options = { endpoint: server.url, region: 'eu-west-1', headers }
      const client = open(options, virtualClock())
      await client.call('GetUser', { AccessToken: 'token' })
      await client.call('GetUser', { AccessToken: 'token' })
      expect(server.requests.map((request) => request.headers['x-call'])).toEqual(['1', '2'])
    })

    test('is nothing where the headers cannot be had, and the error says why', async () => {
      const server = await misbehave(success)
      const headers = () => Promise.reject(new Error('no headers today'))
      const client = open({ endpoint: server.url, region: 'eu-west-1', headers }, virtualClock())
      await expect(client.call('GetUser', { AccessToken: 't' })).rejects.toThrow('no headers today')
      expect(server.requests).toEqual([])
    })
  })

  describe('an answer', () => {
    test('may be empty where there is nothing to answer', async () => {
      const { output } = await callAgainst(answer(200, ''))
      expect(output).toEqual({})
    })

    test('may be huge', async () => {
      const attributes = Array.from({ length: 20_000 }, (_, at) => ({
        Name: `custom:${at}`,
        Value: 'ü'.repeat(50),
      }))
      const { output } = await callAgainst(
        answer(200, { Username: 'ada', UserAttributes: attributes }),
      )
      expect(output).toEqual({ Username: 'ada', UserAttributes: attributes })
    })

    test('may come in pieces, slowly', async () => {
      const { output } = await callAgainst((_request, response) => {
        const pieces = ['{"Username":"ad', 'a","UserAttr', 'ibutes":[]}']
        const send = (): void => {
          const piece = pieces.shift()
          if (piece === undefined) response.end()
          else response.write(piece, () => setImmediate(send))
        }
        send()
      })
      expect(output).toEqual({ Username: 'ada', UserAttributes: [] })
    })
  })

  describe('a refusal', () => {
    test.each([
      ['in the header', answer(400, '{}', { 'x-amzn-errortype': 'NotAuthorizedException' })],
      [
        'in the header with an address behind it',
        answer(400, '{"__type":"Other"}', {
          'x-amzn-errortype': 'NotAuthorizedException:http://a',
        }),
      ],
      ['in the body', answer(400, { __type: 'NotAuthorizedException' })],
      [
        'in the body with a namespace before it',
        answer(400, { __type: 'com.amazonaws.cognito#NotAuthorizedException' }),
      ],
      ['in the body as a code', answer(400, { code: 'NotAuthorizedException' })],
      [
        'in the header of an answer that is no JSON',
        answer(400, '<html>', { 'x-amzn-errortype': 'NotAuthorizedException' }),
      ],
    ])('has its name from where the service writes it: %s', async (_where, behaviour) => {
      const { failure, attempts } = await callAgainst(behaviour)
      expect(failure).toMatchObject({ failure: 'service', name: 'NotAuthorizedException' })
      expect(attempts).toBe(1)
    })

    test('has the words of the service and the ids of its answer', async () => {
      const ids = { 'x-amzn-requestid': 'request-1', 'x-amz-id-2': 'more-1' }
      const body = { __type: 'CodeMismatchException', message: 'Invalid code, try again.' }
      const { failure } = await callAgainst(answer(400, body, ids))
      expect(failure).toBeInstanceOf(Error)
      expect(failure).toMatchObject({
        message: 'Invalid code, try again.',
        metadata: { httpStatusCode: 400, requestId: 'request-1', extendedRequestId: 'more-1' },
      })
    })

    test('without a name is an unknown one', async () => {
      const { failure } = await callAgainst(answer(403, { message: 'Forbidden' }))
      expect(failure).toMatchObject({
        failure: 'service',
        name: 'UnknownError',
        message: 'Forbidden',
        metadata: { httpStatusCode: 403 },
      })
    })
  })

  describe('what may pass', () => {
    const throttled = [
      'LimitExceededException',
      'RequestLimitExceeded',
      'ThrottlingException',
      'TooManyRequestsException',
      'RequestTimeout',
      'RequestTimeTooSkewed',
    ]
    const passing: ReadonlyArray<readonly [string, Behaviour]> = [
      ['a dropped connection', drop],
      ['an answer that breaks off', breakOff],
      ...throttled.map((name) => [name, refusal(name)] as const),
      ...[500, 502, 503, 504].map(
        (status) =>
          [`an InternalErrorException with ${status}`, answer(status, { __type: 'Any' })] as const,
      ),
      ['a page of a proxy with 503', answer(503, '<html>busy</html>')],
      ['nothing at all with 500', answer(500, '')],
      ['any refusal with 429', answer(429, { __type: 'Any', message: 'slow down' })],
    ]

    test.each(passing)('is tried again, and then succeeds: %s', async (_what, behaviour) => {
      const { output, attempts } = await callAgainst(behaviour, behaviour, success)
      expect(output).toEqual({ Username: 'ada', UserAttributes: [] })
      expect(attempts).toBe(3)
    })

    test.each(passing)('is tried three times, and then given up: %s', async (_what, behaviour) => {
      const { failure, attempts, waits } = await callAgainst(behaviour)
      expect(failure).toHaveProperty('failure')
      expect(attempts).toBe(3)
      expect(waits).toHaveLength(2)
    })

    test('is tried again with the same request', async () => {
      const { server } = await callAgainst(drop, success)
      const [first, second] = server.requests
      expect(second?.body).toBe(first?.body)
      expect(second?.headers['x-amz-target']).toBe(first?.headers['x-amz-target'])
    })

    test('is tried again after a while that grows and differs', async () => {
      const all = await Promise.all(Array.from({ length: 5 }, () => callAgainst(drop)))
      const waits = all.map((each) => each.waits)
      for (const [first = 0, second = 0] of waits) {
        expect([first >= 200 && first < 300, second >= 400 && second < 500]).toEqual([true, true])
      }
      expect(new Set(waits.flat()).size).toBeGreaterThan(2)
    })
  })

  describe('what does not pass', () => {
    test.each([
      ['a refusal', refusal('NotAuthorizedException'), 'service'],
      ['a refusal of a Lambda function', refusal('UserLambdaValidationException'), 'service'],
      ['a refusal of the password', refusal('PasswordResetRequiredException'), 'service'],
      ['an answer with 501', answer(501, { __type: 'Any' }), 'service'],
      ['a page with 200, as of a hotel', answer(200, '<html>Welcome</html>'), 'malformed'],
      ['a page with 404', answer(404, '<html>Not found</html>'), 'malformed'],
      ['an answer that is cut off', answer(200, '{"Username":"ada'), 'malformed'],
      ['an answer that is a list', answer(200, '[]'), 'malformed'],
      ['an answer that is null', answer(200, 'null'), 'malformed'],
    ])('is tried once: %s', async (_what, behaviour, kind) => {
      const { failure, attempts, waits } = await callAgainst(behaviour, success)
      expect(failure).toMatchObject({ failure: kind })
      expect([attempts, waits]).toEqual([1, []])
    })
  })

  describe('a failure', () => {
    test('of the network has its cause, and says where nothing answered', async () => {
      const { failure, server } = await callAgainst(drop)
      expect(failure).toMatchObject({
        failure: 'network',
        message: `No answer came from ${server.url}: check the connection.`,
        cause: expect.any(Error),
      })
    })

    test('of the network is what an endpoint without a server is', async () => {
      const client = open({ endpoint: 'http://127.0.0.1:9', region: 'eu-west-1' }, virtualClock())
      await expect(client.call('GetUser', { AccessToken: 't' })).rejects.toMatchObject({
        failure: 'network',
      })
    })

    test('to understand says where, and what came instead, without quoting it', async () => {
      const page = '<html>secret of the proxy</html>'
      const { failure, server } = await callAgainst(
        answer(502, page, { 'content-type': 'text/html' }),
      )
      expect(failure).toMatchObject({
        failure: 'malformed',
        metadata: { httpStatusCode: 502 },
        message: `${server.url} answers 502, but not as Cognito does: 32 characters of text/html are no JSON object.`,
        cause: expect.any(SyntaxError),
      })
    })

    test.each([
      ['a refusal', answer(400, { __type: 'NotAuthorizedException', message: 'No.' })],
      ['a dropped connection', drop],
      ['an answer that breaks off', breakOff],
      ['an answer that is cut off', answer(200, '{"AccessToken":"top-secret-answer')],
      ['a page', answer(200, '<p>top-secret-answer</p>')],
      ['an empty fault', answer(500, '')],
    ])('holds nothing of what was sent or of what came: %s', async (_what, behaviour) => {
      const { failure } = await callAgainst(behaviour)
      const everything = inspect(failure, { depth: 10, showHidden: true })
      expect(everything).not.toContain('top-secret')
    })
  })
}

async function openAtPool(open: OpenClient): Promise<Client> {
  const cognito = createCognito({
    pools: [{ id: POOL_ID, clients: [{ id: CLIENT_ID }] }],
  })
  cognito.createUser({ ...USER, attributes: { name: 'Ada' } })
  const { url } = await cognito.listen({ hostedUiPort: false })
  onTestFinished(() => cognito.close())
  return open({ endpoint: url, region: 'eu-west-1' }, virtualClock())
}

/** A clock that waits for nothing, and writes down for how long it should have. */
function virtualClock(waits: number[] = []): Clock {
  return {
    now: () => Date.now(),
    async wait(milliseconds) {
      waits.push(milliseconds)
    },
  }
}

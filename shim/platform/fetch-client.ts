import type { Client, ClientOptions, Input, Operation, Output, ServiceFailure } from './client.js'
import { malformedFailure, networkFailure, serviceFailure } from './failures.js'
import type { Clock, HttpRequest, HttpResponse } from './platform.js'
import { retrying } from './retry.js'

/** What the client needs from its host. */
export interface FetchClientHost {
  readonly send: (request: HttpRequest) => Promise<HttpResponse>
  readonly clock: Clock
}

/**
 * The client that speaks the service's JSON protocol itself, over `fetch`: small enough for pages.
 *
 * @example
 * const open = fetchClient({ send: sendByFetch, clock: systemClock })
 * const client = open({ endpoint: 'https://cognito-idp.eu-west-1.amazonaws.com', region: 'eu-west-1' })
 * await client.call('GetUser', { AccessToken })
 */
export function fetchClient({ send, clock }: FetchClientHost): (options: ClientOptions) => Client {
  return ({ endpoint, headers }) => {
    async function attempt<Name extends Operation>(request: HttpRequest): Promise<Output<Name>> {
      const response = await send(request).catch((cause) => {
        throw networkFailure(endpoint, cause)
      })
      return read<Name>(response, endpoint)
    }
    return {
      async call<Name extends Operation>(name: Name, input: Input<Name>) {
        const request = write(name, input, endpoint, await headers?.())
        return retrying(() => attempt<Name>(request), clock)
      },
    }
  }
}

function write<Name extends Operation>(
  name: Name,
  input: Input<Name>,
  endpoint: string,
  more: Readonly<Record<string, string>> = {},
): HttpRequest {
  return {
    url: `${endpoint.replace(/\/$/, '')}/`,
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${name}`,
      'cache-control': 'no-store',
      ...more,
    },
    body: JSON.stringify(input),
  }
}

function read<Name extends Operation>(response: HttpResponse, endpoint: string): Output<Name> {
  const { status, headers, body } = response
  // Operations that have nothing to answer answer nothing.
  const answer = status < 300 && body === '' ? {} : parseAnswer(body)
  if (status < 300 && answer !== null) return answer as unknown as Output<Name>
  const name = headers['x-amzn-errortype'] ?? answer?.code ?? answer?.__type
  if (status < 300 || (name === undefined && answer === null)) {
    throw malformedFailure(endpoint, status, describe(response))
  }
  const message = answer?.message ?? answer?.Message ?? 'Unknown error'
  throw serviceFailure(bareName(String(name ?? 'UnknownError')), String(message), about(response))
}

/** What an answer may say about a refusal; the fields of a good answer go by unread. */
interface Answer {
  readonly code?: unknown
  readonly __type?: unknown
  readonly message?: unknown
  readonly Message?: unknown
}

/** Null where the text is no JSON object. */
function parseAnswer(body: string): Answer | null {
  try {
    const value: unknown = JSON.parse(body, readTime)
    return typeof value === 'object' && !Array.isArray(value) ? value : null
  } catch {
    // The parser's message quotes the text, which may hold tokens; the caller says what is wrong.
    return null
  }
}

/** Fields that hold a time, in seconds since 1970. */
const TIMES: readonly string[] = [
  'CreatedAt',
  'DeviceCreateDate',
  'DeviceLastAuthenticatedDate',
  'DeviceLastModifiedDate',
]

function readTime(key: string, value: unknown): unknown {
  return typeof value === 'number' && TIMES.includes(key) ? new Date(value * 1000) : value
}

/** `com.amazonaws#NotAuthorizedException:http://…` is `NotAuthorizedException`. */
function bareName(name: string): string {
  return name.replace(/[,:].*$/s, '').replace(/^.*#/s, '')
}

function about({ status, headers }: HttpResponse): ServiceFailure['metadata'] {
  const requestId =
    headers['x-amzn-requestid'] ?? headers['x-amzn-request-id'] ?? headers['x-amz-request-id']
  const extendedRequestId = headers['x-amz-id-2']
  return {
    httpStatusCode: status,
    ...(requestId !== undefined && { requestId }),
    ...(extendedRequestId !== undefined && { extendedRequestId }),
  }
}

function describe({ headers, body }: HttpResponse): string {
  return `${body.length} characters of ${headers['content-type'] ?? 'an unknown type'} are no JSON object.`
}

import type { ServiceFailure } from './client.js'
import { malformedFailure, serviceFailure } from './failures.js'
import type { HttpResponse } from './platform.js'

/**
 * What an operation has answered. Operations that have nothing to answer answer nothing.
 *
 * @throws a {@link ServiceFailure} where the service has refused, a {@link MalformedFailure} where
 * the answer is none of its own
 */
export function readAnswer(response: HttpResponse, endpoint: string): object {
  const { status, headers, body } = response
  const answer = status < 300 && body === '' ? {} : parseAnswer(body)
  if (status < 300 && answer !== null) return answer
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

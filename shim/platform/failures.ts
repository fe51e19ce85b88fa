import type { MalformedFailure, NetworkFailure, ServiceFailure } from './client.js'

/** The service has refused. No field holds what was asked: it may be a password. */
export function serviceFailure(
  name: string,
  message: string,
  metadata: ServiceFailure['metadata'],
): ServiceFailure {
  return Object.assign(new Error(message), { failure: 'service' as const, name, metadata })
}

/** Nothing came back from an endpoint. */
export function networkFailure(endpoint: string, cause: unknown): NetworkFailure {
  const message = `No answer came from ${endpoint}: check the connection.`
  return Object.assign(new Error(message), { failure: 'network' as const, cause })
}

/** What came back from an endpoint is none of the service's answers. `what` must not quote it. */
export function malformedFailure(
  endpoint: string,
  httpStatusCode: number,
  what: string,
): MalformedFailure {
  const cause = new SyntaxError(what)
  const message = `${endpoint} answers ${httpStatusCode}, but not as Cognito does: ${what}`
  const metadata = { httpStatusCode }
  return Object.assign(new Error(message), { failure: 'malformed' as const, metadata, cause })
}

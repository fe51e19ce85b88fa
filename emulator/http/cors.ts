import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** Cognito answers any origin, and lets pages read the headers that name the error. */
const OPEN = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date,Location',
}

/** A page asks before it sends what is not a simple request. */
export function isPreflight(request: IncomingMessage): boolean {
  return (
    request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined
  )
}

/**
 * Answers with every header that was asked for: v6 adds `amz-sdk-*`, both add `x-amz-user-agent`, and
 * apps add their own.
 */
export function corsHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const asked = headers['access-control-request-headers']
  const method = headers['access-control-request-method']
  const privateNetwork = headers['access-control-request-private-network']
  return {
    ...OPEN,
    ...(asked === undefined ? {} : { 'access-control-allow-headers': asked }),
    ...(method === undefined
      ? {}
      : { 'access-control-allow-methods': 'GET, POST, OPTIONS', 'access-control-max-age': '600' }),
    ...(privateNetwork === undefined ? {} : { 'access-control-allow-private-network': 'true' }),
  }
}

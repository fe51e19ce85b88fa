/** A request as the handlers see it: read whole, without a socket. */
export interface HttpRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  /** Names in lower case; a repeated header is joined with a comma. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Buffer
  /** Scheme and authority the client used, to build links that lead back here. */
  readonly origin: string
}

/** What a handler answers. */
export interface HttpReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The connection is cut instead of answered. */
export const DROPPED = 'dropped'

export type HttpOutcome = HttpReply | typeof DROPPED

export type HttpHandler = (request: HttpRequest) => Promise<HttpOutcome>

export function jsonReply(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpReply {
  return {
    status,
    headers: {
      'content-type': 'application/json;charset=UTF-8',
      'cache-control': 'no-store',
      ...headers,
    },
    body: JSON.stringify(value),
  }
}

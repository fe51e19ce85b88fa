import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { BodyTooLargeError, readBody } from './body.js'
import type { Certificate } from './certificate.js'
import { corsHeaders, isPreflight } from './cors.js'
import { DROPPED, type HttpHandler, type HttpReply, jsonReply } from './exchange.js'

export interface ServerOptions {
  readonly handler: HttpHandler
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
  /** With a certificate the server speaks https. */
  readonly certificate?: Certificate
}

export interface RunningServer {
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

/** Listens, and gives each request to the handler as one value. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const scheme = options.certificate === undefined ? 'http' : 'https'
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    void answer(request, response, { scheme, handler: options.handler })
  }
  const server =
    options.certificate === undefined
      ? createServer(listener)
      : createSecureServer(
          { key: options.certificate.privateKey, cert: options.certificate.certificate },
          listener,
        )
  // A client that shares this process may block it for seconds and then send on a connection that the
  // timeout has just closed. None is closed for being idle: close() cuts them all.
  server.keepAliveTimeout = 0
  await listen(server, options.host, options.port)
  const { port } = server.address() as AddressInfo
  return {
    url: `${scheme}://${publicHost(options.host)}:${port}`,
    port,
    close: () => close(server),
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { scheme, handler }: { readonly scheme: string; readonly handler: HttpHandler },
): Promise<void> {
  const cors = corsHeaders(request.headers)
  if (isPreflight(request)) {
    request.resume()
    send(response, { status: 200, headers: {}, body: '' }, cors)
    return
  }
  try {
    const outcome = await handler(await readRequest(request, scheme))
    if (outcome === DROPPED) response.destroy()
    else send(response, outcome, cors)
  } catch (error) {
    send(response, refusalOf(error), cors)
  }
}

async function readRequest(
  request: IncomingMessage,
  scheme: string,
): Promise<Parameters<HttpHandler>[0]> {
  const origin = `${scheme}://${request.headers.host ?? 'localhost'}`
  const url = readUrl(request.url ?? '/', origin)
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: flatHeaders(request),
    body: await readBody(request),
    origin,
  }
}

/** A request target may be any bytes: what is no URL is answered like an unknown path. */
function readUrl(target: string, origin: string): URL {
  const parse = (value: string, base: string): URL | undefined =>
    URL.canParse(value, base) ? new URL(value, base) : undefined
  return parse(target, origin) ?? new URL('http://localhost/invalid-request-target')
}

function flatHeaders(request: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  )
}

/** Handlers answer every refusal themselves: what arrives here is oversized input or our own defect. */
function refusalOf(error: unknown): HttpReply {
  const message = error instanceof Error ? error.message : String(error)
  return error instanceof BodyTooLargeError
    ? awsReply(400, 'SerializationException', message)
    : awsReply(500, 'InternalErrorException', message)
}

function awsReply(status: number, type: string, message: string): HttpReply {
  return jsonReply(
    status,
    { __type: type, message },
    {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': randomUUID(),
      'x-amzn-errortype': `${type}:`,
      // The rest of an oversized body may still be under way.
      connection: 'close',
    },
  )
}

function send(
  response: ServerResponse,
  reply: HttpReply,
  cors: Readonly<Record<string, string>>,
): void {
  if (response.destroyed) return
  response.writeHead(reply.status, {
    ...cors,
    ...reply.headers,
    'content-length': Buffer.byteLength(reply.body),
  })
  response.end(reply.body)
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)))
    server.closeAllConnections()
  })
}

/** Every address is reachable as localhost, which is also what the certificate names. */
function publicHost(host: string): string {
  return ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host
}

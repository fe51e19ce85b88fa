import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What the server does with one request. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void

/** A server that does, one after the other, what a test wants; the last behaviour goes on. */
export interface MisbehavingServer {
  readonly url: string
  /** What has arrived, in order. */
  readonly requests: readonly ArrivedRequest[]
  /** The ports that callers have connected from: one for each connection. */
  ports(): readonly number[]
}

export interface ArrivedRequest {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** Starts a server for one test. */
export async function misbehave(...behaviours: readonly Behaviour[]): Promise<MisbehavingServer> {
  const requests: ArrivedRequest[] = []
  const ports = new Set<number>()
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request
    const at = Math.min(requests.length, behaviours.length - 1)
    requests.push({ method, url, headers, body: await textOf(request) })
    behaviours[at]?.(request, response)
  })
  server.on('connection', ({ remotePort = 0 }) => ports.add(remotePort))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, requests, ports: () => [...ports] }
}

/** Answers with a status, headers and a body; an object becomes JSON. */
export function answer(
  status: number,
  body: string | object,
  headers: Readonly<Record<string, string>> = {},
): Behaviour {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
}

/** Closes the connection without a word. */
export const drop: Behaviour = (request) => request.socket.destroy()

/** Begins an answer and closes the connection in the middle of it. */
export const breakOff: Behaviour = (request, response) => {
  response.writeHead(200, { 'content-length': 1000 })
  response.write('{"Username":', () => request.socket.destroy())
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

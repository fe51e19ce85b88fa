import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { API_PATH } from './app-folder.js'

/** A server that runs. */
export interface ShopServer {
  readonly origin: string
  /** Where the photos are that were sent so far. */
  readonly photos: Set<string>
  /** Serves the pages in this folder from now on. */
  deploy(pages: string): void
  close(): Promise<void>
}

/** Whether a text is a token of this kind that the shop's user pool has issued. */
export type TokenCheck = (use: 'id' | 'access', token: string) => Promise<boolean>

/** Serves the pages of a built app and, under the same address, the API that it calls. */
export async function serveShop(isIssued: TokenCheck): Promise<ShopServer> {
  const photos = new Set<string>()
  let pages = ''
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (!url.pathname.startsWith(`${API_PATH}/`)) return sendPage(response, pages, url.pathname)
    request.resume()
    void answerApi({ request, url, photos, isIssued }).then((answer) => {
      response.writeHead(answer === undefined ? 401 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer ?? {}))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}`,
    photos,
    deploy: (folder) => {
      pages = folder
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Call {
  readonly request: IncomingMessage
  readonly url: URL
  readonly photos: Set<string>
  readonly isIssued: TokenCheck
}

/** What the back end says to a call, or nothing to a caller whom it does not know. */
async function answerApi({ request, url, photos, isIssued }: Call): Promise<unknown> {
  const token = request.headers.authorization?.replace(/^Bearer /, '') ?? ''
  const [name, ...place] = url.pathname.slice(API_PATH.length + 1).split('/')
  if (name === 'orders') {
    const order = { id: 'o-1', placedAt: '2026-04-01', status: 'open', total: 12.5 }
    return (await isIssued('id', token)) ? [order] : undefined
  }
  if (name === 'uploads') {
    const key = `${url.searchParams.get('prefix')}/${url.searchParams.get('name')}`
    return (await isIssued('access', token)) ? { key, url: `${API_PATH}/photos/${key}` } : undefined
  }
  photos.add(decodeURIComponent(place.join('/')))
  return {}
}

/** A path that is no file belongs to the app's own router; the shop has no icon. */
function sendPage(response: ServerResponse, folder: string, path: string): void {
  if (path === '/favicon.ico') return void response.writeHead(404).end('no icon')
  const file = join(folder, path)
  const served = existsSync(file) && statSync(file).isFile() ? file : join(folder, 'index.html')
  response.writeHead(200, { 'content-type': TYPES[extname(served)] ?? 'text/plain' })
  response.end(readFileSync(served))
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

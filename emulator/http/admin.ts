import { isCognitoError } from '../core/errors.js'
import { type HttpReply, type HttpRequest, jsonReply } from './exchange.js'

/** What may be called over HTTP by name, with one JSON value. */
export type AdminDoor = Readonly<Record<string, AdminFunction>>

export interface AdminFunction {
  readonly perform: (input: never) => unknown
  /** Changes nothing: GET will do. A page can make a browser GET anything, without saying whose it is. */
  readonly isRead: boolean
}

const PREFIX = '/_amplift/'
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/

/** Whether a path belongs to the administrator. */
export function isAdminPath(path: string): boolean {
  return path.startsWith(PREFIX)
}

/**
 * Answers `/_amplift/<function>`: POST with the input as JSON, GET with it in the query.
 * Only this machine may ask, and a page of another site may not: this door needs no password.
 */
export async function answerAdmin(door: AdminDoor, request: HttpRequest): Promise<HttpReply> {
  if (!isLocal(request)) {
    return jsonReply(403, { message: 'Only this machine may use the admin door.' })
  }
  const name = request.path.slice(PREFIX.length)
  const found = Object.hasOwn(door, name) ? door[name] : undefined
  if (found === undefined) {
    return jsonReply(404, {
      message: `There is no ${name}. There are: ${Object.keys(door).join(', ')}.`,
    })
  }
  if (request.method !== 'POST' && !(request.method === 'GET' && found.isRead)) {
    return jsonReply(405, { message: `${name} takes POST.` })
  }
  try {
    const result = await found.perform(readInput(request) as never)
    return jsonReply(200, result ?? {})
  } catch (error) {
    const type = isCognitoError(error) ? error.type : 'InvalidParameterException'
    return jsonReply(400, {
      __type: type,
      message: error instanceof Error ? error.message : String(error),
    })
  }
}

function readInput(request: HttpRequest): unknown {
  if (request.method === 'GET') return Object.fromEntries(request.query)
  const isJson = /^application\/json\b/.test(request.headers['content-type'] ?? '')
  const text = request.body.toString('utf8')
  if (text !== '' && !isJson) throw new TypeError('The input must be sent as application/json.')
  const input: unknown = text === '' ? {} : JSON.parse(text)
  if (typeof input !== 'object' || input === null) throw new TypeError('The input is an object.')
  return input
}

/**
 * `Host` keeps out names that were made to point here (DNS rebinding); `Origin` keeps out pages that
 * are open in a browser on this machine.
 */
function isLocal(request: HttpRequest): boolean {
  const { host, origin } = request.headers
  if (!LOOPBACK.test(host ?? '')) return false
  if (origin === undefined) return true
  return URL.canParse(origin) && LOOPBACK.test(new URL(origin).host)
}

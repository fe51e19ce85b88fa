import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import {
  DROPPED,
  type HttpOutcome,
  type HttpReply,
  type HttpRequest,
  jsonReply,
} from '../http/exchange.js'
import type { Faults } from '../http/faults.js'
import type { Transcript } from '../http/transcript.js'
import { authorize } from './authorize.js'
import { readForm } from './form.js'
import type { HostedUi } from './hosted-ui.js'
import { login, providerLogin } from './login.js'
import { logout } from './logout.js'
import { errorPage } from './pages.js'
import { revoke } from './revoke.js'
import { token } from './token.js'
import { userInfo } from './user-info.js'

interface Endpoint {
  readonly methods: readonly string[]
  readonly answer: (ui: HostedUi, request: HttpRequest) => Promise<HttpReply>
}

const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  '/oauth2/authorize': { methods: ['GET', 'POST'], answer: authorize },
  '/oauth2/token': { methods: ['POST'], answer: token },
  '/oauth2/revoke': { methods: ['POST'], answer: revoke },
  '/oauth2/userInfo': { methods: ['GET', 'POST'], answer: userInfo },
  '/login': { methods: ['GET', 'POST'], answer: login },
  '/login/provider': { methods: ['GET', 'POST'], answer: providerLogin },
  '/logout': { methods: ['GET'], answer: logout },
  '/error': {
    methods: ['GET'],
    answer: async (_ui, request) => errorPage(request.query.get('error') ?? 'Unknown error'),
  },
}

/** Whether a path is one of the Hosted UI's. */
export function isHostedUiPath(path: string): boolean {
  return Object.hasOwn(ENDPOINTS, path)
}

/** Answers a request to the Hosted UI; faults are named by the path. */
export async function answerHostedUi(
  ui: HostedUi,
  request: HttpRequest,
  { faults, transcript }: { readonly faults: Faults; readonly transcript: Transcript },
): Promise<HttpOutcome> {
  const endpoint = ENDPOINTS[request.path]
  if (endpoint === undefined || !endpoint.methods.includes(request.method)) {
    return jsonReply(405, { error: 'invalid_request' })
  }
  const input = { ...Object.fromEntries(request.query), ...Object.fromEntries(readForm(request)) }
  const { delay, drop, refusal } = faults.strike(request.path, input)
  if (delay > 0) await wait(delay)
  const reply =
    drop === 'before'
      ? undefined
      : refusal === undefined
        ? await endpoint.answer(ui, request)
        : jsonReply(refusal.status, { error: refusal.type, error_description: refusal.message })
  const outcome = drop !== undefined || reply === undefined ? DROPPED : reply
  transcript.record({
    at: ui.world.clock.now(),
    service: 'oauth',
    operation: request.path,
    requestId: randomUUID(),
    userAgent: request.headers['user-agent'],
    input,
    status: outcome === DROPPED ? 0 : outcome.status,
    result: outcome === DROPPED ? DROPPED : describe(outcome),
  })
  return outcome
}

function describe(reply: HttpReply): string {
  const isJson = reply.headers['content-type']?.startsWith('application/json')
  const error = isJson ? (JSON.parse(reply.body) as { error?: string }).error : undefined
  const told = /[?&]error=([^&]+)/.exec(reply.headers.location ?? '')?.[1]
  const known = error ?? (told === undefined ? undefined : decodeURIComponent(told))
  return known ?? (reply.status < 400 ? 'ok' : 'refused')
}

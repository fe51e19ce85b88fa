import { answerHostedUi, isHostedUiPath } from '../hosted-ui/endpoints.js'
import type { HostedUi } from '../hosted-ui/hosted-ui.js'
import { type AdminDoor, answerAdmin, isAdminPath } from './admin.js'
import { answerDiscovery } from './discovery.js'
import {
  type HttpHandler,
  type HttpOutcome,
  type HttpReply,
  type HttpRequest,
  jsonReply,
} from './exchange.js'
import { answerJson, type JsonApi } from './json-api.js'

export interface Router {
  readonly api: JsonApi
  readonly ui: HostedUi
  readonly admin: AdminDoor
  /** Known only after both servers listen. */
  readonly hostedUiUrl: () => string | undefined
  /** Called after each request that may have changed something. */
  readonly onHandled: () => void
}

/** One handler for both servers: everything that this Cognito answers, by path. */
export function createRouter(router: Router): HttpHandler {
  return async (request) => {
    const isDocument = request.method === 'GET' || request.method === 'HEAD'
    const document = isDocument
      ? await answerDiscovery(router.api.world, request, router.hostedUiUrl())
      : undefined
    if (document !== undefined) return document
    try {
      return await answer(router, request)
    } finally {
      router.onHandled()
    }
  }
}

async function answer({ api, ui, admin }: Router, request: HttpRequest): Promise<HttpOutcome> {
  if (isAdminPath(request.path)) return answerAdmin(admin, request)
  if (isHostedUiPath(request.path)) return answerHostedUi(ui, request, api)
  return request.method === 'POST' ? answerJson(api, request) : notFound(request.path)
}

function notFound(path: string): HttpReply {
  return jsonReply(404, { message: `Nothing is served at ${path}.` })
}

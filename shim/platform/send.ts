import { hostScope } from './host-scope.js'
import type { HttpRequest, HttpResponse } from './platform.js'

/**
 * Sends a request with the `fetch` of the host and reads the whole answer. Nothing of it is cached.
 *
 * @throws the error of `fetch` where no whole answer comes
 */
export async function sendByFetch(request: HttpRequest): Promise<HttpResponse> {
  const scope = hostScope()
  if (!scope.fetch) throw new Error('There is no fetch here: use Node 18 or later, or a polyfill.')
  const { url, method, headers, body } = request
  const response = await scope.fetch(url, {
    method,
    headers: { ...headers },
    cache: 'no-store',
    ...(body !== undefined && { body }),
  })
  const names: Record<string, string> = {}
  response.headers.forEach((value, name) => {
    names[name.toLowerCase()] = value
  })
  return { status: response.status, headers: names, body: await response.text() }
}

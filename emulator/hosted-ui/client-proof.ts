import { timingSafeEqual } from 'node:crypto'
import type { AppClient, Pool } from '../core/model.js'
import { findClient } from '../core/world.js'
import type { HttpRequest } from '../http/exchange.js'
import type { HostedUi } from './hosted-ui.js'

/**
 * Finds the client that a form speaks for. One with a secret must prove it, in the Authorization
 * header or in the form; undefined when it does not, or when nobody knows it.
 */
export function findProvenClient(
  ui: HostedUi,
  http: HttpRequest,
  form: URLSearchParams,
): { readonly pool: Pool; readonly client: AppClient } | undefined {
  const basic = readBasic(http.headers.authorization)
  const clientId = basic?.name ?? form.get('client_id')
  const secret = basic?.secret ?? form.get('client_secret')
  const found = clientId === null ? undefined : findClient(ui.world, clientId)
  if (found === undefined) return undefined
  if (form.has('client_id') && form.get('client_id') !== found.client.id) return undefined
  const expected = found.client.secret
  if (expected === undefined) return secret === null || secret === '' ? found : undefined
  return secret !== null && isSame(secret, expected) ? found : undefined
}

function readBasic(header: string | undefined): { name: string; secret: string } | undefined {
  const encoded = /^Basic\s+(\S+)$/i.exec(header ?? '')?.[1]
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return { name: text.slice(0, colon < 0 ? undefined : colon), secret: text.slice(colon + 1) }
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

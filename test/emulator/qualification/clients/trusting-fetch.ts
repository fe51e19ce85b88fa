import { readFileSync } from 'node:fs'
import { request } from 'node:https'

/**
 * A `fetch` that trusts one certificate more, as NODE_EXTRA_CA_CERTS would make it: Node reads that
 * variable before any test begins. The certificate itself is checked as always.
 */
export function trustingFetch(caPath: string): typeof globalThis.fetch {
  const ca = readFileSync(caPath)
  const plain = globalThis.fetch
  return (input, init) => {
    const url = input instanceof Request ? input.url : String(input)
    if (!url.startsWith('https:')) return plain(input, init)
    return send(url, ca, init)
  }
}

function send(url: string, ca: Buffer, init: RequestInit = {}): Promise<Response> {
  const headers = Object.fromEntries(new Headers(init.headers).entries())
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { ca, method: init.method ?? 'GET', headers }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () => {
        const answer = new Headers()
        for (const [name, value] of Object.entries(incoming.headersDistinct)) {
          for (const each of value ?? []) answer.append(name, each)
        }
        const status = incoming.statusCode ?? 0
        const body = status === 204 || chunks.length === 0 ? null : Buffer.concat(chunks)
        resolve(new Response(body, { status, headers: answer }))
      })
    })
    outgoing.on('error', reject)
    outgoing.end(init.body === undefined || init.body === null ? undefined : String(init.body))
  })
}

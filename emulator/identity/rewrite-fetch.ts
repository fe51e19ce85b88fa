/** Where the calls go, and what sends them. */
export interface RewriteFetchOptions {
  /** The local Cognito's `url`, as `listen()` gives it. */
  readonly url: string
  /** What is called in the end; the global `fetch` as it is now when left out. */
  readonly fetch?: typeof globalThis.fetch
}

const SERVICE = /^cognito-(?:identity|idp)(?:-fips)?\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/

/**
 * Returns a `fetch` that sends calls for `cognito-identity.<region>.amazonaws.com` and
 * `cognito-idp.<region>.amazonaws.com` to the local Cognito, and every other call where it was going.
 * Amplify v5 needs it for identity pools, because it has no option for their endpoint.
 *
 * @example
 * ```ts
 * import { createCognito, rewriteFetch } from '@amplift/cognito'
 *
 * const cognito = createCognito({ pools: [{ id: 'us-east-1_Example' }] })
 * const { url } = await cognito.listen()
 * globalThis.fetch = rewriteFetch({ url })
 * ```
 */
export function rewriteFetch(options: RewriteFetchOptions): typeof globalThis.fetch {
  const { fetch = globalThis.fetch } = options
  const target = new URL(options.url)
  return (input, init) => {
    const url = rewriteUrl(input instanceof Request ? input.url : String(input), target)
    if (url === undefined) return fetch(input, init)
    return fetch(input instanceof Request ? new Request(url, input) : url, init)
  }
}

function rewriteUrl(from: string, target: URL): string | undefined {
  if (!URL.canParse(from)) return undefined
  const url = new URL(from)
  if (!SERVICE.test(url.hostname)) return undefined
  return new URL(`${url.pathname}${url.search}`, target).href
}

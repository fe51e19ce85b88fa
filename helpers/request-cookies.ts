import type { KeyValueStorageInterface } from 'aws-amplify/utils'

/** The cookies that came with a request, as a storage: what is written lasts as long as the request. */
export function requestCookies(header: unknown): KeyValueStorageInterface {
  const cookies = new Map<string, string>()
  const pairs = String(header ?? '').split(/; */)
  // v6 encodes names, earlier versions did not. Where a browser has both, v6 wrote its own later.
  const encoded = pairs.filter((pair) => /^[^=]*%/.test(pair))
  for (const pair of [...pairs, ...encoded]) {
    const at = pair.indexOf('=')
    if (at > 0) cookies.set(decoded(pair.slice(0, at)), decoded(pair.slice(at + 1)))
  }
  return {
    // How wrong the browser's clock is does not matter to the server's.
    getItem: async (key) => (key.endsWith('.clockDrift') ? null : (cookies.get(key) ?? null)),
    setItem: async (key, value) => void cookies.set(key, value),
    removeItem: async (key) => void cookies.delete(key),
    clear: async () => cookies.clear(),
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

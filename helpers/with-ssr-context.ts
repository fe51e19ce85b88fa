import { type ServerAuth, serverAuth } from './server-auth.js'
import type { V5Any } from './v5-any.js'

/**
 * Who sends a request, by the cookies that came with it: `req` is anything that has `headers.cookie`
 * as Node's requests have. Without it nobody is signed in. Nothing is written to the response.
 */
export function withSSRContext({ req }: { req?: V5Any } = {}): { Auth: ServerAuth } {
  return { Auth: serverAuth(req?.headers?.cookie) }
}

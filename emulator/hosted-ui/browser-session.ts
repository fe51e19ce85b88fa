import { randomBytes } from 'node:crypto'
import type { Pool, User } from '../core/model.js'
import type { HttpRequest } from '../http/exchange.js'
import type { HostedUi } from './hosted-ui.js'

const COOKIE = 'cognito'
/** The Hosted UI remembers a browser for an hour, whatever the app client says. */
const LIFETIME_MS = 3600 * 1000

/** Who is signed in at the Hosted UI in this browser. */
export function findBrowserUser(ui: HostedUi, request: HttpRequest, pool: Pool): User | undefined {
  const value = readCookie(request)
  const session = value === undefined ? undefined : ui.browsers.get(value)
  if (session === undefined || session.poolId !== pool.id) return undefined
  if (session.expiresAt <= ui.world.clock.now()) return undefined
  const user = Object.hasOwn(pool.users, session.username)
    ? pool.users[session.username]
    : undefined
  return user?.enabled === true ? user : undefined
}

/** Remembers the browser and returns the header that tells it so. */
export function rememberBrowser(ui: HostedUi, pool: Pool, user: User): Record<string, string> {
  const value = randomBytes(24).toString('base64url')
  ui.browsers.set(value, {
    poolId: pool.id,
    username: user.username,
    expiresAt: ui.world.clock.now() + LIFETIME_MS,
  })
  return { 'set-cookie': `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax` }
}

/** Forgets the browser and returns the header that clears its cookie. */
export function forgetBrowser(ui: HostedUi, request: HttpRequest): Record<string, string> {
  const value = readCookie(request)
  if (value !== undefined) ui.browsers.delete(value)
  return { 'set-cookie': `${COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0` }
}

function readCookie(request: HttpRequest): string | undefined {
  return /(?:^|;\s*)cognito=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1]
}

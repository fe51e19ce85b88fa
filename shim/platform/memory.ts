import { systemClock } from './clock.js'
import { fetchClient } from './fetch-client.js'
import { memoryStorage } from './memory-storage.js'
import type { Platform } from './platform.js'
import { randomBytes } from './random.js'
import { sendByFetch } from './send.js'

/**
 * A platform that keeps everything in memory, for servers and for tests. Clock, random bytes and
 * `fetch` are the real ones. The client sends with the `send` and waits with the `clock` that are
 * passed.
 *
 * @param overrides - what is to be different
 *
 * @example
 * const platform = memoryPlatform({ clock: { ...systemClock, now: () => Date.parse('2026-11-01') } })
 */
export function memoryPlatform(overrides: Partial<Platform> = {}): Platform {
  const platform = {
    storage: memoryStorage(),
    tabStorage: memoryStorage(),
    cookies: null,
    send: sendByFetch,
    randomBytes,
    clock: systemClock,
    page: null,
    locks: null,
    open: refuseToOpen,
    passkeys: null,
    deviceName: async () => 'nodejs',
    userContext: () => undefined,
    onStorageChange: null,
    ...overrides,
  }
  return { client: fetchClient(platform), ...platform }
}

async function refuseToOpen(): Promise<never> {
  throw new Error('There is no page here that a sign-in page could open in: do this in a browser.')
}

import type { Client } from '../platform/client.js'
import type { Platform } from '../platform/platform.js'
import type { KeyValueStorage } from '../platform/storage.js'
import type { AuthConfig } from './config/config.js'
import type { Events } from './events.js'

/**
 * All that one app, or one request on a server, has of Auth: the state that every function of both
 * doors is given. It has no methods of its own, so that a bundle holds only the functions it calls.
 */
export interface Engine {
  readonly platform: Platform
  readonly events: Events
  /** Null until something is configured. */
  config: AuthConfig | null
  /** Calls the configured user pool; null while none is. */
  client: Client | null
  /** Where tokens are kept: the platform's storage, unless another one was asked for. */
  storage: KeyValueStorage
  /**
   * What modules keep between calls, by their own names: a refresh under way, credentials,
   * attempts to sign in. See `inMemory`.
   */
  readonly memory: Map<string, unknown>
}

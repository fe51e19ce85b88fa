import type { Platform } from '../platform/platform.js'
import type { KeyValueStorage } from '../platform/storage.js'
import type { AuthConfig, StorageChoice } from './config/config.js'
import type { Engine } from './engine.js'
import { openEvents } from './open-events.js'

/** What a configuration says besides where things are. */
export interface EngineOptions {
  /** Headers that every request to the user pool carries besides its own. */
  readonly headers?: () => Promise<Readonly<Record<string, string>>>
}

/** Makes an engine that knows its host and nothing of an app yet. */
export function openEngine(platform: Platform): Engine {
  return {
    platform,
    events: openEvents(),
    config: null,
    client: null,
    storage: platform.storage,
    memory: new Map(),
  }
}

/**
 * Gives an engine its configuration, in the place of the one it had. What it keeps in memory and
 * in its storage stays: tokens go by the id of the app client.
 */
export function configureEngine(
  engine: Engine,
  config: AuthConfig,
  { headers }: EngineOptions = {},
): void {
  const { userPool, storage } = config
  engine.config = config
  engine.storage = storage === null ? engine.platform.storage : openStorage(engine, storage)
  engine.client =
    userPool === null
      ? null
      : engine.platform.client({
          endpoint: userPool.endpoint,
          region: userPool.region,
          ...(headers && { headers }),
        })
  engine.events.tell({ kind: 'configured' })
}

function openStorage({ platform }: Engine, choice: StorageChoice): KeyValueStorage {
  if (choice.kind === 'given') return choice.storage
  return platform.cookies?.(choice.options) ?? noStorage
}

/** A server has no cookies but those of a request, and all requests share its memory. */
const noStorage: KeyValueStorage = {
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
}

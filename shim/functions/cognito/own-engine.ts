import type { Engine } from '../../core/engine.js'
import { openEngine } from '../../core/open-engine.js'
import { hostPlatform } from '../../platform/host.js'
import type { Platform } from '../../platform/platform.js'

/** An engine for one object, made when it is first needed. */
export function ownEngine(parts: Partial<Platform> = {}): () => Engine {
  let engine: Engine | null = null
  return () => {
    engine ??= openEngine(
      Object.create(hostPlatform(), Object.getOwnPropertyDescriptors(parts)) as Platform,
    )
    return engine
  }
}

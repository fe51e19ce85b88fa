import type { Platform } from '../platform/platform.js'
import type { Engine } from './engine.js'
import { openEngine } from './open-engine.js'

const KEY = Symbol.for('amplift.engine')

/**
 * The one engine of an app, made at the first call. It lives on the global object, so that copies of
 * this package (ESM and CommonJS, both doors) have the same one.
 *
 * @param openPlatform - makes the platform of this host; called once
 */
export function sharedEngine(openPlatform: () => Platform): Engine {
  const place = globalThis as { [KEY]?: Engine }
  place[KEY] ??= openEngine(openPlatform())
  return place[KEY]
}

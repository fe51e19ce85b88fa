import { parseConfig } from '../core/config/parse-config.js'
import type { Engine } from '../core/engine.js'
import { configureEngine } from '../core/open-engine.js'
import { atDoorNow } from './at-door.js'
import type { AnyConfig, ConfigureOptions } from './types/configure.js'

/**
 * Configures an engine. Apart from `configure`, whose declaration apps read: that of an engine would
 * lead their TypeScript into the declarations of the AWS SDK.
 */
export function configureWith(
  engine: Engine,
  config: AnyConfig,
  { ssr = false, storage, headers }: ConfigureOptions,
): void {
  const parsed = atDoorNow(() => parseConfig(config))
  const cookies = ssr ? ({ kind: 'cookies', options: { sameSite: 'lax' } } as const) : null
  const given = storage ? ({ kind: 'given', storage } as const) : null
  configureEngine(
    engine,
    { ...parsed, storage: given ?? cookies ?? parsed.storage },
    { ...(headers && { headers }) },
  )
}

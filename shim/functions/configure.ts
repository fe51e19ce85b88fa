import { parseConfig } from '../core/config/parse-config.js'
import type { Engine } from '../core/engine.js'
import { configureEngine } from '../core/open-engine.js'
import type { KeyValueStorage } from '../platform/storage.js'
import { atDoorNow } from './at-door.js'
import { appEngine } from './context.js'
import type { ResourcesConfig } from './types/resources-config.js'

/**
 * Any configuration that an app of Amplify has: what `Amplify.configure` of v6 or v5 takes, with
 * what is written beside a generated one.
 *
 * @example
 * const config: AnyConfig = { Auth: { Cognito: { userPoolId, userPoolClientId } } }
 */
export type AnyConfig = ResourcesConfig | Readonly<Record<string, unknown>>

/** How the app is configured besides. */
export interface ConfigureOptions {
  /** Keeps tokens in cookies, where a server sees them. */
  ssr?: boolean
  /** Keeps tokens there, whatever the configuration says. */
  storage?: KeyValueStorage
  /** Headers that every request to the user pool carries besides its own. */
  headers?: () => Promise<Record<string, string>>
}

/**
 * Configures the functions of this package. An app that uses other categories of aws-amplify calls
 * `Amplify.configure(config, libraryOptions(config))` instead, which does this too.
 *
 * @param config - a ResourcesConfig of v6, amplify_outputs.json, aws-exports, or what v5 takes
 * @param options - where tokens are kept, and headers for the user pool
 * @throws AuthError `InvalidConfigurationException`, `InvalidUserPoolId` or
 * `InvalidIdentityPoolIdException`, naming the key that is wrong and what belongs there
 *
 * @example
 * import { configure } from '@amplift/auth'
 *
 * configure({
 *   Auth: {
 *     Cognito: { userPoolId: 'eu-west-1_Ab12Cd34E', userPoolClientId: '1h57kf5cpq17m0eml12EXAMPLE' },
 *   },
 * })
 */
export function configure(config: AnyConfig, options: ConfigureOptions = {}): void {
  configureWith(appEngine(), config, options)
}

/** Configures an engine. */
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

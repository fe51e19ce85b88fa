import type { KeyValueStorage } from '../../platform/storage.js'
import type { ResourcesConfig } from './resources-config.js'

/**
 * Any configuration that an app of Amplify has: what `Amplify.configure` of v6 or v5 takes, with
 * what is written beside a generated one.
 *
 * @example
 * import type { AnyConfig } from '@amplift/auth'
 *
 * const config: AnyConfig = {
 *   Auth: {
 *     Cognito: { userPoolId: 'eu-west-1_Ab12Cd34E', userPoolClientId: '1h57kf5cpq17m0eml12EXAMPLE' },
 *   },
 * }
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

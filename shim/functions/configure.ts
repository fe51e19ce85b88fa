import { configureWith } from './configure-with.js'
import { appEngine } from './context.js'
import type { AnyConfig, ConfigureOptions } from './types/configure.js'

export type { AnyConfig, ConfigureOptions }

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

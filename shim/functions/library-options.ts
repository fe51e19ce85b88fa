import { configureWith } from './configure-with.js'
import { appEngine } from './context.js'
import { lendSession } from './lend-session.js'
import { providersOf } from './providers.js'
import { relay } from './relay.js'
import type { AnyConfig, ConfigureOptions } from './types/configure.js'
import type { LibraryAuthOptions } from './types/context.js'
import type { HubLike } from './types/hub.js'
import type { KeptTokens } from './types/kept-tokens.js'

/** How the app is configured besides. */
export interface LibraryOptionsInput extends ConfigureOptions {
  /** The Hub of aws-amplify: it is told what happens to the session. */
  Hub?: HubLike
  /**
   * `cognitoUserPoolsTokenProvider` of aws-amplify/auth/cognito: functions of aws-amplify itself that
   * are still called then keep their session where ours is.
   */
  tokenProvider?: KeptTokens
}

/** The second argument of `Amplify.configure` of aws-amplify 6. */
export interface OwnLibraryOptions {
  Auth: Required<Pick<LibraryAuthOptions, 'tokenProvider' | 'credentialsProvider'>> &
    Pick<LibraryAuthOptions, 'headers'>
  ssr?: boolean
}

/**
 * Configures the functions of this package, and makes the second argument of `Amplify.configure`, so
 * that Storage, API and the other categories of aws-amplify 6 use the session of these functions.
 *
 * @param config - what `Amplify.configure` is given, too
 * @param options - the Hub of aws-amplify, where tokens are kept, and headers for the user pool
 * @returns token provider and credentials provider
 * @throws AuthError `InvalidConfigurationException` and its like, as {@link configure} does
 *
 * @example
 * import { libraryOptions } from '@amplift/auth'
 * import { Amplify } from 'aws-amplify'
 * import { Hub } from 'aws-amplify/utils'
 * import config from './amplify_outputs.json'
 *
 * Amplify.configure(config, libraryOptions(config, { Hub }))
 *
 * @example
 * // Some files still call the functions of aws-amplify/auth.
 * import { libraryOptions } from '@amplift/auth'
 * import { Amplify } from 'aws-amplify'
 * import { cognitoUserPoolsTokenProvider as tokenProvider } from 'aws-amplify/auth/cognito'
 * import { Hub } from 'aws-amplify/utils'
 * import config from './amplify_outputs.json'
 *
 * Amplify.configure(config, libraryOptions(config, { Hub, tokenProvider }))
 */
export function libraryOptions(
  config: AnyConfig,
  options: LibraryOptionsInput = {},
): OwnLibraryOptions {
  const engine = appEngine()
  configureWith(engine, config, options)
  if (options.Hub) relay(engine, options.Hub)
  if (options.tokenProvider) lendSession(engine, options.tokenProvider)
  const { headers, ssr } = options
  return {
    Auth: { ...providersOf(engine), ...(headers && { headers }) },
    ...(ssr !== undefined && { ssr }),
  }
}

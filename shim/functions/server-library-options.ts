import { openEngine } from '../core/open-engine.js'
import { hostPlatform } from '../platform/host.js'
import type { KeyValueStorage } from '../platform/storage.js'
import { configureWith } from './configure-with.js'
import type { OwnLibraryOptions } from './library-options.js'
import { providersOf } from './providers.js'
import type { AnyConfig } from './types/configure.js'

/** What a request on a server brings. */
export interface ServerLibraryOptionsInput {
  /** The cookies of the request, as `createKeyValueStorageFromCookieStorageAdapter` makes it. */
  storage: KeyValueStorage
  /** Headers that every request to the user pool carries besides its own. */
  headers?: () => Promise<Record<string, string>>
}

/**
 * Makes library options for one request on a server. They share nothing with those of another one:
 * each has an engine of its own, whose session is in the storage that is passed.
 *
 * @param config - what `Amplify.configure` is given, too
 * @param input - where the session of the request is
 * @returns token provider and credentials provider, for `createAmplifyContext` of aws-amplify
 * @throws AuthError `InvalidConfigurationException` and its like, as `configure` does
 *
 * @example
 * import { fetchAuthSession, serverLibraryOptions } from '@amplift/auth/server'
 * import { createAmplifyContext } from 'aws-amplify'
 * import { sharedInMemoryStorage as storage } from 'aws-amplify/utils'
 * import config from './amplify_outputs.json'
 *
 * const context = createAmplifyContext(config, serverLibraryOptions(config, { storage }))
 * const { tokens } = await fetchAuthSession(context)
 */
export function serverLibraryOptions(
  config: AnyConfig,
  { storage, headers }: ServerLibraryOptionsInput,
): OwnLibraryOptions {
  const engine = openEngine(hostPlatform())
  configureWith(engine, config, { storage, ...(headers && { headers }) })
  return { Auth: { ...providersOf(engine), ...(headers && { headers }) } }
}

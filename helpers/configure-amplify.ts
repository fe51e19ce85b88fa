import { applyConfiguration, configuration, mergeAuthOptions } from './configuration.js'
import type { Linking } from './set-url-opener.js'
import type { V5Any } from './v5-any.js'

/**
 * Configures Amplify with what v5 took: blocks written by hand, the generated file, or both. Each
 * call is merged into the ones before it. Answers with all that was configured, and without an
 * argument with that alone. `linking` is React Native's, where an `urlOpener` is configured.
 */
export function configureAmplify(config?: V5Any, linking?: Linking): V5Any {
  if (!config) return configuration.amplify
  Object.assign(configuration.amplify, config)
  configuration.linking = linking ?? configuration.linking
  mergeAuthOptions(configuration.amplify)
  applyConfiguration()
  return configuration.amplify
}

import {
  applyConfiguration,
  configuration,
  mergeAuthOptions,
  rememberConfiguration,
} from './configuration.js'
import type { V5Any } from './v5-any.js'

/**
 * Merges options into those of Auth, and answers with all of them. Without an argument it answers
 * with them and changes nothing.
 */
export function configureAuth(config?: V5Any): V5Any {
  rememberConfiguration()
  if (config) {
    mergeAuthOptions(config)
    applyConfiguration()
  }
  return configuration.auth
}

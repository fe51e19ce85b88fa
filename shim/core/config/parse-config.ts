import type { AuthConfig } from './config.js'

/**
 * Reads a configuration, whatever shape it has: v6's ResourcesConfig, amplify_outputs.json,
 * aws-exports (with what is written beside it), or what v5 takes.
 *
 * @throws Fault `InvalidConfigurationException`, naming the key and what belongs there
 */
export function parseConfig(input: unknown): AuthConfig {
  throw new Error(`Not built yet: ${typeof input}`)
}

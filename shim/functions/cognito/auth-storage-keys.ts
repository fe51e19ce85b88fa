import { KEY_PREFIX } from '../../core/session/keys.js'

/**
 * What the names of all stored tokens begin with.
 *
 * @example
 * import { AUTH_KEY_PREFIX } from '@amplift/auth/cognito'
 *
 * const lastUser = localStorage.getItem(`${AUTH_KEY_PREFIX}.1h57kf5cpq17m0eml12EXAMPLE.LastAuthUser`)
 */
export const AUTH_KEY_PREFIX: string = KEY_PREFIX

const NAMES = [
  'accessToken',
  'idToken',
  'oidcProvider',
  'clockDrift',
  'refreshToken',
  'deviceKey',
  'randomPasswordKey',
  'deviceGroupKey',
  'signInDetails',
  'oauthMetadata',
] as const

/** The names under which the tokens of one user are stored. */
export type AuthStorageKeys = Record<(typeof NAMES)[number], string>

/**
 * Makes the names under which the tokens of one user are stored.
 *
 * @param provider - {@link AUTH_KEY_PREFIX}
 * @param identifier - `<client id>.<username>`
 *
 * @example
 * import { AUTH_KEY_PREFIX, createKeysForAuthStorage } from '@amplift/auth/cognito'
 *
 * const { accessToken } = createKeysForAuthStorage(
 *   AUTH_KEY_PREFIX,
 *   '1h57kf5cpq17m0eml12EXAMPLE.ada',
 * )
 */
export function createKeysForAuthStorage(provider: string, identifier: string): AuthStorageKeys {
  const keys = NAMES.map((name) => [name, `${provider}.${identifier}.${name}`] as const)
  const found: Record<string, string> = {}
  for (const [name, key] of keys) found[name] = key
  return found as AuthStorageKeys
}

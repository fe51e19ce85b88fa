/** What all keys of user pools begin with, in v5 and v6. */
export const KEY_PREFIX = 'CognitoIdentityServiceProvider'

/** The key of the name under which the tokens of an app client are. */
export function lastUserKey(clientId: string): string {
  return `${KEY_PREFIX}.${clientId}.LastAuthUser`
}

/** The key of v6's mark that a session came from the sign-in pages: `true,<private>`. */
export function hostedKey(clientId: string): string {
  return `${KEY_PREFIX}.${clientId}.oauthSignIn`
}

/** The keys of one user, as v5 and v6 have them. */
export interface SessionKeys {
  readonly accessToken: string
  readonly idToken: string
  readonly refreshToken: string
  /** In v5 seconds, client ahead of server; in v6 milliseconds, server ahead of client. */
  readonly clockDrift: string
  /** Our own: see `clock-drift`. */
  readonly ownDrift: string
  /** Only v6 writes it. */
  readonly signInDetails: string
  /** Only v6 writes it. */
  readonly oauthMetadata: string
  /** Only v5 writes it: the answer of GetUser. */
  readonly userData: string
  readonly deviceKey: string
  readonly deviceGroupKey: string
  readonly randomPassword: string
}

/**
 * The keys of one user.
 *
 * @param username - as it is under {@link lastUserKey}: the pool's name for the user, or an alias
 */
export function sessionKeys(clientId: string, username: string): SessionKeys {
  const of = (name: string): string => `${KEY_PREFIX}.${clientId}.${username}.${name}`
  return {
    accessToken: of('accessToken'),
    idToken: of('idToken'),
    refreshToken: of('refreshToken'),
    clockDrift: of('clockDrift'),
    ownDrift: of('ampliftClockDrift'),
    signInDetails: of('signInDetails'),
    oauthMetadata: of('oauthMetadata'),
    userData: of('userData'),
    deviceKey: of('deviceKey'),
    deviceGroupKey: of('deviceGroupKey'),
    randomPassword: of('randomPasswordKey'),
  }
}

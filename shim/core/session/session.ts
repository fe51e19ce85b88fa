/** The tokens of somebody who is signed in, as they are stored. */
export interface Session {
  /** The name that the storage's keys have: the user pool's, or the alias that was signed in with. */
  readonly username: string
  readonly accessToken: string
  readonly idToken: string | null
  readonly refreshToken: string | null
  /** By how many milliseconds the clock here is ahead of the service's. */
  readonly clockDrift: number
  /** How the sign-in was done; null where a library wrote the session that does not keep it. */
  readonly signInDetails: SignInDetails | null
}

/** How somebody signed in. */
export interface SignInDetails {
  readonly loginId?: string
  readonly authFlowType?: string
}

/** Who is signed in. */
export interface SignedInUser {
  readonly username: string
  readonly userId: string
  readonly signInDetails: SignInDetails | null
}

/** The secret of a device that the user pool remembers. */
export interface DeviceSecret {
  readonly deviceKey: string
  readonly deviceGroupKey: string
  /** Base64. */
  readonly randomPassword: string
}

import type { Engine } from '../engine.js'

/** How somebody signs out. */
export interface SignOutOptions {
  /** On all devices. */
  readonly global?: boolean | undefined
  /** Where the sign-in pages lead back to: one of the configured URLs. */
  readonly redirectUrl?: string | undefined
}

/**
 * Signs out: revokes the refresh token as far as the network allows, forgets the session and what
 * v5 and v6 have left of it, and tells `signedOut`. The secret of the device stays.
 */
export async function signOut(_engine: Engine, _options: SignOutOptions = {}): Promise<void> {
  throw new Error('Not built yet')
}

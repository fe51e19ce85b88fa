import type { Fault } from './fault.js'
import type { SignedInUser } from './session/session.js'

/** What happens to a session. Each door tells its Hub in its own words. */
export type AuthEvent =
  | { readonly kind: 'configured' }
  | { readonly kind: 'signedIn'; readonly user: SignedInUser }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'tokensRefreshed' }
  /** `endsSession` is true where the tokens are gone because of it. */
  | { readonly kind: 'refreshFailed'; readonly fault: Fault; readonly endsSession: boolean }
  /** The user is signed in, but the pool will not know this device at the next sign-in. */
  | { readonly kind: 'deviceNotRemembered'; readonly fault: Fault }
  | { readonly kind: 'redirectSignedIn'; readonly customState: string | null }
  | { readonly kind: 'redirectFailed'; readonly fault: Fault }

/** Tells and hears events. A listener that throws keeps no other from hearing. */
export interface Events {
  tell(event: AuthEvent): void
  /** Returns what stops the listening. */
  hear(listener: (event: AuthEvent) => void): () => void
}

import type { Fault } from '../fault.js'
import type { FlowName } from './attempt.js'
import type { ServiceAnswer } from './service-answer.js'

/** What happens to an attempt. */
export type FlowEvent =
  | Started
  | Replied
  | { readonly kind: 'answered'; readonly answer: ServiceAnswer }
  | { readonly kind: 'appGiven'; readonly secretCode: string; readonly session: string | null }
  | { readonly kind: 'appVerified'; readonly session: string | null }
  | { readonly kind: 'passkeyGiven'; readonly credential: string }
  | { readonly kind: 'refused'; readonly fault: Fault }

/** Somebody wants to sign in. */
export interface Started {
  readonly kind: 'started'
  readonly id: string
  readonly flow: FlowName
  readonly username: string
  /** The factor that `USER_AUTH` begins with. */
  readonly preferred: string | null
  /** What a sign-up has left: it signs in without a password. */
  readonly session: string | null
}

/** The person has answered what was asked. */
export interface Replied {
  readonly kind: 'replied'
  readonly reply: string
  /** What comes with a new password. */
  readonly attributes: Readonly<Record<string, string | undefined>>
  /** What a new authenticator app is called. */
  readonly deviceName: string | null
}

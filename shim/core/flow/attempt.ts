/**
 * A sign-in that is under way, as plain JSON: it outlives a reload, and any number of them can be
 * under way side by side. It holds no password, no answer of a person, no private number and no token.
 */
export interface Attempt {
  /** Tells attempts from one another. */
  readonly id: string
  /** Null where another library has begun the attempt. */
  readonly flow: FlowName | null
  /** The name that was typed in; null where another library has begun the attempt. */
  readonly loginId: string | null
  /** The name that the answers are from: what was typed in, or what the user pool made of it. */
  readonly username: string
  /** Whether the user pool's first answer says what the user is called. */
  readonly takesName: boolean
  readonly waitsFor: Waiting
  /** What the person was asked, in Cognito's words; null before the first question. */
  readonly challenge: string | null
  /** The service's name for this place in the sign-in: opaque, and good for one answer. */
  readonly session: string | null
  /** How far the set-up of a second factor is; null where there is none, or nobody knows. */
  readonly setup: Setup | null
  /** What was proved since the person was last asked, so that nobody asks for it forever. */
  readonly proved: readonly string[]
}

/** How somebody can sign in, as v6 names it. */
export type FlowName =
  | 'USER_SRP_AUTH'
  | 'USER_PASSWORD_AUTH'
  | 'CUSTOM_WITHOUT_SRP'
  | 'CUSTOM_WITH_SRP'
  | 'USER_AUTH'

/** What an attempt waits for. */
export type Waiting =
  /** An answer of the service. */
  | 'service'
  /** A reply of the person. */
  | 'person'
  /** The secret of an authenticator app. */
  | 'appSecret'
  /** Whether the code of a new authenticator app is right. */
  | 'appVerdict'
  /** A passkey. */
  | 'passkey'

/** How far the set-up of a second factor is: the person chooses, it is never guessed. */
export interface Setup {
  readonly stage: 'choice' | 'app' | 'address' | 'verified'
  /** What can be chosen, in Cognito's words. */
  readonly factors: readonly string[]
}

import type { AuthenticationResultType } from '@aws-sdk/client-cognito-identity-provider'
import type { Engine } from '../engine.js'
import type { SignedInUser, SignInDetails } from './session.js'

/** What a sign-in has come to. */
export interface SignIn {
  /** The name that the storage's keys get: `ChallengeParameters.USERNAME`, or what was typed. */
  readonly username: string
  readonly result: AuthenticationResultType
  readonly signInDetails: SignInDetails | null
  /** When the answer came, in milliseconds of the clock here. */
  readonly receivedAt: number
}

/**
 * Stores the tokens of a sign-in, clears what another one left, and tells `signedIn`.
 *
 * @throws Fault `InvalidTokens` where the answer holds none, `StorageFault` where they cannot be
 * stored, `UnexpectedSignInInterruptionException` where the storage has forgotten them at once
 */
export async function keepSignIn(engine: Engine, signIn: SignIn): Promise<SignedInUser> {
  const user = await storeSignIn(engine, signIn)
  engine.events.tell({ kind: 'signedIn', user })
  return user
}

/** What {@link keepSignIn} does, telling nothing: a redirect has events of its own to tell first. */
export async function storeSignIn(_engine: Engine, _signIn: SignIn): Promise<SignedInUser> {
  throw new Error('Not built yet')
}

import type { AuthenticationResultType } from '@aws-sdk/client-cognito-identity-provider'
import { userPoolOf } from '../call.js'
import type { Engine } from '../engine.js'
import { fault } from '../faults.js'
import { forgetCredentials } from '../identity/credentials.js'
import { readItems } from '../items.js'
import { claimsOf } from './claims.js'
import { measureDrift } from './clock-drift.js'
import { lastUserKey, sessionKeys } from './keys.js'
import { clearRedirectTraces } from './leftovers.js'
import { userOf } from './names.js'
import type { Session, SignedInUser, SignInDetails } from './session.js'
import { clearTokensOf, storeSession } from './store.js'

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
 * @throws Fault `InvalidTokens` where the answer holds none, `StorageException` where they cannot be
 * stored, `UnexpectedSignInInterruptionException` where the storage has forgotten them at once
 */
export async function keepSignIn(engine: Engine, signIn: SignIn): Promise<SignedInUser> {
  const user = await storeSignIn(engine, signIn)
  engine.events.tell({ kind: 'signedIn', user })
  return user
}

/** What {@link keepSignIn} does, telling nothing: a redirect has events of its own to tell first. */
export async function storeSignIn(engine: Engine, signIn: SignIn): Promise<SignedInUser> {
  const { clientId } = userPoolOf(engine)
  const session = sessionOf(engine, signIn)
  const [before] = await readItems(engine.storage, lastUserKey(clientId))
  await storeOrUndo(engine, session, before)
  await refuseForgotten(engine, session)
  // v5 lets a sign-in follow another and leaves the first one's tokens lying about.
  if (before !== null && before !== session.username) await clearTokensOf(engine, before)
  await clearRedirectTraces(engine, session.username)
  forgetCredentials(engine)
  return userOf(engine, session)
}

function sessionOf(engine: Engine, signIn: SignIn): Session {
  const { AccessToken, IdToken, RefreshToken } = signIn.result
  const claims = claimsOf(engine, AccessToken ?? null)
  if (AccessToken === undefined || claims === null) throw fault('InvalidTokens')
  return {
    username: signIn.username,
    accessToken: AccessToken,
    idToken: IdToken ?? null,
    refreshToken: RefreshToken ?? null,
    clockDrift: measureDrift(claims, signIn.receivedAt),
    signInDetails: signIn.signInDetails,
  }
}

/** Half a session must not be found by anybody later. */
async function storeOrUndo(engine: Engine, session: Session, before: string | null): Promise<void> {
  try {
    await storeSession(engine, session)
  } catch (error) {
    if (before !== session.username) await clearTokensOf(engine, session.username)
    throw error
  }
}

/** Cookies that are too long, or not allowed, are dropped without a word. */
async function refuseForgotten(engine: Engine, { username, accessToken }: Session): Promise<void> {
  const { clientId } = userPoolOf(engine)
  const keys = [lastUserKey(clientId), sessionKeys(clientId, username).accessToken] as const
  const [storedName, storedToken] = await readItems(engine.storage, ...keys)
  if (storedName === username && storedToken === accessToken) return
  throw fault('UnexpectedSignInInterruptionException')
}

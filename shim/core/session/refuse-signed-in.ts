import type { Engine } from '../engine.js'
import { fault } from '../faults.js'
import { claimsOf } from './claims.js'
import { currentSession } from './current-session.js'

/**
 * Lets only those pass who are not signed in, as v6 sees it. What keeps us from knowing will keep
 * the sign-in too.
 *
 * @throws Fault `UserAlreadyAuthenticatedException`
 */
export async function refuseSignedIn(engine: Engine): Promise<void> {
  const session = await currentSession(engine).catch(() => null)
  const claims = session && claimsOf(engine, session.idToken)
  if (claims?.sub && claims['cognito:username']) throw fault('UserAlreadyAuthenticatedException')
}

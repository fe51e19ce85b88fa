import type { Engine } from '../engine.js'
import { claimsOf } from './claims.js'
import type { Session, SignedInUser } from './session.js'

/** Who is signed in: the pool's own name for the user where a token says it. */
export function userOf(engine: Engine, session: Session): SignedInUser {
  const id = claimsOf(engine, session.idToken)
  const access = claimsOf(engine, session.accessToken)
  return {
    username: textIn(id, 'cognito:username') ?? textIn(access, 'username') ?? session.username,
    userId: textIn(id, 'sub') ?? textIn(access, 'sub') ?? '',
    signInDetails: session.signInDetails,
  }
}

/**
 * All names under which something of a user may be stored: which one it is depends on how the
 * sign-in was done.
 */
export function namesOf(engine: Engine, session: Session): readonly string[] {
  const { username } = userOf(engine, session)
  const loginId = session.signInDetails?.loginId
  return [...new Set([session.username, username, ...(loginId ? [loginId] : [])])]
}

function textIn(claims: Readonly<Record<string, unknown>> | null, name: string): string | null {
  const value = claims?.[name]
  return typeof value === 'string' ? value : null
}

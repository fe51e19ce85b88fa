import type { FetchAuthSessionOptions } from 'aws-amplify/auth'
import { type Session, signedIn } from './session.js'
import { NO_CURRENT_USER } from './tokens.js'
import type { V5Any } from './v5-any.js'
import { authError } from './v5-error.js'

/**
 * The session of a user object. v5 acted for the user that it was given, v6 acts for whoever is
 * signed in: rejects when these are two.
 */
export async function actAs(user: V5Any, options?: FetchAuthSessionOptions): Promise<Session> {
  if (!user) throw authError('Failed to get the session because the user is empty')
  const { names, session } = await signedIn(options).catch((error) => {
    throw error === NO_CURRENT_USER ? new Error('User is not authenticated') : error
  })
  if (user.username && names.includes(user.username)) return session
  throw new Error(`${user.username ?? 'This user'} is not the user who is signed in`)
}

import { requireSession } from '../core/session/current-session.js'
import { userOf } from '../core/session/names.js'
import type { SignedInUser } from '../core/session/session.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'
import type { AmplifyContext } from './types/context.js'
import type { AuthSignInDetails, AuthUser, GetCurrentUserOutput } from './types/user.js'

export function getCurrentUser(context: AmplifyContext): Promise<GetCurrentUserOutput>

/**
 * Says who is signed in, from the tokens that are stored. The service is asked only where they have
 * expired: whether the user still exists is known by {@link fetchUserAttributes}.
 *
 * @returns the name in the user pool, the `sub`, and how the sign-in was done
 * @throws AuthError `UserUnAuthenticatedException` where nobody is signed in, and what
 * {@link fetchAuthSession} throws
 *
 * @example
 * import { getCurrentUser } from '@amplift/auth'
 *
 * const { username, userId } = await getCurrentUser()
 */
export function getCurrentUser(): Promise<GetCurrentUserOutput>
export function getCurrentUser(...args: unknown[]): Promise<GetCurrentUserOutput> {
  return atDoor(async () => {
    const [engine] = engineOf(args)
    return authUserOf(userOf(engine, await requireSession(engine)))
  })
}

/** Who is signed in, as v6 shows it. */
export function authUserOf({ username, userId, signInDetails }: SignedInUser): AuthUser {
  const details = signInDetails as AuthSignInDetails | null
  return { username, userId, ...(details !== null && { signInDetails: details }) }
}

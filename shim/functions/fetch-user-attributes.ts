import { fetchUser } from '../core/user/user-record.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'
import type { FetchUserAttributesOutput } from './types/attributes.js'
import type { AmplifyContext } from './types/context.js'

export function fetchUserAttributes(context: AmplifyContext): Promise<FetchUserAttributesOutput>

/**
 * Asks the user pool for the attributes of who is signed in.
 *
 * @returns all attributes by their names, as texts: `email_verified` is `'true'` or `'false'`
 * @throws AuthError `UserUnAuthenticatedException` where nobody is signed in, `AuthUserPoolException`,
 * and the service's names for `GetUser`
 *
 * @example
 * import { fetchUserAttributes } from '@amplift/auth'
 *
 * const { email, email_verified } = await fetchUserAttributes()
 * console.log(email, email_verified === 'true')
 */
export function fetchUserAttributes(): Promise<FetchUserAttributesOutput>
export function fetchUserAttributes(...args: unknown[]): Promise<FetchUserAttributesOutput> {
  return atDoor(async () => {
    const [engine] = engineOf(args)
    return { ...(await fetchUser(engine)).attributes }
  })
}

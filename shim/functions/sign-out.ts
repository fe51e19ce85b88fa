import { signOut as endSession } from '../core/session/sign-out.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'
import type { AmplifyContext } from './types/context.js'
import type { SignOutInput } from './types/redirect.js'

export function signOut(context: AmplifyContext, input?: SignOutInput): Promise<void>

/**
 * Signs out: revokes the tokens as far as the network allows, and forgets them in any case. Who has
 * come from the sign-in pages is led to their sign-out.
 *
 * @param input - `global` signs all devices out; `oauth.redirectUrl` is where the pages lead back to
 * @throws AuthError `StorageException` where something of the session is still stored,
 * `AuthUserPoolException` without a user pool; where no URL leads back from the pages,
 * `InvalidPreferredRedirectUrlException`, `InvalidOriginException`, `InvalidRedirectException`
 *
 * @example
 * import { signOut } from '@amplift/auth'
 *
 * await signOut({ global: true })
 */
export function signOut(input?: SignOutInput): Promise<void>
export function signOut(...args: unknown[]): Promise<void> {
  return atDoor(async () => {
    const [engine, input] = engineOf<SignOutInput | undefined>(args)
    await endSession(engine, { global: input?.global, redirectUrl: input?.oauth?.redirectUrl })
  })
}

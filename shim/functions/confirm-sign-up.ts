import { confirmAutoSignIn } from '../core/sign-up/auto-sign-in-plan.js'
import { confirmAccount } from '../core/sign-up/confirm-account.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'
import type { AmplifyContext } from './types/context.js'
import type { ConfirmSignUpInput, ConfirmSignUpOutput } from './types/sign-up.js'

export function confirmSignUp(
  context: AmplifyContext,
  input: ConfirmSignUpInput,
): Promise<ConfirmSignUpOutput>

/**
 * Confirms an account with the code that was sent.
 *
 * @param input - `username`, `confirmationCode`, and `options`: `forceAliasCreation` (an address that
 * belongs to another account moves to this one), `clientMetadata` for the Lambda triggers
 * @returns `nextStep`: `DONE`, or `COMPLETE_AUTO_SIGN_IN` where `signUp` was asked for it not more
 * than three minutes ago: call `autoSignIn`
 * @throws AuthError `EmptyConfirmSignUpUsername`, `EmptyConfirmSignUpCode`, `AuthUserPoolException`,
 * `CodeMismatchException`, `ExpiredCodeException`, `AliasExistsException` and the service's other
 * names for `ConfirmSignUp`
 *
 * @example
 * import { confirmSignUp } from '@amplift/auth'
 *
 * const { isSignUpComplete } = await confirmSignUp({ username: 'ada', confirmationCode: '123456' })
 * console.log(isSignUpComplete)
 */
export function confirmSignUp(input: ConfirmSignUpInput): Promise<ConfirmSignUpOutput>
export function confirmSignUp(...args: unknown[]): Promise<ConfirmSignUpOutput> {
  return atDoor(async () => {
    const [engine, input] = engineOf<ConfirmSignUpInput | undefined>(args)
    const { username = '', confirmationCode = '', options } = input ?? {}
    const { session } = await confirmAccount(engine, {
      username,
      code: confirmationCode,
      forceAliasCreation: options?.forceAliasCreation,
      clientMetadata: options?.clientMetadata,
    })
    const isFollowed = confirmAutoSignIn(engine, username, session)
    return {
      isSignUpComplete: true,
      nextStep: { signUpStep: isFollowed ? 'COMPLETE_AUTO_SIGN_IN' : 'DONE' },
    }
  })
}

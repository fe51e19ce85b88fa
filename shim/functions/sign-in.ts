import { currentAttempt } from '../core/flow/current-attempt.js'
import { startSignIn } from '../core/flow/start-sign-in.js'
import { cancelAutoSignIn } from '../core/sign-up/auto-sign-in-plan.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'
import { signInOutput, v6Rules } from './sign-in-output.js'
import { signInRequest } from './sign-in-request.js'
import type { AmplifyContext } from './types/context.js'
import type { SignInInput, SignInOutput } from './types/sign-in.js'

export function signIn(context: AmplifyContext, input: SignInInput): Promise<SignInOutput>

/**
 * Signs somebody in, or begins to: `nextStep` says what is asked for next, and `confirmSignIn`
 * answers it.
 *
 * @param input - `username`, `password` where the flow takes one, and `options`: `authFlowType`
 * (`USER_SRP_AUTH` where nothing is said), `preferredChallenge` for `USER_AUTH`, `clientMetadata` for
 * the Lambda triggers
 * @returns `isSignedIn`, and `nextStep.signInStep`: `DONE`, what is to be answered, or
 * `CONFIRM_SIGN_UP` or `RESET_PASSWORD` where the account is not ready
 * @throws AuthError `UserAlreadyAuthenticatedException`, `AuthUserPoolException`,
 * `EmptySignInUsername`, `EmptySignInPassword`, `CustomAuthSignInPassword`,
 * `InvalidPreferredChallenge`, `SignInException` for a challenge that nobody knows,
 * `PasskeyAuthenticationCanceled` and the other names of passkeys, `NotAuthorizedException`,
 * `UserNotFoundException` and the service's other names for `InitiateAuth` and
 * `RespondToAuthChallenge`, `StorageException` where the tokens cannot be kept
 *
 * @example
 * import { signIn } from '@amplift/auth'
 *
 * const { isSignedIn, nextStep } = await signIn({ username: 'ada', password: 'Correct-horse-1' })
 * if (!isSignedIn) console.log(nextStep.signInStep)
 */
export function signIn(input: SignInInput): Promise<SignInOutput>
export function signIn(...args: unknown[]): Promise<SignInOutput> {
  return atDoor(async () => {
    const [engine, input] = engineOf<SignInInput | undefined>(args)
    cancelAutoSignIn(engine)
    const place = currentAttempt(engine)
    return signInOutput(await startSignIn(engine, signInRequest(input), place, v6Rules))
  })
}

import { currentAttempt } from '../core/flow/current-attempt.js'
import { replyToSignIn } from '../core/flow/reply-to-sign-in.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'
import { signInOutput, v6Rules } from './sign-in-output.js'
import type { AmplifyContext } from './types/context.js'
import type { ConfirmSignInInput, ConfirmSignInOutput } from './types/sign-in.js'

export function confirmSignIn(
  context: AmplifyContext,
  input: ConfirmSignInInput,
): Promise<ConfirmSignInOutput>

/**
 * Answers what the last `signIn` or `confirmSignIn` has asked for. An answer that is refused may be
 * given again, and a page that was loaded again in the meantime goes on within three minutes.
 *
 * @param input - `challengeResponse`: the code, the password, the address or the choice that the step
 * asks for; `options.userAttributes` with a new password, `options.friendlyDeviceName` with the code
 * of a new authenticator app, `options.clientMetadata` for the Lambda triggers
 * @returns `isSignedIn`, and `nextStep` as that of `signIn`
 * @throws AuthError `EmptyChallengeResponse`, `AuthUserPoolException`, `SignInException` where nothing
 * was asked or the answer is none of the choices, `IncorrectMFAMethod`,
 * `DeviceMetadataNotFoundException`, the names of passkeys, `CodeMismatchException`,
 * `ExpiredCodeException`, `NotAuthorizedException`, `EnableSoftwareTokenMFAException` and the
 * service's other names for `RespondToAuthChallenge`, `AssociateSoftwareToken` and
 * `VerifySoftwareToken`, `StorageException` where the tokens cannot be kept
 *
 * @example
 * import { confirmSignIn } from '@amplift/auth'
 *
 * const { isSignedIn } = await confirmSignIn({ challengeResponse: '123456' })
 * console.log(isSignedIn)
 */
export function confirmSignIn(input: ConfirmSignInInput): Promise<ConfirmSignInOutput>
export function confirmSignIn(...args: unknown[]): Promise<ConfirmSignInOutput> {
  return atDoor(async () => {
    const [engine, input] = engineOf<ConfirmSignInInput | undefined>(args)
    const { challengeResponse = '', options = {} } = input ?? {}
    const reply = {
      reply: challengeResponse,
      attributes: options.userAttributes,
      deviceName: options.friendlyDeviceName,
      clientMetadata: options.clientMetadata,
    }
    return signInOutput(await replyToSignIn(engine, reply, currentAttempt(engine), v6Rules))
  })
}

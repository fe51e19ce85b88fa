import { currentAttempt } from '../core/flow/current-attempt.js'
import { autoSignIn as signInAsPlanned } from '../core/sign-up/auto-sign-in.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'
import { signInOutput, v6Rules } from './sign-in-output.js'
import type { SignInOutput } from './types/sign-in.js'

/**
 * Signs in whoever has just signed up with `options.autoSignIn`, once `signUp` or `confirmSignUp` has
 * answered with the step `COMPLETE_AUTO_SIGN_IN`. Where a link confirms the account, it waits up to
 * three minutes for that. A page that is left ends it.
 *
 * @returns what `signIn` returns
 * @throws AuthError `AutoSignInException` where no such sign-up is under way or the link was not
 * followed in time, and what `signIn` throws
 *
 * @example
 * import { autoSignIn, confirmSignUp } from '@amplift/auth'
 *
 * const { nextStep } = await confirmSignUp({ username: 'ada', confirmationCode: '123456' })
 * if (nextStep.signUpStep === 'COMPLETE_AUTO_SIGN_IN') await autoSignIn()
 */
export function autoSignIn(): Promise<SignInOutput> {
  return atDoor(async () => {
    const [engine] = engineOf([])
    return signInOutput(await signInAsPlanned(engine, currentAttempt(engine), v6Rules))
  })
}

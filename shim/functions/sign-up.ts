import type { Engine } from '../core/engine.js'
import { planAutoSignIn } from '../core/sign-up/auto-sign-in-plan.js'
import { type CreatedAccount, createAccount } from '../core/sign-up/create-account.js'
import { atDoor } from './at-door.js'
import { codeDelivery } from './code-delivery.js'
import { engineOf } from './context.js'
import { signInRequest } from './sign-in-request.js'
import type { AmplifyContext } from './types/context.js'
import type { SignUpInput, SignUpOutput, SignUpStep } from './types/sign-up.js'

export function signUp(context: AmplifyContext, input: SignUpInput): Promise<SignUpOutput>

/**
 * Makes an account.
 *
 * @param input - `username`, `password` where the pool wants one, and `options`: `userAttributes`,
 * `validationData` and `clientMetadata` for the Lambda triggers, `autoSignIn`: true, or the options of
 * the `signIn` that is to follow
 * @returns `isSignUpComplete`, the `userId`, and `nextStep`: `CONFIRM_SIGN_UP` with the place that the
 * code went to, `COMPLETE_AUTO_SIGN_IN`, or `DONE`
 * @throws AuthError `EmptySignUpUsername`, `EmptySignUpPassword` where the pool wants a password,
 * `AuthUserPoolException`, `UsernameExistsException`, `InvalidPasswordException`, `UserLambdaValidationException` and the service's other names for
 * `SignUp`
 *
 * @example
 * import { signUp } from '@amplift/auth'
 *
 * const { nextStep } = await signUp({
 *   username: 'ada',
 *   password: 'Correct-horse-1',
 *   options: { userAttributes: { email: 'ada@example.com' }, autoSignIn: true },
 * })
 * console.log(nextStep.signUpStep)
 */
export function signUp(input: SignUpInput): Promise<SignUpOutput>
export function signUp(...args: unknown[]): Promise<SignUpOutput> {
  return atDoor(async () => {
    const [engine, input] = engineOf<SignUpInput | undefined>(args)
    const { username = '', password, options } = input ?? {}
    const account = await createAccount(engine, {
      username,
      password,
      attributes: options?.userAttributes,
      validationData: options?.validationData,
      clientMetadata: options?.clientMetadata,
    })
    const { userId, isConfirmed } = account
    const nextStep = nextStepOf(account, planFor(engine, account, input))
    return { isSignUpComplete: isConfirmed, nextStep, ...(userId !== undefined && { userId }) }
  })
}

type Planned = 'code' | 'link' | null

function planFor(
  engine: Engine,
  { isConfirmed, session }: CreatedAccount,
  { username, password, options }: Partial<SignUpInput> = {},
): Planned {
  const wanted = options?.autoSignIn
  if (!wanted) return null
  const signInOptions = wanted === true ? {} : wanted
  const needsNone = signInOptions.authFlowType === 'CUSTOM_WITHOUT_SRP'
  const request = signInRequest({
    ...(username !== undefined && { username }),
    ...(password !== undefined && !needsNone && { password }),
    options: signInOptions,
  })
  const byLink = !isConfirmed && engine.config?.signUpVerificationMethod === 'link'
  planAutoSignIn(engine, { request, byLink, isConfirmed, session })
  return byLink ? 'link' : 'code'
}

function nextStepOf({ isConfirmed, delivery }: CreatedAccount, planned: Planned): SignUpStep {
  if (isConfirmed) return { signUpStep: planned === null ? 'DONE' : 'COMPLETE_AUTO_SIGN_IN' }
  const signUpStep = planned === 'link' ? 'COMPLETE_AUTO_SIGN_IN' : 'CONFIRM_SIGN_UP'
  return { signUpStep, codeDeliveryDetails: codeDelivery(delivery) }
}

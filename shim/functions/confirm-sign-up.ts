import type { AmplifyContext } from './types/context.js'
import type { ConfirmSignUpInput, ConfirmSignUpOutput } from './types/sign-up.js'

export function confirmSignUp(
  context: AmplifyContext,
  input: ConfirmSignUpInput,
): Promise<ConfirmSignUpOutput>
export function confirmSignUp(input: ConfirmSignUpInput): Promise<ConfirmSignUpOutput>
export function confirmSignUp(..._args: unknown[]): Promise<ConfirmSignUpOutput> {
  throw new Error('Not built yet')
}

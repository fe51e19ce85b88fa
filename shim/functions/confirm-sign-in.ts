import type { AmplifyContext } from './types/context.js'
import type { ConfirmSignInInput, ConfirmSignInOutput } from './types/sign-in.js'

export function confirmSignIn(
  context: AmplifyContext,
  input: ConfirmSignInInput,
): Promise<ConfirmSignInOutput>
export function confirmSignIn(input: ConfirmSignInInput): Promise<ConfirmSignInOutput>
export function confirmSignIn(..._args: unknown[]): Promise<ConfirmSignInOutput> {
  throw new Error('Not built yet')
}

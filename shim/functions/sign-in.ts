import type { AmplifyContext } from './types/context.js'
import type { SignInInput, SignInOutput } from './types/sign-in.js'

export function signIn(context: AmplifyContext, input: SignInInput): Promise<SignInOutput>
export function signIn(input: SignInInput): Promise<SignInOutput>
export function signIn(..._args: unknown[]): Promise<SignInOutput> {
  throw new Error('Not built yet')
}

import type { AmplifyContext } from './types/context.js'
import type { SignUpInput, SignUpOutput } from './types/sign-up.js'

export function signUp(context: AmplifyContext, input: SignUpInput): Promise<SignUpOutput>
export function signUp(input: SignUpInput): Promise<SignUpOutput>
export function signUp(..._args: unknown[]): Promise<SignUpOutput> {
  throw new Error('Not built yet')
}

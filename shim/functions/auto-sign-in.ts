import type { SignInOutput } from './types/sign-in.js'

export function autoSignIn(): Promise<SignInOutput> {
  throw new Error('Not built yet')
}

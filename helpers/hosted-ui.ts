import { type SignInWithRedirectInput, signInWithRedirect } from 'aws-amplify/auth'

/** The ways to the Hosted UI and out of it: those of v6, until something else opens its pages. */
export const hostedUi: {
  signIn: (input: SignInWithRedirectInput) => Promise<void>
  /** Asked before a sign-out; gives what is to be done behind it. */
  leave: () => Promise<() => unknown>
} = {
  signIn: (input) => signInWithRedirect(input),
  leave: async () => () => undefined,
}

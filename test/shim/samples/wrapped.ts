import { Auth, type AuthClass } from '../../../shim/legacy/index.js'

/** The ways in which apps pass `Auth` and its methods around. */
export const api: { readonly signIn: typeof Auth.signIn; readonly auth: AuthClass } = {
  signIn: Auth.signIn.bind(Auth),
  auth: Auth,
}

export type User = Awaited<ReturnType<typeof Auth.currentAuthenticatedUser>>
export type SignInArguments = Parameters<(typeof Auth)['signIn']>

export const call = (...args: SignInArguments): Promise<User> => Auth.signIn(...args)

export type Session = Pick<typeof Auth, 'currentSession' | 'signOut'>

export const fake: Session = {
  currentSession: () => Promise.reject('No current user'),
  signOut: async () => undefined,
}

export function method(name: keyof typeof Auth): unknown {
  return Auth[name]
}

export function detached(): ReturnType<typeof Auth.currentSession> {
  const { currentSession } = Auth
  return currentSession()
}

import { Fault } from './fault.js'

/** The name of a fault of our own. */
export type FaultName =
  | 'AuthUserPoolException'
  | 'DeviceMetadataNotFoundException'
  | 'UserAlreadyAuthenticatedException'
  | 'UserUnAuthenticatedException'

/** What is known of a fault that is found out here, before or without a request. */
interface FaultRow {
  readonly message: string
  readonly recovery: string
}

/**
 * Faults of our own by the names that v6 gives them. Its messages are kept where it has one; every
 * row says what can be done.
 */
const rows: Readonly<Record<FaultName, FaultRow>> = {
  AuthUserPoolException: {
    message: 'Auth UserPool not configured.',
    recovery: 'Make sure to call configure() with userPoolId and userPoolClientId.',
  },
  DeviceMetadataNotFoundException: {
    message:
      'Either deviceKey, deviceGroupKey or secretPassword were not found during the sign-in process.',
    recovery: 'Make sure to not clear storage after calling the signIn API.',
  },
  UserUnAuthenticatedException: {
    message: 'User needs to be authenticated to call this API.',
    recovery: 'Sign in before calling this API again.',
  },
  UserAlreadyAuthenticatedException: {
    message: 'There is already a signed in user.',
    recovery: 'Call signOut before calling signIn again.',
  },
}

/**
 * Makes a fault of our own.
 *
 * @example
 * throw fault('UserUnAuthenticatedException')
 */
export function fault(name: FaultName, cause?: unknown): Fault {
  return new Fault({ name, ...rows[name], cause })
}

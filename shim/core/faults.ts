import { Fault } from './fault.js'

/** The name of a fault of our own. */
export type FaultName =
  | 'AuthUserPoolException'
  | 'DeviceMetadataNotFoundException'
  | 'InvalidTokens'
  | 'InvalidAmplifyContextError'
  | 'NoAmplifyContextError'
  | 'UndefinedAmplifyContext'
  | 'InvalidIdTokenException'
  | 'GetIdResponseException'
  | 'CredentialsNotFoundException'
  | 'OAuthSignOutException'
  | 'InvalidRedirectException'
  | 'InvalidPreferredRedirectUrlException'
  | 'InvalidOriginException'
  | 'InvalidAppSchemeException'
  | 'StorageException'
  | 'TokenRefreshException'
  | 'UnexpectedSignInInterruptionException'
  | 'UserAlreadyAuthenticatedException'
  | 'UserUnAuthenticatedException'

/** What is known of a fault that is found out here, before or without a request. */
interface FaultRow {
  readonly message: string
  readonly recovery: string
  /** v6's name for it, where one name stands for several things. */
  readonly name?: string
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
  CredentialsNotFoundException: {
    message: 'Cognito did not respond with either Credentials, AccessKeyId or SecretKey.',
    recovery: 'Try again, and check the roles of the identity pool.',
  },
  GetIdResponseException: {
    message: 'Received undefined response from getId operation',
    recovery: 'Make sure to pass a valid identityPoolId in the configuration.',
  },
  InvalidAmplifyContextError: {
    message:
      'AmplifyContext must be passed as the first argument. Found an AmplifyContext in a later position — check the argument order.',
    recovery: 'Pass the context first, or leave it out to use what configure() was given.',
  },
  InvalidAppSchemeException: {
    message: 'A valid non-http app scheme was not found in the config.',
    recovery: 'Please make sure a valid custom app scheme is present in the config.',
  },
  InvalidIdTokenException: {
    message: 'Invalid Idtoken.',
    recovery: 'Sign in again: the id token does not say who has issued it.',
  },
  InvalidOriginException: {
    message:
      'redirect is coming from a different origin. The oauth flow needs to be initiated from the same origin',
    recovery: 'Please call signInWithRedirect from the same origin.',
  },
  InvalidPreferredRedirectUrlException: {
    message:
      'The given preferredRedirectUrl does not match any items in the redirectSignOutUrls array from the config.',
    recovery: 'Please make sure a matching preferredRedirectUrl is provided.',
  },
  InvalidRedirectException: {
    message: 'signInRedirect or signOutRedirect had an invalid format or was not found.',
    recovery: 'Please make sure the signIn/Out redirect in your oauth config is valid.',
  },
  NoAmplifyContextError: {
    message:
      'No AmplifyContext available. Call Amplify.configure() to set a global context, or pass a context as the first argument.',
    recovery: 'Call configure() or libraryOptions() before using this API, or pass a context.',
  },
  OAuthSignOutException: {
    message: 'An error occurred when attempting to log out from OAuth provider.',
    recovery: 'The user is signed out here; call signOut again to reach the sign-in pages.',
  },
  InvalidTokens: {
    message: 'Invalid tokens.',
    recovery:
      'Try again, and check the settings of the user pool and of what is between it and here.',
  },
  StorageException: {
    message: 'The storage of the tokens cannot be used.',
    recovery: 'See underlyingError: it is full, blocked or broken. Nobody was signed out by this.',
  },
  TokenRefreshException: {
    message:
      "Token refresh is not supported when authenticated with the 'implicit grant' (token) oauth flow. Please change your oauth configuration to use 'code grant' flow.",
    recovery: "Sign in again, with a configuration that says responseType: 'code'.",
  },
  UnexpectedSignInInterruptionException: {
    message: 'Unable to get user session following successful sign-in.',
    recovery: 'The storage has not kept the tokens: check that it, or the cookies, can be written.',
  },
  UndefinedAmplifyContext: {
    name: 'NoAmplifyContextError',
    message: 'Undefined AmplifyContext passed. Call configure() first or omit the parameter.',
    recovery: 'Call configure() before this function, or leave the context out.',
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

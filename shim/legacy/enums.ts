import type * as v5 from './types/enums.js'

/** The providers that v5 knows by name, with the values that Cognito expects. */
export const CognitoHostedUIIdentityProvider: typeof v5.CognitoHostedUIIdentityProvider =
  /* @__PURE__ */ enumObject<typeof v5.CognitoHostedUIIdentityProvider>({
    Cognito: 'COGNITO',
    Google: 'Google',
    Facebook: 'Facebook',
    Amazon: 'LoginWithAmazon',
    Apple: 'SignInWithApple',
  })
/** One of the providers that v5 knows by name. */
export type CognitoHostedUIIdentityProvider = v5.CognitoHostedUIIdentityProvider
/** The members as types: `let provider: CognitoHostedUIIdentityProvider.Google`. */
export declare namespace CognitoHostedUIIdentityProvider {
  export type Cognito = v5.CognitoHostedUIIdentityProvider.Cognito
  export type Google = v5.CognitoHostedUIIdentityProvider.Google
  export type Facebook = v5.CognitoHostedUIIdentityProvider.Facebook
  export type Amazon = v5.CognitoHostedUIIdentityProvider.Amazon
  export type Apple = v5.CognitoHostedUIIdentityProvider.Apple
}

/** How a GraphQL request of v5 is authorized. */
export const GRAPHQL_AUTH_MODE: typeof v5.GRAPHQL_AUTH_MODE = /* @__PURE__ */ enumObject<
  typeof v5.GRAPHQL_AUTH_MODE
>({
  API_KEY: 'API_KEY',
  AWS_IAM: 'AWS_IAM',
  OPENID_CONNECT: 'OPENID_CONNECT',
  AMAZON_COGNITO_USER_POOLS: 'AMAZON_COGNITO_USER_POOLS',
  AWS_LAMBDA: 'AWS_LAMBDA',
})
/** One way to authorize a GraphQL request of v5. */
export type GRAPHQL_AUTH_MODE = v5.GRAPHQL_AUTH_MODE
/** The members as types. */
export declare namespace GRAPHQL_AUTH_MODE {
  export type API_KEY = v5.GRAPHQL_AUTH_MODE.API_KEY
  export type AWS_IAM = v5.GRAPHQL_AUTH_MODE.AWS_IAM
  export type OPENID_CONNECT = v5.GRAPHQL_AUTH_MODE.OPENID_CONNECT
  export type AMAZON_COGNITO_USER_POOLS = v5.GRAPHQL_AUTH_MODE.AMAZON_COGNITO_USER_POOLS
  export type AWS_LAMBDA = v5.GRAPHQL_AUTH_MODE.AWS_LAMBDA
}

/** The messages of the errors that v5 raises before it calls Cognito; apps compare against them. */
export const AuthErrorStrings: typeof v5.AuthErrorStrings = /* @__PURE__ */ enumObject<
  typeof v5.AuthErrorStrings
>({
  DEFAULT_MSG: 'Authentication Error',
  EMPTY_EMAIL: 'Email cannot be empty',
  EMPTY_PHONE: 'Phone number cannot be empty',
  EMPTY_USERNAME: 'Username cannot be empty',
  INVALID_USERNAME: 'The username should either be a string or one of the sign in types',
  EMPTY_PASSWORD: 'Password cannot be empty',
  EMPTY_CODE: 'Confirmation code cannot be empty',
  SIGN_UP_ERROR: 'Error creating account',
  NO_MFA: 'No valid MFA method provided',
  INVALID_MFA: 'Invalid MFA type',
  EMPTY_CHALLENGE: 'Challenge response cannot be empty',
  NO_USER_SESSION: 'Failed to get the session because the user is empty',
  NETWORK_ERROR: 'Network Error',
  DEVICE_CONFIG: 'Device tracking has not been configured in this User Pool',
  AUTOSIGNIN_ERROR: 'Please use your credentials to sign in',
})
/** One of the messages of v5. */
export type AuthErrorStrings = v5.AuthErrorStrings
/** The members as types. */
export declare namespace AuthErrorStrings {
  export type DEFAULT_MSG = v5.AuthErrorStrings.DEFAULT_MSG
  export type EMPTY_EMAIL = v5.AuthErrorStrings.EMPTY_EMAIL
  export type EMPTY_PHONE = v5.AuthErrorStrings.EMPTY_PHONE
  export type EMPTY_USERNAME = v5.AuthErrorStrings.EMPTY_USERNAME
  export type INVALID_USERNAME = v5.AuthErrorStrings.INVALID_USERNAME
  export type EMPTY_PASSWORD = v5.AuthErrorStrings.EMPTY_PASSWORD
  export type EMPTY_CODE = v5.AuthErrorStrings.EMPTY_CODE
  export type SIGN_UP_ERROR = v5.AuthErrorStrings.SIGN_UP_ERROR
  export type NO_MFA = v5.AuthErrorStrings.NO_MFA
  export type INVALID_MFA = v5.AuthErrorStrings.INVALID_MFA
  export type EMPTY_CHALLENGE = v5.AuthErrorStrings.EMPTY_CHALLENGE
  export type NO_USER_SESSION = v5.AuthErrorStrings.NO_USER_SESSION
  export type NETWORK_ERROR = v5.AuthErrorStrings.NETWORK_ERROR
  export type DEVICE_CONFIG = v5.AuthErrorStrings.DEVICE_CONFIG
  export type AUTOSIGNIN_ERROR = v5.AuthErrorStrings.AUTOSIGNIN_ERROR
}

/** The kinds of error that v5 raises before it calls Cognito. */
export const AuthErrorTypes: typeof v5.AuthErrorTypes = /* @__PURE__ */ enumObject<
  typeof v5.AuthErrorTypes
>({
  NoConfig: 'noConfig',
  MissingAuthConfig: 'missingAuthConfig',
  EmptyUsername: 'emptyUsername',
  InvalidUsername: 'invalidUsername',
  EmptyPassword: 'emptyPassword',
  EmptyCode: 'emptyCode',
  SignUpError: 'signUpError',
  NoMFA: 'noMFA',
  InvalidMFA: 'invalidMFA',
  EmptyChallengeResponse: 'emptyChallengeResponse',
  NoUserSession: 'noUserSession',
  Default: 'default',
  DeviceConfig: 'deviceConfig',
  NetworkError: 'networkError',
  AutoSignInError: 'autoSignInError',
})
/** One kind of error that v5 raises before it calls Cognito. */
export type AuthErrorTypes = v5.AuthErrorTypes
/** The members as types. */
export declare namespace AuthErrorTypes {
  export type NoConfig = v5.AuthErrorTypes.NoConfig
  export type MissingAuthConfig = v5.AuthErrorTypes.MissingAuthConfig
  export type EmptyUsername = v5.AuthErrorTypes.EmptyUsername
  export type InvalidUsername = v5.AuthErrorTypes.InvalidUsername
  export type EmptyPassword = v5.AuthErrorTypes.EmptyPassword
  export type EmptyCode = v5.AuthErrorTypes.EmptyCode
  export type SignUpError = v5.AuthErrorTypes.SignUpError
  export type NoMFA = v5.AuthErrorTypes.NoMFA
  export type InvalidMFA = v5.AuthErrorTypes.InvalidMFA
  export type EmptyChallengeResponse = v5.AuthErrorTypes.EmptyChallengeResponse
  export type NoUserSession = v5.AuthErrorTypes.NoUserSession
  export type Default = v5.AuthErrorTypes.Default
  export type DeviceConfig = v5.AuthErrorTypes.DeviceConfig
  export type NetworkError = v5.AuthErrorTypes.NetworkError
  export type AutoSignInError = v5.AuthErrorTypes.AutoSignInError
}

/** An enum of v5 as a plain object; a wrong name or value does not compile. */
function enumObject<Enum extends Record<keyof Enum, string>>(
  members: {
    readonly [Name in keyof Enum]: `${Enum[Name]}`
  },
): Enum {
  return members as unknown as Enum
}

/**
 * The enums of v5, as types only: an ambient enum leaves no trace in the output, the objects are in
 * `../enums.ts`. Unions of strings cannot stand in for them. `let provider =
 * CognitoHostedUIIdentityProvider.Google` has to widen to every provider, and a value has to fit
 * the enum of the same name that other v5 packages declare; only an enum does both.
 */

/** The providers that v5 knows by name. */
export declare enum CognitoHostedUIIdentityProvider {
  Cognito = 'COGNITO',
  Google = 'Google',
  Facebook = 'Facebook',
  Amazon = 'LoginWithAmazon',
  Apple = 'SignInWithApple',
}

/** How a GraphQL request of v5 is authorized. */
export declare enum GRAPHQL_AUTH_MODE {
  API_KEY = 'API_KEY',
  AWS_IAM = 'AWS_IAM',
  OPENID_CONNECT = 'OPENID_CONNECT',
  AMAZON_COGNITO_USER_POOLS = 'AMAZON_COGNITO_USER_POOLS',
  AWS_LAMBDA = 'AWS_LAMBDA',
}

/** The messages of the errors that v5 raises before it calls Cognito. */
export declare enum AuthErrorStrings {
  DEFAULT_MSG = 'Authentication Error',
  EMPTY_EMAIL = 'Email cannot be empty',
  EMPTY_PHONE = 'Phone number cannot be empty',
  EMPTY_USERNAME = 'Username cannot be empty',
  INVALID_USERNAME = 'The username should either be a string or one of the sign in types',
  EMPTY_PASSWORD = 'Password cannot be empty',
  EMPTY_CODE = 'Confirmation code cannot be empty',
  SIGN_UP_ERROR = 'Error creating account',
  NO_MFA = 'No valid MFA method provided',
  INVALID_MFA = 'Invalid MFA type',
  EMPTY_CHALLENGE = 'Challenge response cannot be empty',
  NO_USER_SESSION = 'Failed to get the session because the user is empty',
  NETWORK_ERROR = 'Network Error',
  DEVICE_CONFIG = 'Device tracking has not been configured in this User Pool',
  AUTOSIGNIN_ERROR = 'Please use your credentials to sign in',
}

/** The kinds of error that v5 raises before it calls Cognito. */
export declare enum AuthErrorTypes {
  NoConfig = 'noConfig',
  MissingAuthConfig = 'missingAuthConfig',
  EmptyUsername = 'emptyUsername',
  InvalidUsername = 'invalidUsername',
  EmptyPassword = 'emptyPassword',
  EmptyCode = 'emptyCode',
  SignUpError = 'signUpError',
  NoMFA = 'noMFA',
  InvalidMFA = 'invalidMFA',
  EmptyChallengeResponse = 'emptyChallengeResponse',
  NoUserSession = 'noUserSession',
  Default = 'default',
  DeviceConfig = 'deviceConfig',
  NetworkError = 'networkError',
  AutoSignInError = 'autoSignInError',
}

/** The levels of the v5 logger. */
export declare enum LOG_TYPE {
  DEBUG = 'DEBUG',
  ERROR = 'ERROR',
  INFO = 'INFO',
  WARN = 'WARN',
  VERBOSE = 'VERBOSE',
}

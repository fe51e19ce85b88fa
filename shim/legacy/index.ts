/**
 * The v5 door: everything that `@aws-amplify/auth` 5 and the packages beneath it export to users
 * of `Auth`, by the same names. Switch the import, change nothing else.
 *
 * @module
 */

export { Amplify, AmplifyClass, withSSRContext } from './amplify.js'
export { Auth, Auth as default, AuthClass } from './auth.js'
export {
  AuthenticationDetails,
  appendToCognitoUserAgent,
  CognitoAccessToken,
  CognitoIdToken,
  CognitoRefreshToken,
  CognitoUser,
  CognitoUserAttribute,
  CognitoUserPool,
  CognitoUserSession,
  CookieStorage,
} from './cognito.js'
export { Credentials, CredentialsClass } from './credentials.js'
export {
  AuthErrorStrings,
  AuthErrorTypes,
  CognitoHostedUIIdentityProvider,
  GRAPHQL_AUTH_MODE,
} from './enums.js'
export { Hub, HubClass } from './hub.js'
export {
  hasCustomState,
  isCognitoHostedOpts,
  isFederatedSignInOptions,
  isFederatedSignInOptionsCustom,
  isUsernamePasswordOpts,
} from './option-guards.js'
export type { AuthError } from './types/auth-error.js'
export type {
  Auth0OAuthOpts,
  AuthCache,
  AuthErrorMessage,
  AuthErrorMessages,
  AuthOptions,
  AutoSignInOptions,
  AwsCognitoOAuthOpts,
  ClientMetaData,
  ConfirmSignUpOptions,
  CurrentUserOpts,
  FederatedResponse,
  FederatedSignInOptions,
  FederatedSignInOptionsCustom,
  FederatedUser,
  GetPreferredMFAOpts,
  IAuthDevice,
  LegacyProvider,
  MfaRequiredDetails,
  OAuthOpts,
  SignInOpts,
  SignOutOpts,
  SignUpParams,
  UsernamePasswordOpts,
} from './types/auth-options.js'
export type { IAuthenticationDetailsData } from './types/authentication-details.js'
export type {
  ChallengeName,
  ClientMetadata,
  IAuthenticationCallback,
  NodeCallback,
  UpdateAttributesNodeCallback,
} from './types/callbacks.js'
export type { ICredentials } from './types/credentials.js'
export type { HubCallback, HubCapsule, HubPayload, LegacyCallback } from './types/hub.js'
export type { ICognitoUserSessionData } from './types/session.js'
export type { ICognitoStorage, ICookieStorageData } from './types/storage.js'
export type { ICognitoUserData, ICognitoUserPoolData, ISignUpResult } from './types/user.js'
export type { UserAgent } from './types/user-agent.js'
export type { ICognitoUserAttributeData } from './types/user-attribute.js'
export type {
  CodeDeliveryDetails,
  GetSessionOptions,
  IMfaSettings,
  MFAOption,
  UserData,
} from './types/user-data.js'
export type { WordArray } from './types/word-array.js'

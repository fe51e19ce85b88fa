import { notBuiltClass, notBuiltFunction } from './not-built.js'
import type { AuthenticationDetails as DetailsType } from './types/authentication-details.js'
import type {
  CognitoAccessToken as AccessTokenType,
  CognitoIdToken as IdTokenType,
  CognitoRefreshToken as RefreshTokenType,
  CognitoUserSession as SessionType,
} from './types/session.js'
import type { CookieStorage as CookieStorageType } from './types/storage.js'
import type { CognitoUserPool as UserPoolType, CognitoUser as UserType } from './types/user.js'
import type { CognitoUserAttribute as UserAttributeType } from './types/user-attribute.js'

/** A user, signed in or on the way to it. */
export const CognitoUser: typeof UserType = /* @__PURE__ */ notBuiltClass<typeof UserType>(
  'CognitoUser',
  {
    setSignInUserSession: true,
    getSignInUserSession: true,
    getUsername: true,
    getAuthenticationFlowType: true,
    setAuthenticationFlowType: true,
    getCachedDeviceKeyAndPassword: true,
    getSession: true,
    refreshSession: true,
    authenticateUser: true,
    initiateAuth: true,
    confirmRegistration: true,
    sendCustomChallengeAnswer: true,
    resendConfirmationCode: true,
    changePassword: true,
    forgotPassword: true,
    confirmPassword: true,
    setDeviceStatusRemembered: true,
    setDeviceStatusNotRemembered: true,
    getDevice: true,
    forgetDevice: true,
    forgetSpecificDevice: true,
    sendMFACode: true,
    listDevices: true,
    completeNewPasswordChallenge: true,
    signOut: true,
    globalSignOut: true,
    verifyAttribute: true,
    getUserAttributes: true,
    updateAttributes: true,
    deleteAttributes: true,
    getAttributeVerificationCode: true,
    deleteUser: true,
    enableMFA: true,
    disableMFA: true,
    getMFAOptions: true,
    getUserData: true,
    associateSoftwareToken: true,
    verifySoftwareToken: true,
    setUserMfaPreference: true,
    sendMFASelectionAnswer: true,
  },
)
/** A user, signed in or on the way to it. */
export type CognitoUser = UserType

/** A user pool. */
export const CognitoUserPool: typeof UserPoolType = /* @__PURE__ */ notBuiltClass<
  typeof UserPoolType
>('CognitoUserPool', {
  getUserPoolId: true,
  getUserPoolName: true,
  getClientId: true,
  signUp: true,
  getCurrentUser: true,
})
/** A user pool. */
export type CognitoUserPool = UserPoolType

/** An attribute of a user. */
export const CognitoUserAttribute: typeof UserAttributeType = /* @__PURE__ */ notBuiltClass<
  typeof UserAttributeType
>('CognitoUserAttribute', {
  getValue: true,
  setValue: true,
  getName: true,
  setName: true,
  toString: true,
  toJSON: true,
})
/** An attribute of a user. */
export type CognitoUserAttribute = UserAttributeType

/** The tokens of a signed-in user. */
export const CognitoUserSession: typeof SessionType = /* @__PURE__ */ notBuiltClass<
  typeof SessionType
>('CognitoUserSession', {
  getIdToken: true,
  getRefreshToken: true,
  getAccessToken: true,
  isValid: true,
})
/** The tokens of a signed-in user. */
export type CognitoUserSession = SessionType

/** A token that says who the signed-in user is. */
export const CognitoIdToken: typeof IdTokenType = /* @__PURE__ */ notBuiltClass<typeof IdTokenType>(
  'CognitoIdToken',
  {
    getJwtToken: true,
    getExpiration: true,
    getIssuedAt: true,
    decodePayload: true,
  },
)
/** A token that says who the signed-in user is. */
export type CognitoIdToken = IdTokenType

/** A token that says what the signed-in user may do. */
export const CognitoAccessToken: typeof AccessTokenType = /* @__PURE__ */ notBuiltClass<
  typeof AccessTokenType
>('CognitoAccessToken', {
  getJwtToken: true,
  getExpiration: true,
  getIssuedAt: true,
  decodePayload: true,
})
/** A token that says what the signed-in user may do. */
export type CognitoAccessToken = AccessTokenType

/** A token that buys new ones. */
export const CognitoRefreshToken: typeof RefreshTokenType = /* @__PURE__ */ notBuiltClass<
  typeof RefreshTokenType
>('CognitoRefreshToken', { getToken: true })
/** A token that buys new ones. */
export type CognitoRefreshToken = RefreshTokenType

/** What a user types to sign in. */
export const AuthenticationDetails: typeof DetailsType = /* @__PURE__ */ notBuiltClass<
  typeof DetailsType
>('AuthenticationDetails', {
  getUsername: true,
  getPassword: true,
  getValidationData: true,
})
/** What a user types to sign in. */
export type AuthenticationDetails = DetailsType

/** Keeps tokens in cookies. */
export const CookieStorage: typeof CookieStorageType = /* @__PURE__ */ notBuiltClass<
  typeof CookieStorageType
>('CookieStorage', {
  setItem: true,
  getItem: true,
  removeItem: true,
  clear: true,
})
/** Keeps tokens in cookies. */
export type CookieStorage = CookieStorageType

/** Adds a word to the user agent that is sent to Cognito. */
export const appendToCognitoUserAgent: (content: string) => void = /* @__PURE__ */ notBuiltFunction(
  'appendToCognitoUserAgent',
)

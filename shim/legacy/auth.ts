import { Credentials } from './credentials.js'
import { notBuiltClass, notBuiltInstance } from './not-built.js'
import type { AuthClass as AuthType } from './types/auth-class.js'

/** The class of {@link Auth}. */
export const AuthClass: typeof AuthType = /* @__PURE__ */ notBuiltClass<
  typeof AuthType,
  '_handleAuthResponse' | 'createCognitoUser'
>(
  'AuthClass',
  {
    getModuleName: true,
    configure: true,
    wrapRefreshSessionCallback: true,
    signUp: true,
    confirmSignUp: true,
    resendSignUp: true,
    signIn: true,
    confirmSignIn: true,
    completeNewPassword: true,
    sendCustomChallengeAnswer: true,
    federatedSignIn: true,
    signOut: true,
    getMFAOptions: true,
    getPreferredMFA: true,
    setPreferredMFA: true,
    disableSMS: true,
    enableSMS: true,
    setupTOTP: true,
    verifyTotpToken: true,
    currentUserPoolUser: true,
    currentAuthenticatedUser: true,
    currentSession: true,
    userSession: true,
    currentUserCredentials: true,
    currentCredentials: true,
    essentialCredentials: true,
    currentUserInfo: true,
    userAttributes: true,
    updateUserAttributes: true,
    deleteUserAttributes: true,
    verifiedContact: true,
    verifyUserAttribute: true,
    verifyUserAttributeSubmit: true,
    verifyCurrentUserAttribute: true,
    verifyCurrentUserAttributeSubmit: true,
    changePassword: true,
    forgotPassword: true,
    forgotPasswordSubmit: true,
    deleteUser: true,
    rememberDevice: true,
    forgetDevice: true,
    fetchDevices: true,
    _handleAuthResponse: true,
    createCognitoUser: true,
  },
  'Auth',
)
/** An `Auth` of v5. */
export type AuthClass = AuthType

/** The `Auth` of v5: signs users up, in and out, and gives their session and attributes. */
export const Auth: AuthType = /* @__PURE__ */ notBuiltInstance<AuthType>(AuthClass, { Credentials })

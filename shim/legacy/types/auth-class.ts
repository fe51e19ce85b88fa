import type { V5Any } from '../v5-any.js'
import type { AuthError } from './auth-error.js'
import type {
  AuthOptions,
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
  SignInOpts,
  SignOutOpts,
  SignUpParams,
} from './auth-options.js'
import type { NodeCallback } from './callbacks.js'
import type { CredentialsClass, ICredentials } from './credentials.js'
import type { CognitoUserSession } from './session.js'
import type { CognitoUser, ISignUpResult } from './user.js'
import type { CognitoUserAttribute } from './user-attribute.js'
import type { MFAOption } from './user-data.js'

/**
 * The `Auth` of v5.
 *
 * Where a parameter is a user, v5 takes `CognitoUser | any`, which is `any`. The private members
 * are those that apps reach with `(Auth as any)` or `Auth['user']`; both ways compile as on v5,
 * and `Auth.user` is refused as it is there.
 */
export declare class AuthClass {
  private user: V5Any
  private userPool: V5Any
  private _config: V5Any
  private _storage: V5Any
  private _oAuthHandler: V5Any
  private _handleAuthResponse: V5Any
  private createCognitoUser: V5Any

  /** The AWS credentials of the current identity. */
  Credentials: CredentialsClass
  constructor(config: AuthOptions)
  /** Returns `'Auth'`, for `Amplify.register`. */
  getModuleName(): string
  /** Merges a configuration into the present one; without one, returns the present one. */
  configure(config?: V5Any): AuthOptions
  /** Wraps a callback so that a refresh is announced on the Hub. */
  wrapRefreshSessionCallback: (callback: NodeCallback.Any) => NodeCallback.Any

  /** Creates a user. The old form takes username, password, email and phone number. */
  signUp(params: string | SignUpParams, ...restOfAttrs: string[]): Promise<ISignUpResult>
  /** Confirms a sign-up with the code that was sent. */
  confirmSignUp(username: string, code: string, options?: ConfirmSignUpOptions): Promise<V5Any>
  /** Sends the sign-up code again. */
  resendSignUp(username: string, clientMetadata?: ClientMetaData): Promise<V5Any>

  /** Signs in; the user that it resolves with may carry a challenge. */
  signIn(
    usernameOrSignInOpts: string | SignInOpts,
    pw?: string,
    clientMetadata?: ClientMetaData,
  ): Promise<V5Any>
  /** Answers an MFA challenge with the code. */
  confirmSignIn(
    user: V5Any,
    code: string,
    mfaType?: 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | null,
    clientMetadata?: ClientMetaData,
  ): Promise<V5Any>
  /** Answers the demand for a new password. */
  completeNewPassword(
    user: V5Any,
    password: string,
    requiredAttributes?: V5Any,
    clientMetadata?: ClientMetaData,
  ): Promise<V5Any>
  /** Answers a custom challenge. */
  sendCustomChallengeAnswer(
    user: V5Any,
    challengeResponses: string,
    clientMetadata?: ClientMetaData,
  ): Promise<V5Any>
  /** Sends the user to a provider's page, or takes over what a provider answered. */
  federatedSignIn(options?: FederatedSignInOptions): Promise<ICredentials>
  federatedSignIn(
    provider: LegacyProvider,
    response: FederatedResponse,
    user: FederatedUser,
  ): Promise<ICredentials>
  federatedSignIn(options?: FederatedSignInOptionsCustom): Promise<ICredentials>
  /** Signs out, on this device or on all. */
  signOut(opts?: SignOutOpts): Promise<V5Any>

  /**
   * Gets the second factors.
   *
   * @deprecated It stopped meaning anything; use {@link AuthClass.getPreferredMFA}.
   */
  getMFAOptions(user: V5Any): Promise<MFAOption[]>
  /** Gets the second factor that comes first. */
  getPreferredMFA(user: V5Any, params?: GetPreferredMFAOpts): Promise<string>
  /** Sets the second factor that comes first. */
  setPreferredMFA(
    user: V5Any,
    mfaMethod: 'TOTP' | 'SMS' | 'NOMFA' | 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA',
  ): Promise<string>
  /**
   * Turns SMS codes off.
   *
   * @deprecated Use {@link AuthClass.setPreferredMFA}.
   */
  disableSMS(user: CognitoUser): Promise<string>
  /**
   * Turns SMS codes on.
   *
   * @deprecated Use {@link AuthClass.setPreferredMFA}.
   */
  enableSMS(user: CognitoUser): Promise<string>
  /** Starts the set-up of an authenticator app and gets its secret. */
  setupTOTP(user: V5Any): Promise<string>
  /** Ends the set-up of an authenticator app with its first code. */
  verifyTotpToken(user: V5Any, challengeAnswer: string): Promise<CognitoUserSession>

  /** Gets the user of the user pool who is signed in. */
  currentUserPoolUser(params?: CurrentUserOpts): Promise<V5Any>
  /** Gets the user who is signed in; rejects with a string when nobody is. */
  currentAuthenticatedUser(params?: CurrentUserOpts): Promise<V5Any>
  /** Gets the session of the user who is signed in. */
  currentSession(): Promise<CognitoUserSession>
  /** Gets the session of a user. */
  userSession(user: V5Any): Promise<CognitoUserSession>
  /** Gets fresh AWS credentials of the current identity. */
  currentUserCredentials(): Promise<ICredentials>
  /** Gets AWS credentials of the current identity. */
  currentCredentials(): Promise<ICredentials>
  /** Returns the fields of AWS credentials that matter. */
  essentialCredentials(credentials: V5Any): ICredentials
  /** Gets id, name and attributes of the user who is signed in. */
  currentUserInfo(): Promise<V5Any>

  /** Gets the attributes of a user. */
  userAttributes(user: V5Any): Promise<CognitoUserAttribute[]>
  /** Changes attributes of a user. */
  updateUserAttributes(
    user: V5Any,
    attributes: object,
    clientMetadata?: ClientMetaData,
  ): Promise<string>
  /** Deletes attributes of a user. */
  deleteUserAttributes(user: V5Any, attributeNames: string[]): Promise<unknown>
  /** Gets the addresses of a user, verified and unverified. */
  // biome-ignore lint/complexity/noBannedTypes: v5 says `{}`, and a narrower type would refuse its code
  verifiedContact(user: V5Any): Promise<{ verified: {}; unverified: {} }>
  /** Sends a code that verifies an attribute of a user. */
  verifyUserAttribute(user: V5Any, attr: string, clientMetadata?: ClientMetaData): Promise<void>
  /** Verifies an attribute of a user with the code that was sent. */
  verifyUserAttributeSubmit(user: V5Any, attr: string, code: string): Promise<string>
  /** Sends a code that verifies an attribute of the user who is signed in. */
  verifyCurrentUserAttribute(attr: string): Promise<void>
  /** Verifies an attribute of the user who is signed in with the code that was sent. */
  verifyCurrentUserAttributeSubmit(attr: string, code: string): Promise<string>

  /** Changes the password of a user. */
  changePassword(
    user: V5Any,
    oldPassword: string,
    newPassword: string,
    clientMetadata?: ClientMetaData,
  ): Promise<'SUCCESS'>
  /** Sends a code that allows a new password. */
  forgotPassword(username: string, clientMetadata?: ClientMetaData): Promise<V5Any>
  /** Sets a new password with the code that was sent. */
  forgotPasswordSubmit(
    username: string,
    code: string,
    password: string,
    clientMetadata?: ClientMetaData,
  ): Promise<string>
  /** Deletes the user who is signed in. */
  // biome-ignore lint/suspicious/noConfusingVoidType: v5 says `void`, and `undefined` would refuse its code
  deleteUser(): Promise<string | void>

  /** Remembers this device. */
  rememberDevice(): Promise<string | AuthError>
  /** Forgets this device. */
  forgetDevice(): Promise<void>
  /** Gets the user's devices. */
  fetchDevices(): Promise<IAuthDevice[]>
}

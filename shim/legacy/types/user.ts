import type { V5Any } from '../v5-any.js'
import type { AuthenticationDetails } from './authentication-details.js'
import type {
  ChallengeName,
  ClientMetadata,
  IAuthenticationCallback,
  NodeCallback,
  UpdateAttributesNodeCallback,
} from './callbacks.js'
import type { CognitoRefreshToken, CognitoUserSession } from './session.js'
import type { ICognitoStorage } from './storage.js'
import type { CognitoUserAttribute, ICognitoUserAttributeData } from './user-attribute.js'
import type {
  CodeDeliveryDetails,
  GetSessionOptions,
  IMfaSettings,
  MFAOption,
  UserData,
} from './user-data.js'

/** What a {@link CognitoUser} is made of. */
export interface ICognitoUserData {
  Username: string
  Pool: CognitoUserPool
  Storage?: ICognitoStorage
}

/** What `Auth.signUp` resolves with. */
export interface ISignUpResult {
  user: CognitoUser
  userConfirmed: boolean
  userSub: string
  codeDeliveryDetails: CodeDeliveryDetails
}

/** What a {@link CognitoUserPool} is made of. */
export interface ICognitoUserPoolData {
  UserPoolId: string
  ClientId: string
  endpoint?: string
  Storage?: ICognitoStorage
  AdvancedSecurityDataCollectionFlag?: boolean
}

/** A user pool. */
export declare class CognitoUserPool {
  constructor(
    data: ICognitoUserPoolData,
    wrapRefreshSessionCallback?: (target: NodeCallback.Any) => NodeCallback.Any,
  )
  /** Returns the pool's id. */
  getUserPoolId(): string
  /** Returns the pool's name: its id without the region. */
  getUserPoolName(): string
  /** Returns the id of the app client. */
  getClientId(): string
  /** Creates a user. */
  signUp(
    username: string,
    password: string,
    userAttributes: CognitoUserAttribute[],
    validationData: CognitoUserAttribute[],
    callback: NodeCallback<Error, ISignUpResult>,
    clientMetadata?: ClientMetadata,
  ): void
  /** Returns the user who signed in last, if any. */
  getCurrentUser(): CognitoUser | null
}

/** A user, signed in or on the way to it. */
export declare class CognitoUser {
  /** The challenge that waits for an answer. */
  challengeName?: ChallengeName
  constructor(data: ICognitoUserData)
  /** Takes a session over and stores its tokens. */
  setSignInUserSession(signInUserSession: CognitoUserSession): void
  /** Returns the session that is in memory. */
  getSignInUserSession(): CognitoUserSession | null
  /** Returns the name of the user. */
  getUsername(): string
  /** Returns the flow that a sign-in will use. */
  getAuthenticationFlowType(): string
  /** Chooses the flow that a sign-in will use. */
  setAuthenticationFlowType(authenticationFlowType: string): string
  /** Loads the remembered device's secrets from storage. */
  getCachedDeviceKeyAndPassword(): void
  /** Gives the session, refreshed where it has expired. */
  getSession(
    callback:
      | ((error: Error, session: null) => void)
      | ((error: null, session: CognitoUserSession) => void),
    options?: GetSessionOptions,
  ): void
  /** Buys new tokens. */
  refreshSession(
    refreshToken: CognitoRefreshToken,
    callback: NodeCallback<V5Any, V5Any>,
    clientMetadata?: ClientMetadata,
  ): void
  /** Signs in with a password. */
  authenticateUser(
    authenticationDetails: AuthenticationDetails,
    callbacks: IAuthenticationCallback,
  ): void
  /** Starts a custom sign-in, without a password. */
  initiateAuth(
    authenticationDetails: AuthenticationDetails,
    callbacks: IAuthenticationCallback,
  ): void
  /** Confirms a sign-up with the code that was sent. */
  confirmRegistration(
    code: string,
    forceAliasCreation: boolean,
    callback: NodeCallback<V5Any, V5Any>,
    clientMetadata?: ClientMetadata,
  ): void
  /** Answers a custom challenge. */
  sendCustomChallengeAnswer(
    answerChallenge: V5Any,
    callback: IAuthenticationCallback,
    clientMetaData?: ClientMetadata,
  ): void
  /** Sends the sign-up code again. */
  resendConfirmationCode(
    callback: NodeCallback<Error, V5Any>,
    clientMetaData?: ClientMetadata,
  ): void
  /** Changes the password. */
  changePassword(
    oldPassword: string,
    newPassword: string,
    callback: NodeCallback<Error, 'SUCCESS'>,
    clientMetadata?: ClientMetadata,
  ): void
  /** Sends a code that allows a new password. */
  forgotPassword(
    callbacks: {
      onSuccess: (data: V5Any) => void
      onFailure: (err: Error) => void
      inputVerificationCode?: (data: V5Any) => void
    },
    clientMetaData?: ClientMetadata,
  ): void
  /** Sets a new password with the code that was sent. */
  confirmPassword(
    verificationCode: string,
    newPassword: string,
    callbacks: { onSuccess: (success: string) => void; onFailure: (err: Error) => void },
    clientMetaData?: ClientMetadata,
  ): void
  /** Remembers this device. */
  setDeviceStatusRemembered(callbacks: {
    onSuccess: (success: string) => void
    onFailure: (err: V5Any) => void
  }): void
  /** Tracks this device without remembering it. */
  setDeviceStatusNotRemembered(callbacks: {
    onSuccess: (success: string) => void
    onFailure: (err: V5Any) => void
  }): void
  /** Gives what Cognito knows of this device. */
  getDevice(callbacks: {
    onSuccess: (success: string) => void
    onFailure: (err: Error) => void
  }): V5Any
  /** Forgets this device. */
  forgetDevice(callbacks: {
    onSuccess: (success: string) => void
    onFailure: (err: Error) => void
  }): void
  /** Forgets the device with this key. */
  forgetSpecificDevice(
    deviceKey: string,
    callbacks: { onSuccess: (success: string) => void; onFailure: (err: Error) => void },
  ): void
  /** Answers an MFA challenge with the code. */
  sendMFACode(
    confirmationCode: string,
    callbacks: {
      onSuccess: (session: CognitoUserSession, userConfirmationNecessary?: boolean) => void
      onFailure: (err: V5Any) => void
    },
    mfaType?: string,
    clientMetadata?: ClientMetadata,
  ): void
  /** Gives one page of the user's devices. */
  listDevices(
    limit: number,
    paginationToken: string | null,
    callbacks: { onSuccess: (data: V5Any) => void; onFailure: (err: Error) => void },
  ): void
  /** Answers the demand for a new password. */
  completeNewPasswordChallenge(
    newPassword: string,
    requiredAttributeData: V5Any,
    callbacks: IAuthenticationCallback,
    clientMetadata?: ClientMetadata,
  ): void
  /** Signs out on this device. */
  signOut(callback?: () => void): void
  /** Signs out on every device. */
  globalSignOut(callbacks: {
    onSuccess: (msg: string) => void
    onFailure: (err: Error) => void
  }): void
  /** Verifies an attribute with the code that was sent. */
  verifyAttribute(
    attributeName: string,
    confirmationCode: string,
    callbacks: { onSuccess: (success: string) => void; onFailure: (err: Error) => void },
  ): void
  /** Gives the user's attributes. */
  getUserAttributes(callback: NodeCallback<Error, CognitoUserAttribute[]>): void
  /** Changes attributes of the user. */
  updateAttributes(
    attributes: (CognitoUserAttribute | ICognitoUserAttributeData)[],
    callback: UpdateAttributesNodeCallback<Error, string, V5Any>,
    clientMetadata?: ClientMetadata,
  ): void
  /** Deletes attributes of the user. */
  deleteAttributes(attributeList: string[], callback: NodeCallback<Error, string>): void
  /** Sends a code that verifies an attribute. */
  getAttributeVerificationCode(
    name: string,
    callback: {
      onSuccess: (success: string) => void
      onFailure: (err: Error) => void
      // biome-ignore lint/suspicious/noConfusingVoidType: v5 says `void`, and `undefined` would refuse its code
      inputVerificationCode?: (data: string) => void | null
    },
    clientMetadata?: ClientMetadata,
  ): void
  /** Deletes the user. */
  deleteUser(callback: NodeCallback<Error, string>): void
  /** Turns SMS codes on, the old way. */
  enableMFA(callback: NodeCallback<Error, string>): void
  /** Turns SMS codes off, the old way. */
  disableMFA(callback: NodeCallback<Error, string>): void
  /** Gives the second factors, the old way. */
  getMFAOptions(callback: NodeCallback<Error, MFAOption[]>): void
  /** Gives what Cognito knows of the user. */
  getUserData(callback: NodeCallback<Error, UserData>, params?: V5Any): void
  /** Starts the set-up of an authenticator app. */
  associateSoftwareToken(callbacks: {
    associateSecretCode: (secretCode: string) => void
    onFailure: (err: V5Any) => void
  }): void
  /** Ends the set-up of an authenticator app with its first code. */
  verifySoftwareToken(
    totpCode: string,
    friendlyDeviceName: string,
    callbacks: {
      onSuccess: (session: CognitoUserSession) => void
      onFailure: (err: Error) => void
    },
  ): void
  /** Turns second factors on or off. */
  setUserMfaPreference(
    smsMfaSettings: IMfaSettings | null,
    softwareTokenMfaSettings: IMfaSettings | null,
    callback: NodeCallback<Error, string>,
  ): void
  /** Answers the question which second factor to use. */
  sendMFASelectionAnswer(
    answerChallenge: string,
    callbacks: {
      onSuccess: (session: CognitoUserSession) => void
      onFailure: (err: V5Any) => void
      mfaRequired?: (challengeName: ChallengeName, challengeParameters: V5Any) => void
      totpRequired?: (challengeName: ChallengeName, challengeParameters: V5Any) => void
    },
  ): void
}

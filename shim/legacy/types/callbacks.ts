import type { V5Any } from '../v5-any.js'
import type { CognitoUserSession } from './session.js'

/** A callback that is given an error or a result. */
export type NodeCallback<E, T> = (err?: E, result?: T) => void

/** The common forms of {@link NodeCallback}. */
export declare namespace NodeCallback {
  /** A callback for any result. */
  export type Any = NodeCallback<Error | undefined, V5Any>
}

/** The callback of `CognitoUser.updateAttributes`. */
export type UpdateAttributesNodeCallback<E, T, K> = (err?: E, result?: T, details?: K) => void

/** Strings that are handed to the Lambda triggers of the user pool. */
export type ClientMetadata = { [key: string]: string } | undefined

/** The challenges that v5 knows. */
export type ChallengeName =
  | 'CUSTOM_CHALLENGE'
  | 'MFA_SETUP'
  | 'NEW_PASSWORD_REQUIRED'
  | 'SELECT_MFA_TYPE'
  | 'SMS_MFA'
  | 'SOFTWARE_TOKEN_MFA'

/** What may come of a sign-in step; the member that fits is called. */
export interface IAuthenticationCallback {
  onSuccess: (session: CognitoUserSession, userConfirmationNecessary?: boolean) => void
  onFailure: (err: V5Any) => void
  newPasswordRequired?: (userAttributes: V5Any, requiredAttributes: V5Any) => void
  mfaRequired?: (challengeName: ChallengeName, challengeParameters: V5Any) => void
  totpRequired?: (challengeName: ChallengeName, challengeParameters: V5Any) => void
  customChallenge?: (challengeParameters: V5Any) => void
  mfaSetup?: (challengeName: ChallengeName, challengeParameters: V5Any) => void
  selectMFAType?: (challengeName: ChallengeName, challengeParameters: V5Any) => void
}

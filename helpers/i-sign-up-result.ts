import type { CodeDeliveryDetails } from './code-delivery-details.js'
import type { CognitoUser } from './cognito-user.js'

/** What a sign-up resolves with. */
export interface ISignUpResult {
  user: CognitoUser
  userConfirmed: boolean
  userSub: string
  codeDeliveryDetails: CodeDeliveryDetails
}

import type { ICognitoUserAttributeData } from './user-attribute.js'

/** Where Cognito sent a code. */
export interface CodeDeliveryDetails {
  AttributeName: string
  DeliveryMedium: string
  Destination: string
}

/** One way of getting a second factor. */
export interface MFAOption {
  DeliveryMedium: 'SMS' | 'EMAIL'
  AttributeName: string
}

/** Whether a second factor is on, and whether it comes first. */
export interface IMfaSettings {
  PreferredMfa: boolean
  Enabled: boolean
}

/** What Cognito knows of a signed-in user. */
export interface UserData {
  MFAOptions: MFAOption[]
  PreferredMfaSetting: string
  UserAttributes: ICognitoUserAttributeData[]
  UserMFASettingList: string[]
  Username: string
}

/** Options of `CognitoUser.getSession`. */
export interface GetSessionOptions {
  clientMetadata: Record<string, string>
}

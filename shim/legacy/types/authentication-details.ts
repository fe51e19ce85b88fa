import type { V5Any } from '../v5-any.js'
import type { ClientMetadata } from './callbacks.js'

/** What a user types to sign in. */
export interface IAuthenticationDetailsData {
  Username: string
  Password?: string
  ValidationData?: { [key: string]: V5Any }
  ClientMetadata?: ClientMetadata
}

/** What a user types to sign in, as `CognitoUser.authenticateUser` takes it. */
export declare class AuthenticationDetails {
  constructor(data: IAuthenticationDetailsData)
  /** Returns the name that was typed. */
  getUsername(): string
  /** Returns the password that was typed. */
  getPassword(): string
  /** Returns the validation data as name and value pairs. */
  getValidationData(): V5Any[]
}

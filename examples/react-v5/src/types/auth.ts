import type { CognitoUser } from "@aws-amplify/auth";
import type { CodeDeliveryDetails } from "amazon-cognito-identity-js";

export interface UserAttributes {
  sub: string;
  email: string;
  email_verified?: boolean;
  name?: string;
  phone_number?: string;
  phone_number_verified?: boolean;
  "custom:company"?: string;
}

/** Auth hands out `any`; these are the members that we rely on. */
export interface AppUser extends CognitoUser {
  username: string;
  attributes?: UserAttributes;
  challengeParam?: {
    CODE_DELIVERY_DESTINATION?: string;
    /** Of our custom challenge. */
    destination?: string;
    requiredAttributes?: string[];
    userAttributes?: Partial<UserAttributes>;
  };
  preferredMFA?: string;
}

export interface DeliveryResult {
  CodeDeliveryDetails: CodeDeliveryDetails;
}

export type MfaMethod = "TOTP" | "SMS" | "NOMFA";

/** The second factor that a sign-in waits for. */
export interface Factor {
  method: string;
  /** Where a code was sent to, partly hidden. */
  sentTo?: string;
}

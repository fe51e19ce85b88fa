/** An attribute as Cognito itself writes it. */
export interface ICognitoUserAttributeData {
  Name: string
  Value: string
}

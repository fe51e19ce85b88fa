/** The providers that v5 knew by name, with the values that Cognito expects. */
// biome-ignore lint/suspicious/noTsIgnore: there is no error where enums are allowed
// @ts-ignore
// biome-ignore lint/style/noEnum: v5 had an enum, and nothing else is the type of each of its members too
export enum CognitoHostedUIIdentityProvider {
  Cognito = 'COGNITO',
  Google = 'Google',
  Facebook = 'Facebook',
  Amazon = 'LoginWithAmazon',
  Apple = 'SignInWithApple',
}

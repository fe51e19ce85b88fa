import type { CognitoHostedUIIdentityProvider } from './cognito-hosted-ui-identity-provider.js'

/** A provider of v5's list, and a text that comes back. */
export interface FederatedSignInOptions {
  provider: CognitoHostedUIIdentityProvider
  customState?: string
}

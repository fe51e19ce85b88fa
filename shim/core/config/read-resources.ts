import type { AuthConfig, OAuthConfig } from './config.js'
import { endpointOf } from './endpoints.js'

/** What of v6's ResourcesConfig matters to the engine. */
export interface Resources {
  readonly userPoolId?: string | undefined
  readonly userPoolClientId?: string | undefined
  readonly userPoolEndpoint?: string | undefined
  readonly identityPoolId?: string | undefined
  readonly identityPoolEndpoint?: string | undefined
  readonly allowGuestAccess?: boolean | undefined
  readonly signUpVerificationMethod?: 'code' | 'link' | undefined
  readonly loginWith?: { readonly oauth?: OAuthConfig | undefined } | undefined
  readonly passwordless?:
    | {
        readonly emailOtpEnabled?: boolean | undefined
        readonly smsOtpEnabled?: boolean | undefined
        readonly webAuthn?: unknown
        readonly preferredChallenge?: string | undefined
      }
    | undefined
}

/**
 * Takes over a configuration that somebody else has read and checked: that of a context. Apps that
 * configure nothing else have no need of all the shapes that `parseConfig` knows.
 */
export function readResources(cognito: Resources | undefined): AuthConfig {
  const { loginWith, passwordless, signUpVerificationMethod = 'code' } = cognito ?? {}
  return {
    ...readPools(cognito ?? {}),
    oauth: loginWith?.oauth ?? null,
    signUpVerificationMethod,
    passwordless: passwordless
      ? {
          emailOtpEnabled: passwordless.emailOtpEnabled === true,
          smsOtpEnabled: passwordless.smsOtpEnabled === true,
          webAuthnEnabled: Boolean(passwordless.webAuthn),
          preferredChallenge: passwordless.preferredChallenge ?? null,
        }
      : null,
    storage: null,
    defaults: { flow: null, clientMetadata: null },
  }
}

function readPools({
  userPoolId,
  userPoolClientId,
  userPoolEndpoint,
  identityPoolId,
  identityPoolEndpoint,
  allowGuestAccess = false,
}: Resources): Pick<AuthConfig, 'userPool' | 'identityPool'> {
  const region = userPoolId?.split('_')[0] ?? ''
  const identityRegion = identityPoolId?.split(':')[0] ?? ''
  return {
    userPool:
      userPoolId && userPoolClientId
        ? {
            id: userPoolId,
            clientId: userPoolClientId,
            region,
            endpoint: userPoolEndpoint ?? endpointOf('cognito-idp', region),
          }
        : null,
    identityPool: identityPoolId
      ? {
          id: identityPoolId,
          region: identityRegion,
          endpoint: identityPoolEndpoint ?? endpointOf('cognito-identity', identityRegion),
          allowsGuests: allowGuestAccess,
        }
      : null,
  }
}

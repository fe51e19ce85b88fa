import {
  Auth,
  AuthErrorStrings,
  CognitoHostedUIIdentityProvider,
  type FederatedSignInOptions,
  type FederatedSignInOptionsCustom,
  GRAPHQL_AUTH_MODE,
  type ICredentials,
  isFederatedSignInOptions,
} from '../../../shim/legacy/index.js'

export const google = (): Promise<ICredentials> =>
  Auth.federatedSignIn({ provider: CognitoHostedUIIdentityProvider.Google, customState: '/home' })
export const hostedUI = (): Promise<ICredentials> => Auth.federatedSignIn()
export const own = (): Promise<ICredentials> => Auth.federatedSignIn({ customProvider: 'Okta' })
export const theOldWay = (): Promise<ICredentials> =>
  Auth.federatedSignIn('google', { token: 't', expires_at: 1 }, { name: 'Ada', email: 'a@b.c' })
export const aDomain = (identity_id: string): Promise<ICredentials> =>
  Auth.federatedSignIn('accounts.acme', { token: 't', identity_id, expires_at: 1 }, { name: 'A' })

export function pick(useApple: boolean): FederatedSignInOptions {
  let provider = CognitoHostedUIIdentityProvider.Google
  if (useApple) provider = CognitoHostedUIIdentityProvider.Apple
  return { provider }
}

export const labels: Record<CognitoHostedUIIdentityProvider, string> = {
  [CognitoHostedUIIdentityProvider.Cognito]: 'E-mail',
  [CognitoHostedUIIdentityProvider.Google]: 'Google',
  [CognitoHostedUIIdentityProvider.Facebook]: 'Facebook',
  [CognitoHostedUIIdentityProvider.Amazon]: 'Amazon',
  [CognitoHostedUIIdentityProvider.Apple]: 'Apple',
}

export interface Icons {
  [CognitoHostedUIIdentityProvider.Google]: string
}

export type Social =
  | CognitoHostedUIIdentityProvider.Google
  | CognitoHostedUIIdentityProvider.Facebook

export function icon(provider: Social): keyof typeof CognitoHostedUIIdentityProvider {
  switch (provider) {
    case CognitoHostedUIIdentityProvider.Google:
      return 'Google'
    case CognitoHostedUIIdentityProvider.Facebook:
      return 'Facebook'
  }
}

export function byName(name: keyof typeof CognitoHostedUIIdentityProvider): Promise<ICredentials> {
  const text: string = CognitoHostedUIIdentityProvider[name]
  const every: CognitoHostedUIIdentityProvider[] = Object.values(CognitoHostedUIIdentityProvider)
  if (!every.length)
    return Auth.federatedSignIn({ provider: text as CognitoHostedUIIdentityProvider })
  return Auth.federatedSignIn({ provider: CognitoHostedUIIdentityProvider[name] })
}

export function options(value: FederatedSignInOptions | FederatedSignInOptionsCustom): string {
  return isFederatedSignInOptions(value) ? value.provider : value.customProvider
}

export const isEmptyCode = (error: Error): boolean => error.message === AuthErrorStrings.EMPTY_CODE
export const mode: keyof typeof GRAPHQL_AUTH_MODE = GRAPHQL_AUTH_MODE.AMAZON_COGNITO_USER_POOLS

// @ts-expect-error a string is not a provider
export const bareString: unknown = Auth.federatedSignIn({ provider: 'Google' })
// @ts-expect-error a state alone needs a provider
export const stateAlone: unknown = Auth.federatedSignIn({ customState: '/home' })

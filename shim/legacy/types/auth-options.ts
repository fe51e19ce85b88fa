import type { V5Any } from '../v5-any.js'
import type { AuthErrorTypes, CognitoHostedUIIdentityProvider } from './enums.js'
import type { ICognitoStorage, ICookieStorageData } from './storage.js'

/** Strings that are handed to the Lambda triggers of the user pool. */
export type ClientMetaData = { [key: string]: string } | undefined

/** The configuration of `Auth`. */
export interface AuthOptions {
  userPoolId?: string
  userPoolWebClientId?: string
  identityPoolId?: string
  region?: string
  mandatorySignIn?: boolean
  cookieStorage?: ICookieStorageData
  oauth?: OAuthOpts
  refreshHandlers?: object
  storage?: ICognitoStorage
  authenticationFlowType?: string
  identityPoolRegion?: string
  clientMetadata?: V5Any
  endpoint?: string
  signUpVerificationMethod?: 'code' | 'link'
}

/** The configuration of the Hosted UI. */
export interface AwsCognitoOAuthOpts {
  domain: string
  scope: Array<string>
  redirectSignIn: string
  redirectSignOut: string
  responseType: string
  options?: object
  urlOpener?: (url: string, redirectUrl: string) => Promise<V5Any>
}

/** The configuration of Auth0 in place of the Hosted UI. */
export interface Auth0OAuthOpts {
  domain: string
  clientID: string
  scope: string
  redirectUri: string
  audience: string
  responseType: string
  returnTo: string
  urlOpener?: (url: string, redirectUrl: string) => Promise<V5Any>
}

/** The configuration of sign-in through a web page. */
export type OAuthOpts = AwsCognitoOAuthOpts | Auth0OAuthOpts

/** A storage, by the names of its methods. */
export interface AuthCache {
  setItem(): V5Any
  getItem(): V5Any
  removeItem(): V5Any
}

/** The object form of `Auth.signUp`. */
export interface SignUpParams {
  username: string
  password: string
  attributes?: object
  validationData?: { [key: string]: V5Any }
  clientMetadata?: { [key: string]: string }
  autoSignIn?: AutoSignInOptions
}

/** Whether and how to sign in once a sign-up is confirmed. */
export interface AutoSignInOptions {
  enabled: boolean
  clientMetaData?: ClientMetaData
  validationData?: { [key: string]: V5Any }
}

/** Options of `Auth.confirmSignUp`. */
export interface ConfirmSignUpOptions {
  forceAliasCreation?: boolean
  clientMetadata?: ClientMetaData
}

/** Name and password, with data for the pre-authentication trigger. */
export type UsernamePasswordOpts = {
  username: string
  password: string
  validationData?: { [key: string]: V5Any }
}

/** The object form of `Auth.signIn`. */
export type SignInOpts = UsernamePasswordOpts

/** Options of `Auth.signOut`. */
export interface SignOutOpts {
  global?: boolean
}

/** Options of `Auth.currentAuthenticatedUser`. */
export interface CurrentUserOpts {
  bypassCache: boolean
}

/** Options of `Auth.getPreferredMFA`. */
export interface GetPreferredMFAOpts {
  bypassCache: boolean
}

/** The second factor that Cognito asks for. */
export interface MfaRequiredDetails {
  challengeName: V5Any
  challengeParameters: V5Any
}

/** Providers of the old form of `Auth.federatedSignIn`. */
export type LegacyProvider = 'google' | 'facebook' | 'amazon' | 'developer' | string

/** `Auth.federatedSignIn` with a provider that v5 knows by name. */
export type FederatedSignInOptions = {
  provider: CognitoHostedUIIdentityProvider
  customState?: string
}

/** `Auth.federatedSignIn` with a provider of the user pool's own. */
export type FederatedSignInOptionsCustom = {
  customProvider: string
  customState?: string
}

/** What a provider answered, for the old form of `Auth.federatedSignIn`. */
export interface FederatedResponse {
  token: string
  identity_id?: string
  expires_at: number
}

/** Who signed in at a provider, for the old form of `Auth.federatedSignIn`. */
export interface FederatedUser {
  name: string
  email?: string
  picture?: string
}

/** A remembered device. */
export interface IAuthDevice {
  id: string
  name: string
}

/** What an error says, and what goes to the log. */
export interface AuthErrorMessage {
  message: string
  log?: string
}

/** What each kind of error says. */
export type AuthErrorMessages = { [key in AuthErrorTypes]: AuthErrorMessage }

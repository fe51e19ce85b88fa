/** What of a configuration is read, by our own names. */
export type Setting =
  | 'userPoolId'
  | 'clientId'
  | 'endpoint'
  | 'identityPoolId'
  | 'identityPoolRegion'
  | 'identityPoolEndpoint'
  | 'allowsGuests'
  | 'mandatorySignIn'
  | 'oauth'
  | 'signUpVerificationMethod'
  | 'passwordless'
  | 'flow'
  | 'clientMetadata'
  | 'cookieStorage'
  | 'storage'

/** One shape of configuration: where its settings are, and what they are called there. */
export interface Layer {
  /** The objects in which they are, from the outside. */
  readonly path: readonly string[]
  readonly keys: Readonly<Partial<Record<Setting, string>>>
  /** Whether guests are let in where nothing is said about them. */
  readonly letsGuestsIn: boolean
  /** A key beside which the shape is not there: its names mean something else then. */
  readonly notBeside?: string
}

const v5Keys = {
  userPoolId: 'userPoolId',
  clientId: 'userPoolWebClientId',
  endpoint: 'endpoint',
  identityPoolId: 'identityPoolId',
  identityPoolRegion: 'identityPoolRegion',
  mandatorySignIn: 'mandatorySignIn',
  oauth: 'oauth',
  signUpVerificationMethod: 'signUpVerificationMethod',
  flow: 'authenticationFlowType',
  clientMetadata: 'clientMetadata',
  cookieStorage: 'cookieStorage',
  storage: 'storage',
} as const

/**
 * The shapes, in the order in which later ones win: what somebody has written beside a generated
 * file is meant to change it. v5 does so (the flat keys last); v6 ignores it.
 */
export const layers: readonly Layer[] = [
  {
    // amplify_outputs.json
    path: ['auth'],
    letsGuestsIn: false,
    keys: {
      userPoolId: 'user_pool_id',
      clientId: 'user_pool_client_id',
      identityPoolId: 'identity_pool_id',
      allowsGuests: 'unauthenticated_identities_enabled',
      oauth: 'oauth',
      passwordless: 'passwordless',
    },
  },
  {
    // aws-exports.js; its `oauth` is the flat one of v5, further down
    path: [],
    letsGuestsIn: true,
    keys: {
      userPoolId: 'aws_user_pools_id',
      clientId: 'aws_user_pools_web_client_id',
      identityPoolId: 'aws_cognito_identity_pool_id',
      mandatorySignIn: 'aws_mandatory_sign_in',
      signUpVerificationMethod: 'aws_cognito_sign_up_verification_method',
    },
  },
  { path: ['Auth'], letsGuestsIn: true, keys: v5Keys },
  { path: [], letsGuestsIn: true, keys: v5Keys, notBeside: 'version' },
  {
    // ResourcesConfig of v6
    path: ['Auth', 'Cognito'],
    letsGuestsIn: false,
    keys: {
      userPoolId: 'userPoolId',
      clientId: 'userPoolClientId',
      endpoint: 'userPoolEndpoint',
      identityPoolId: 'identityPoolId',
      identityPoolEndpoint: 'identityPoolEndpoint',
      allowsGuests: 'allowGuestAccess',
      signUpVerificationMethod: 'signUpVerificationMethod',
      passwordless: 'passwordless',
    },
  },
  {
    path: ['Auth', 'Cognito', 'loginWith'],
    letsGuestsIn: false,
    keys: { oauth: 'oauth' },
  },
]

/** A key in a place where nobody reads it. */
export interface Misplaced {
  readonly path: readonly string[]
  readonly key: string
  /** What belongs there. */
  readonly instead: string
  /** The right key, at the same place: where it is there too, the wrong one does no harm. */
  readonly unless?: string
}

const cognito = ['Auth', 'Cognito']
const intoCognito = 'Write Auth: { Cognito: { userPoolId, userPoolClientId } }.'

/** What is easily written for something else. v6 takes all of it without a word. */
export const misplaced: readonly Misplaced[] = [
  { path: [], key: 'Cognito', unless: 'Auth', instead: intoCognito },
  { path: [], key: 'userPoolClientId', unless: 'Auth', instead: intoCognito },
  { path: ['auth'], key: 'Cognito', instead: 'Write Auth, with a capital letter.' },
  { path: ['auth'], key: 'userPoolId', instead: intoCognito },
  { path: ['Auth'], key: 'cognito', unless: 'Cognito', instead: intoCognito },
  { path: ['Auth'], key: 'userPoolClientId', unless: 'Cognito', instead: intoCognito },
  { path: ['Auth'], key: 'userPoolEndpoint', unless: 'Cognito', instead: intoCognito },
  { path: ['Auth'], key: 'allowGuestAccess', unless: 'Cognito', instead: intoCognito },
  { path: ['Auth'], key: 'loginWith', unless: 'Cognito', instead: intoCognito },
  {
    path: cognito,
    key: 'userPoolWebClientId',
    unless: 'userPoolClientId',
    instead: 'In v6 it is called userPoolClientId.',
  },
  {
    path: cognito,
    key: 'user_pool_client_id',
    unless: 'userPoolClientId',
    instead: 'Write userPoolClientId, or pass the whole of amplify_outputs.json.',
  },
  {
    path: cognito,
    key: 'endpoint',
    unless: 'userPoolEndpoint',
    instead: 'In v6 it is called userPoolEndpoint.',
  },
  {
    path: cognito,
    key: 'mandatorySignIn',
    unless: 'allowGuestAccess',
    instead: 'In v6 it is called allowGuestAccess, and means the opposite.',
  },
  {
    path: cognito,
    key: 'oauth',
    unless: 'loginWith',
    instead: 'In v6 it belongs into loginWith: { oauth: { domain, scopes, … } }.',
  },
  {
    path: cognito,
    key: 'authenticationFlowType',
    instead: 'Pass options: { authFlowType } to signIn.',
  },
  {
    path: cognito,
    key: 'cookieStorage',
    instead: 'Call cognitoUserPoolsTokenProvider.setKeyValueStorage(new CookieStorage(…)).',
  },
  {
    path: cognito,
    key: 'storage',
    instead: 'Call cognitoUserPoolsTokenProvider.setKeyValueStorage(…).',
  },
]

import { Fault } from '../fault.js'
import { type FaultRows, faultOf } from '../fault-table.js'

type Row =
  | 'OAuthNotConfigureException'
  | 'NoCode'
  | 'NoAccessToken'
  | 'UnknownState'
  | 'NoState'
  | 'WrongNonce'
  | 'NoAnswer'

const AGAIN = 'Begin the sign-in again with signInWithRedirect, in this tab.'

const rows: FaultRows<Row> = {
  OAuthNotConfigureException: {
    message: 'oauth param not configured.',
    recovery: 'Make sure to call configure() with the oauth parameter in your configuration.',
  },
  NoCode: {
    name: 'OAuthSignInException',
    message: 'User cancelled OAuth flow.',
    recovery: AGAIN,
  },
  NoAccessToken: {
    name: 'OAuthSignInException',
    message: 'No access token returned from OAuth flow.',
    recovery: 'Check the response type of the app client.',
  },
  UnknownState: {
    name: 'oauthSignInError',
    message: 'An error occurred while validating the state.',
    recovery: 'Try to initiate an OAuth flow from Amplify',
  },
  NoState: {
    name: 'oauthSignInError',
    message: '`signInWithRedirect` has been canceled.',
    recovery: AGAIN,
  },
  WrongNonce: {
    name: 'OAuthSignInException',
    message: 'The id token does not hold the nonce that was sent.',
    recovery: 'Begin the sign-in again: this answer belongs to another one.',
  },
  NoAnswer: {
    name: 'OAuthSignInException',
    message: 'The token endpoint has given no answer that can be read.',
    recovery: 'Check the domain of the configuration, and what is between it and here.',
  },
}

/** A fault of a redirect. */
export function oauthFault(name: Row, cause?: unknown): Fault {
  return faultOf(rows, name, cause)
}

/** What the sign-in pages, or what opens them, say about why nobody is signed in. */
export function pagesFault(message: string, cause?: unknown): Fault {
  return new Fault({
    name: 'OAuthSignInException',
    message: message || 'An error has occurred during the oauth process.',
    recovery: 'Make sure Cognito Hosted UI has been configured correctly',
    cause,
  })
}

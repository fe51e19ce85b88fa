import type {
  AwsCognitoOAuthOpts,
  FederatedSignInOptions,
  FederatedSignInOptionsCustom,
  OAuthOpts,
  UsernamePasswordOpts,
} from './types/auth-options.js'
import type { V5Any } from './v5-any.js'

/** Returns whether `Auth.federatedSignIn` was given a provider that v5 knows by name. */
export function isFederatedSignInOptions(obj: V5Any): obj is FederatedSignInOptions {
  return hasOwn(obj, 'provider')
}

/** Returns whether `Auth.federatedSignIn` was given a provider of the user pool's own. */
export function isFederatedSignInOptionsCustom(obj: V5Any): obj is FederatedSignInOptionsCustom {
  return hasOwn(obj, 'customProvider')
}

/** Returns whether `Auth.federatedSignIn` was given a state to carry along. */
export function hasCustomState(obj: V5Any): boolean {
  return hasOwn(obj, 'customState')
}

/** Returns whether sign-in goes through the Hosted UI and not through Auth0. */
export function isCognitoHostedOpts(oauth: OAuthOpts): oauth is AwsCognitoOAuthOpts {
  return 'redirectSignIn' in oauth && oauth.redirectSignIn !== undefined
}

/** Returns whether `Auth.signIn` was given an object with a username. */
export function isUsernamePasswordOpts(obj: V5Any): obj is UsernamePasswordOpts {
  return Boolean(obj.username)
}

/** Gives back what is falsy as it came, as v5 does. `Object.hasOwn` is too young for v5's browsers. */
function hasOwn(obj: V5Any, key: string): V5Any {
  return obj && Object.getOwnPropertyDescriptor(obj, key) !== undefined
}

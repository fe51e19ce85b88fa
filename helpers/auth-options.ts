import type { V5Any } from './v5-any.js'

/** What v6 reads below `Auth.Cognito`, from the options of v5's Auth and what is known besides. */
export function cognitoOf(options: V5Any, known: V5Any): V5Any {
  const { userPoolId, userPoolWebClientId, identityPoolId, endpoint } = options
  const { signUpVerificationMethod, mandatorySignIn } = options
  const oauth = oauthOf(options.oauth, known?.loginWith?.oauth)
  return defined({
    userPoolId,
    userPoolClientId: userPoolWebClientId,
    userPoolEndpoint: endpoint,
    identityPoolId,
    // v5 let guests in unless it was told not to.
    allowGuestAccess: identityPoolId === undefined ? undefined : !mandatorySignIn,
    signUpVerificationMethod,
    loginWith: oauth ? { ...known?.loginWith, oauth } : undefined,
  })
}

/** The options of v5's Auth that say what a configuration of v6 says. */
export function authOptionsOf(cognito: V5Any): V5Any {
  if (!cognito) return {}
  const { userPoolId, userPoolClientId, identityPoolId, allowGuestAccess } = cognito
  const oauth = cognito.loginWith?.oauth
  return defined({
    userPoolId,
    userPoolWebClientId: userPoolClientId,
    region: (userPoolId ?? identityPoolId)?.split(/[_:]/)[0],
    identityPoolId,
    identityPoolRegion: identityPoolId?.split(':')[0],
    mandatorySignIn: identityPoolId === undefined ? undefined : !allowGuestAccess,
    signUpVerificationMethod: cognito.signUpVerificationMethod ?? 'code',
    endpoint: cognito.userPoolEndpoint,
    oauth: oauth && {
      domain: oauth.domain,
      scope: oauth.scopes,
      redirectSignIn: oauth.redirectSignIn.join(','),
      redirectSignOut: oauth.redirectSignOut.join(','),
      responseType: oauth.responseType,
    },
  })
}

/** What v5 was told about the Hosted UI, nested or not. */
export function hostedUiOf(oauth: V5Any): V5Any {
  return oauth?.redirectSignIn === undefined ? oauth?.awsCognito : oauth
}

function oauthOf(oauth: V5Any, known: V5Any): V5Any {
  const hosted = hostedUiOf(oauth)
  if (!hosted) return undefined
  const { domain, scope, redirectSignIn, redirectSignOut, responseType } = hosted
  return defined({
    ...known,
    domain,
    scopes: scope,
    redirectSignIn: listOf(redirectSignIn),
    redirectSignOut: listOf(redirectSignOut),
    responseType,
  })
}

/** The generated file has several addresses in one text. */
function listOf(addresses: V5Any): V5Any {
  return typeof addresses === 'string' ? addresses.split(',') : (addresses ?? [])
}

function defined(object: V5Any): V5Any {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
}

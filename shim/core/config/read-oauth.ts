import type { OAuthConfig } from './config.js'
import { type Fields, type Found, isFields } from './found.js'
import { misconfigured } from './misconfigured.js'
import { fieldsOf, listOf, oneOf, textOf, texts } from './values.js'

/** What the fields are called: in v6, in v5 and aws-exports, in amplify_outputs. */
const names = {
  domain: ['domain'],
  scopes: ['scopes', 'scope'],
  redirectSignIn: ['redirectSignIn', 'redirect_sign_in_uri'],
  redirectSignOut: ['redirectSignOut', 'redirect_sign_out_uri'],
  responseType: ['responseType', 'response_type'],
} as const satisfies Record<keyof OAuthConfig, readonly string[]>

/**
 * Reads where the sign-in pages are. Null for the settings of Auth0 that v5 could hold beside them.
 *
 * @throws Fault where something is missing or wrong
 */
export function readOAuth(found: Found): OAuthConfig | null {
  const { fields, key } = cognitoPart(fieldsOf(found), found.key)
  if ('clientID' in fields || 'auth0' in fields) return null
  const field = (name: keyof OAuthConfig): Pick<Found, 'value' | 'key'> => {
    const own = names[name].find((each) => fields[each] !== undefined)
    if (own !== undefined) return { value: fields[own], key: `${key}.${own}` }
    const missing = `${key}.${names[name][0]} is missing.`
    throw misconfigured(
      missing,
      'Write domain, scopes, redirectSignIn, redirectSignOut, responseType.',
    )
  }
  return {
    domain: textOf(field('domain'), texts.domain),
    scopes: listOf(field('scopes'), 'openid'),
    redirectSignIn: listOf(field('redirectSignIn'), 'https://www.example.com/'),
    redirectSignOut: listOf(field('redirectSignOut'), 'https://www.example.com/'),
    responseType: oneOf(field('responseType'), ['code', 'token']),
  }
}

/** v5 could hold the settings of Cognito in an object of their own. */
function cognitoPart(fields: Fields, key: string): { fields: Fields; key: string } {
  const { awsCognito } = fields
  return isFields(awsCognito) ? { fields: awsCognito, key: `${key}.awsCognito` } : { fields, key }
}

import type {
  AuthConfig,
  CallDefaults,
  IdentityPoolConfig,
  PasswordlessConfig,
  StorageChoice,
  UserPoolConfig,
} from './config.js'
import { endpointOf } from './endpoints.js'
import { type Fields, type Found, findSettings, isFields, type Settings } from './found.js'
import { misconfigured } from './misconfigured.js'
import { readOAuth } from './read-oauth.js'
import { booleanOf, describe, fieldsOf, oneOf, textOf, texts } from './values.js'

/**
 * Reads a configuration, whatever shape it has: v6's ResourcesConfig, amplify_outputs.json,
 * aws-exports, what v5 takes (in `Auth` or flat), and what is written beside a generated one.
 *
 * @throws Fault `InvalidConfigurationException`, `InvalidUserPoolId` or
 * `InvalidIdentityPoolIdException`, naming the key and what belongs there
 *
 * @example
 * parseConfig({ Auth: { Cognito: { userPoolId, userPoolClientId } } }).userPool?.region
 */
export function parseConfig(input: unknown): AuthConfig {
  if (!isFields(input)) {
    throw misconfigured(
      `it is ${describe(input)}.`,
      'Pass the object that Amplify.configure takes.',
    )
  }
  refuseUnknownOutputs(input)
  const settings = findSettings(input)
  const userPool = readUserPool(settings)
  const identityPool = readIdentityPool(settings)
  if (userPool === null && identityPool === null) refuseEmpty(input)
  return {
    userPool,
    identityPool,
    oauth: settings.oauth ? readOAuth(settings.oauth) : null,
    signUpVerificationMethod: settings.signUpVerificationMethod
      ? oneOf(settings.signUpVerificationMethod, ['code', 'link'])
      : 'code',
    passwordless: settings.passwordless ? readPasswordless(settings.passwordless) : null,
    storage: readStorage(settings),
    defaults: readDefaults(settings),
  }
}

function readUserPool({ userPoolId, clientId, endpoint }: Settings): UserPoolConfig | null {
  if (userPoolId === undefined && clientId === undefined) return null
  if (userPoolId === undefined || clientId === undefined) {
    throw missingPartner(userPoolId ?? clientId, userPoolId ? 'clientId' : 'userPoolId')
  }
  const id = textOf(userPoolId, texts.userPoolId)
  const region = id.slice(0, id.indexOf('_'))
  return {
    id,
    clientId: textOf(clientId, texts.clientId),
    region,
    endpoint: endpoint ? readEndpoint(endpoint) : endpointOf('cognito-idp', region),
  }
}

function missingPartner(present: Found | undefined, missing: 'clientId' | 'userPoolId'): Error {
  const path = present?.layer.path ?? []
  const key = [...path, present?.layer.keys[missing] ?? missing].join('.')
  return misconfigured(
    `${present?.key} is there, and ${key} is missing.`,
    `Write ${key} too; if it comes from the environment, check that the variable is set.`,
  )
}

function readIdentityPool(settings: Settings): IdentityPoolConfig | null {
  const { identityPoolId, identityPoolRegion, identityPoolEndpoint } = settings
  if (identityPoolId === undefined) return null
  const id = textOf(identityPoolId, texts.identityPoolId)
  const region = identityPoolRegion
    ? textOf(identityPoolRegion, texts.region)
    : id.slice(0, id.indexOf(':'))
  return {
    id,
    region,
    endpoint: identityPoolEndpoint
      ? readEndpoint(identityPoolEndpoint)
      : endpointOf('cognito-identity', region),
    allowsGuests: readAllowsGuests(settings, identityPoolId.layer.letsGuestsIn),
  }
}

function readAllowsGuests(
  { allowsGuests, mandatorySignIn }: Settings,
  byDefault: boolean,
): boolean {
  if (allowsGuests !== undefined) return booleanOf(allowsGuests)
  if (mandatorySignIn === undefined) return byDefault
  // Generated files write words, people a boolean.
  if (typeof mandatorySignIn.value === 'string') {
    return oneOf(mandatorySignIn, ['enable', 'disable']) === 'disable'
  }
  return !booleanOf(mandatorySignIn)
}

function readEndpoint(found: Found): string {
  return textOf(found, texts.endpoint).replace(/\/+$/, '')
}

function readPasswordless(found: Found): PasswordlessConfig {
  const fields = fieldsOf(found)
  const preferred = fields.preferredChallenge ?? fields.preferred_challenge
  return {
    emailOtpEnabled: Boolean(fields.emailOtpEnabled ?? fields.email_otp_enabled),
    smsOtpEnabled: Boolean(fields.smsOtpEnabled ?? fields.sms_otp_enabled),
    webAuthnEnabled: Boolean(fields.webAuthn ?? fields.web_authn),
    preferredChallenge: typeof preferred === 'string' ? preferred : null,
  }
}

function readStorage({ storage, cookieStorage }: Settings): StorageChoice | null {
  if (storage !== undefined) {
    const { value, key } = storage
    if (isStorage(value)) return { kind: 'given', storage: value }
    const methods = 'Pass an object with getItem, setItem and removeItem.'
    throw misconfigured(`${key} is no storage.`, methods)
  }
  if (cookieStorage === undefined) return null
  // The platform checks each attribute, and v5's own names are the same.
  return { kind: 'cookies', options: fieldsOf(cookieStorage) }
}

function isStorage(value: unknown): value is Extract<StorageChoice, { kind: 'given' }>['storage'] {
  if (typeof value !== 'object' || value === null) return false
  const { getItem, setItem, removeItem } = value as Fields
  return [getItem, setItem, removeItem].every((method) => typeof method === 'function')
}

function readDefaults({ flow, clientMetadata }: Settings): CallDefaults {
  return {
    flow: flow ? textOf(flow, texts.name) : null,
    clientMetadata: clientMetadata ? (fieldsOf(clientMetadata) as Record<string, string>) : null,
  }
}

/** v6 takes a file of another version for a configuration in which nothing is said. */
function refuseUnknownOutputs({ auth, version }: Fields): void {
  if (!isFields(auth) || (typeof version === 'string' && version.startsWith('1'))) return
  const problem = version === undefined ? 'missing' : 'not one that is known'
  const remedy = 'Pass amplify_outputs.json as it was generated, with version 1.x.'
  throw misconfigured(`the version of amplify_outputs is ${problem}.`, remedy)
}

/** A configuration of other categories has nothing for Auth, and says so by having no `Auth`. */
function refuseEmpty(input: Fields): void {
  const isOfOthers = !('Auth' in input) && !('auth' in input) && Object.keys(input).length > 0
  if (isOfOthers) return
  throw misconfigured(
    'it names neither a user pool nor an identity pool.',
    'Write Auth: { Cognito: { userPoolId, userPoolClientId } }; if they come from the environment, check that the variables are set.',
  )
}

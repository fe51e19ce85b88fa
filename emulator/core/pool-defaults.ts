import type { AppClient, AttributeSchema, Group, IdentityProvider, Pool } from './model.js'
import type { ClientOptions, PoolOptions } from './options.js'

const DAY = 86_400
const STANDARD_ATTRIBUTES = [
  'address',
  'birthdate',
  'email',
  'family_name',
  'gender',
  'given_name',
  'locale',
  'middle_name',
  'name',
  'nickname',
  'phone_number',
  'picture',
  'preferred_username',
  'profile',
  'website',
  'zoneinfo',
] as const

/** A pool with the defaults of a pool that is made through the API, where an option says nothing. */
export function buildPool(id: string, region: string, options: PoolOptions): Pool {
  const mfa = options.mfa ?? 'OFF'
  return {
    id,
    region,
    aliasAttributes: options.aliasAttributes ?? [],
    usernameAttributes: options.usernameAttributes ?? [],
    usernameCaseSensitive: options.usernameCaseSensitive ?? false,
    autoVerifiedAttributes: options.autoVerifiedAttributes ?? ['email'],
    passwordPolicy: {
      minimumLength: 8,
      requireLowercase: true,
      requireUppercase: true,
      requireNumbers: true,
      requireSymbols: true,
      temporaryPasswordDays: 7,
      ...options.passwordPolicy,
    },
    schema: buildSchema(options.schema),
    mfa,
    mfaFactors: options.mfaFactors ?? (mfa === 'OFF' ? [] : ['SMS_MFA', 'SOFTWARE_TOKEN_MFA']),
    firstFactors: options.firstFactors ?? ['PASSWORD'],
    deviceTracking: options.deviceTracking,
    accountRecovery: options.accountRecovery ?? ['verified_email', 'verified_phone_number'],
    relyingPartyId: options.relyingPartyId,
    userVerification: options.userVerification ?? 'preferred',
    passkeysAreMultiFactor: options.passkeysAreMultiFactor ?? false,
    passkeyOrigins: options.passkeyOrigins ?? [],
    selfSignUp: options.selfSignUp ?? true,
    keepOriginalUntilVerified: options.keepOriginalUntilVerified ?? [],
    domain: options.domain,
    identityProviders: byName((options.identityProviders ?? []).map(buildProvider)),
    clients: {},
    groups: byName((options.groups ?? []).map(buildGroup)),
    users: {},
    families: {},
    refreshTokens: {},
    signingKey: undefined,
  }
}

/** An app client with defaults; every flow is allowed, because a test client names what it forbids. */
export function buildClient(id: string, options: ClientOptions): AppClient {
  return {
    name: id,
    secret: undefined,
    authFlows: [
      'ALLOW_USER_SRP_AUTH',
      'ALLOW_USER_PASSWORD_AUTH',
      'ALLOW_CUSTOM_AUTH',
      'ALLOW_USER_AUTH',
      'ALLOW_REFRESH_TOKEN_AUTH',
    ],
    preventUserExistenceErrors: false,
    enableTokenRevocation: true,
    accessTokenSeconds: 3_600,
    idTokenSeconds: 3_600,
    refreshTokenSeconds: 30 * DAY,
    sessionSeconds: 180,
    refreshRotationGraceSeconds: undefined,
    readAttributes: undefined,
    writeAttributes: undefined,
    callbackUrls: [],
    logoutUrls: [],
    oauthFlows: ['code'],
    oauthScopes: ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'],
    identityProviders: ['COGNITO'],
    ...options,
    id,
  }
}

function buildSchema(schema: PoolOptions['schema']): Record<string, AttributeSchema> {
  const built: Record<string, AttributeSchema> = {}
  for (const name of STANDARD_ATTRIBUTES) built[name] = buildAttribute({})
  built.sub = buildAttribute({ mutable: false, required: true })
  built.email_verified = buildAttribute({ type: 'Boolean' })
  built.phone_number_verified = buildAttribute({ type: 'Boolean' })
  built.updated_at = buildAttribute({ type: 'Number' })
  for (const [name, given] of Object.entries(schema ?? {})) built[name] = buildAttribute(given)
  return built
}

function buildAttribute(given: Partial<AttributeSchema>): AttributeSchema {
  return { required: false, mutable: true, type: 'String', ...given }
}

function buildProvider(given: Partial<IdentityProvider> & { name: string }): IdentityProvider {
  const known: readonly string[] = ['Google', 'Facebook', 'LoginWithAmazon', 'SignInWithApple']
  const type = known.includes(given.name) ? (given.name as IdentityProvider['type']) : 'OIDC'
  return { type, attributes: {}, ...given }
}

function buildGroup(given: Partial<Group> & { name: string }): Group {
  return { precedence: undefined, roleArn: undefined, ...given }
}

function byName<T extends { name: string }>(values: readonly T[]): Record<string, T> {
  return Object.fromEntries(values.map((value) => [value.name, value]))
}

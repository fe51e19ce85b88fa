import { readableAttributes } from './attributes.js'
import type { AppClient, Pool, TokenFamily, User, World } from './model.js'
import { runTrigger } from './triggers.js'

/** The claims of both tokens, before `iat`, `exp` and `jti`. */
export interface Claims {
  readonly access: Record<string, unknown>
  readonly id: Record<string, unknown>
}

/** Who the claims are about. */
export interface ClaimsOf {
  readonly pool: Pool
  readonly client: AppClient
  readonly user: User
  readonly family: TokenFamily
  /** The pre-token-generation trigger's source, such as `TokenGeneration_Authentication`. */
  readonly source: string
  readonly metadata: Readonly<Record<string, string>>
}

/** Builds the claims that Cognito puts into tokens, as the pre-token-generation trigger leaves them. */
export async function buildClaims(world: World, of: ClaimsOf): Promise<Claims> {
  const { pool, client, user, family } = of
  const groups = sortedGroups(pool, user)
  const overrides = await askTrigger(world, of, groups)
  const effective = overrides.groups ?? groups
  const common = {
    sub: user.sub,
    ...(effective.length > 0 && { 'cognito:groups': effective }),
    iss: issuerOf(pool),
    origin_jti: client.enableTokenRevocation ? family.id : undefined,
    event_id: family.eventId,
    auth_time: Math.floor(family.authTime / 1_000),
  }
  const access = {
    ...common,
    ...(family.deviceKey !== undefined && { device_key: family.deviceKey }),
    client_id: client.id,
    token_use: 'access',
    scope: family.scopes.join(' '),
    username: user.username,
  }
  const id = {
    ...attributeClaims(user, client),
    ...common,
    ...roleClaims(pool, effective, overrides),
    'cognito:username': user.username,
    ...(user.federated && { identities: [identityOf(pool, user)] }),
    ...(family.nonce !== undefined && { nonce: family.nonce }),
    aud: client.id,
    token_use: 'id',
  }
  return { access: overrides.access(access), id: overrides.id(id) }
}

/** The issuer is AWS-shaped whatever the address: identity pools and token checkers count on it. */
export function issuerOf(pool: Pool): string {
  return `https://cognito-idp.${pool.region}.amazonaws.com/${pool.id}`
}

interface Overrides {
  readonly groups: readonly string[] | undefined
  readonly roles: readonly string[] | undefined
  readonly preferredRole: string | undefined
  access(claims: Record<string, unknown>): Record<string, unknown>
  id(claims: Record<string, unknown>): Record<string, unknown>
}

/** Claims that a trigger cannot change, by AWS's list. */
const PROTECTED = [
  'acr',
  'amr',
  'at_hash',
  'auth_time',
  'azp',
  'aud',
  'client_id',
  'cognito:username',
  'event_id',
  'exp',
  'iat',
  'identities',
  'iss',
  'jti',
  'nbf',
  'nonce',
  'origin_jti',
  'sub',
  'token_use',
  'username',
]

async function askTrigger(
  world: World,
  of: ClaimsOf,
  groups: readonly string[],
): Promise<Overrides> {
  const { pool, client, user, family } = of
  const response = await runTrigger(world, pool, {
    name: 'preTokenGeneration',
    source: of.source,
    clientId: client.id,
    userName: user.username,
    request: {
      userAttributes: user.attributes,
      groupConfiguration: { groupsToOverride: groups, iamRolesToOverride: [], preferredRole: null },
      scopes: family.scopes,
      clientMetadata: of.metadata,
    },
    response: { claimsOverrideDetails: null, claimsAndScopeOverrideDetails: null },
  })
  const first = record(response.claimsOverrideDetails)
  const second = record(response.claimsAndScopeOverrideDetails)
  const group = record(second.groupOverrideDetails ?? first.groupOverrideDetails)
  return {
    groups: strings(group.groupsToOverride),
    roles: strings(group.iamRolesToOverride),
    preferredRole: typeof group.preferredRole === 'string' ? group.preferredRole : undefined,
    id: (claims) => override(override(claims, first), record(second.idTokenGeneration)),
    access: (claims) => overrideScopes(claims, record(second.accessTokenGeneration)),
  }
}

function override(
  claims: Record<string, unknown>,
  change: Record<string, unknown>,
): Record<string, unknown> {
  const changed = { ...claims }
  for (const name of strings(change.claimsToSuppress) ?? []) {
    if (!PROTECTED.includes(name)) delete changed[name]
  }
  for (const [name, value] of Object.entries(record(change.claimsToAddOrOverride))) {
    if (!PROTECTED.includes(name)) changed[name] = value
  }
  return changed
}

function overrideScopes(
  claims: Record<string, unknown>,
  change: Record<string, unknown>,
): Record<string, unknown> {
  const suppressed = strings(change.scopesToSuppress) ?? []
  const scopes = String(claims.scope)
    .split(' ')
    .filter((scope) => !suppressed.includes(scope))
  const all = [...new Set([...scopes, ...(strings(change.scopesToAdd) ?? [])])]
  return { ...override(claims, change), scope: all.join(' ') }
}

/** Groups by precedence: the lowest number first, those without one last. */
function sortedGroups(pool: Pool, user: User): string[] {
  const precedence = (name: string) => pool.groups[name]?.precedence ?? Number.MAX_SAFE_INTEGER
  return [...user.groups].sort((left, right) => precedence(left) - precedence(right))
}

function roleClaims(
  pool: Pool,
  groups: readonly string[],
  overrides: Overrides,
): Record<string, unknown> {
  const own = groups.flatMap((name) => pool.groups[name]?.roleArn ?? [])
  const roles = overrides.roles && overrides.roles.length > 0 ? overrides.roles : own
  const preferred = overrides.preferredRole ?? own[0]
  return {
    ...(roles.length > 0 && { 'cognito:roles': roles }),
    ...(preferred !== undefined && { 'cognito:preferred_role': preferred }),
  }
}

function attributeClaims(user: User, client: AppClient): Record<string, unknown> {
  const claims: Record<string, unknown> = readableAttributes(user, client)
  for (const name of ['email_verified', 'phone_number_verified']) {
    if (name in claims) claims[name] = claims[name] === 'true'
  }
  if (typeof claims.address === 'string') claims.address = { formatted: claims.address }
  return claims
}

function identityOf(pool: Pool, user: User): Record<string, string> {
  const { provider, subject } = user.federated!
  return {
    userId: subject,
    providerName: provider,
    providerType: pool.identityProviders[provider]?.type ?? 'OIDC',
    issuer: '',
    primary: 'true',
    dateCreated: String(user.createdAt),
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function strings(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined
  return value.filter((item): item is string => typeof item === 'string')
}

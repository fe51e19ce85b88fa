import { CognitoError } from './errors.js'
import type {
  AppClient,
  IssuedTokens,
  Pool,
  RefreshTokenRecord,
  TokenFamily,
  User,
  World,
} from './model.js'
import { hashToken, issueRefreshToken, signTokens } from './tokens.js'

/** A refresh token and who shows it. */
export interface RefreshRequest {
  readonly pool: Pool
  readonly client: AppClient
  readonly token: string
  readonly deviceKey?: string | undefined
  readonly metadata?: Readonly<Record<string, string>>
}

/**
 * Gives new tokens for a refresh token; with rotation also a new refresh token, after which the old
 * one works for the client's grace period only.
 */
export async function refreshTokens(world: World, request: RefreshRequest): Promise<IssuedTokens> {
  const { pool, client } = request
  const { record, family } = findRefreshToken(request)
  checkUsable(world, record, family)
  const user = checkUser(pool, family)
  checkDevice(user, family, request.deviceKey)
  const sign = () =>
    signTokens(world, {
      pool,
      client,
      user,
      family,
      source: 'TokenGeneration_RefreshTokens',
      metadata: request.metadata ?? {},
    })
  if (client.refreshRotationGraceSeconds === undefined) return sign()
  const hash = hashToken(request.token)
  const grace = client.refreshRotationGraceSeconds * 1_000
  const usableUntil = record.usableUntil ?? world.clock.now() + grace
  // Before anything is awaited: a second request at the same time must find it used.
  pool.refreshTokens[hash] = { ...record, usableUntil }
  try {
    return { ...(await sign()), RefreshToken: await issueRefreshToken(world, pool, family) }
  } catch (error) {
    pool.refreshTokens[hash] = record
    throw error
  }
}

/** The family of a refresh token, for a caller that must know the user before anything is issued. */
export function findRefreshToken(request: RefreshRequest): {
  record: RefreshTokenRecord
  family: TokenFamily
} {
  const record = request.pool.refreshTokens[hashToken(request.token)]
  const family = findFamily(request)
  if (record && family) return { record, family }
  throw new CognitoError('NotAuthorizedException', 'Invalid Refresh Token')
}

/** Revokes all tokens that descend from the sign-in of this refresh token. */
export function revokeFamily(request: RefreshRequest): void {
  const { client, token } = request
  if (!client.enableTokenRevocation) {
    throw new CognitoError(
      'UnsupportedOperationException',
      'Token revocation is not enabled for this client',
    )
  }
  if (token.split('.').length === 3) throw new CognitoError('UnsupportedTokenTypeException')
  const family = findFamily(request)
  if (!family) throw new CognitoError('UnauthorizedException', 'Invalid Refresh Token')
  family.revoked = true
}

/** Revokes everything that a user holds, on every device. */
export function revokeAll(pool: Pool, user: User): void {
  for (const family of Object.values(pool.families)) {
    if (family.username === user.username) family.revoked = true
  }
}

function findFamily({ pool, client, token }: RefreshRequest): TokenFamily | undefined {
  const record = pool.refreshTokens[hashToken(token)]
  const family = record && pool.families[record.familyId]
  return family?.clientId === client.id ? family : undefined
}

function checkUsable(world: World, record: RefreshTokenRecord, family: TokenFamily): void {
  const now = world.clock.now()
  if (family.revoked) {
    throw new CognitoError('NotAuthorizedException', 'Refresh Token has been revoked')
  }
  if (record.expiresAt <= now) {
    throw new CognitoError('NotAuthorizedException', 'Refresh Token has expired')
  }
  if (record.usableUntil !== undefined && record.usableUntil <= now) {
    throw new CognitoError('RefreshTokenReuseException')
  }
}

function checkUser(pool: Pool, family: TokenFamily): User {
  const user = pool.users[family.username]
  if (!user) throw new CognitoError('UserNotFoundException')
  if (!user.enabled) throw new CognitoError('NotAuthorizedException', 'User is disabled.')
  if (user.status === 'RESET_REQUIRED') throw new CognitoError('PasswordResetRequiredException')
  return user
}

/** A session of a tracked device refreshes only with the key of that device, once it is confirmed. */
function checkDevice(user: User, family: TokenFamily, deviceKey: string | undefined): void {
  if (family.deviceKey === undefined) return
  const isConfirmed = user.devices[family.deviceKey]?.verifierHex !== undefined
  if (isConfirmed && deviceKey === family.deviceKey) return
  throw new CognitoError('NotAuthorizedException', 'Invalid Refresh Token')
}

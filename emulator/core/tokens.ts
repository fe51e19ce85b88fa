import { createHash } from 'node:crypto'
import { CompactEncrypt, decodeJwt, errors, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { buildClaims, type ClaimsOf, issuerOf } from './claims.js'
import { CognitoError } from './errors.js'
import { poolKeys } from './keys.js'
import type { AppClient, IssuedTokens, Pool, TokenFamily, User, World } from './model.js'
import { hex, uuid } from './random.js'

/** The scope that the operations of a signed-in user need. */
export const USER_SCOPE = 'aws.cognito.signin.user.admin'

/** Whom tokens are for. */
export interface TokenRequest {
  readonly pool: Pool
  readonly client: AppClient
  readonly user: User
  /** Default: only what the user-pool API itself needs. */
  readonly scopes?: readonly string[]
  readonly deviceKey?: string | undefined
  readonly nonce?: string | undefined
  /** The pre-token-generation trigger's source. */
  readonly triggerSource?: string
  readonly metadata?: Readonly<Record<string, string>>
}

/** What an accepted token says. */
export interface Verified {
  readonly pool: Pool
  readonly client: AppClient
  readonly user: User
  readonly family: TokenFamily
  readonly claims: JWTPayload
}

/** Starts a family of tokens: one sign-in, whose refreshes all carry its `origin_jti`. */
export async function issueTokens(world: World, request: TokenRequest): Promise<IssuedTokens> {
  const { pool, client, user } = request
  const now = world.clock.now()
  const family: TokenFamily = {
    id: uuid(world),
    eventId: uuid(world),
    clientId: client.id,
    username: user.username,
    authTime: now,
    expiresAt: now + client.refreshTokenSeconds * 1_000,
    deviceKey: request.deviceKey,
    scopes: request.scopes ?? [USER_SCOPE],
    nonce: request.nonce,
    revoked: false,
  }
  const tokens = await signTokens(world, {
    pool,
    client,
    user,
    family,
    source: request.triggerSource ?? 'TokenGeneration_Authentication',
    metadata: request.metadata ?? {},
  })
  pool.families[family.id] = family
  return { ...tokens, RefreshToken: await issueRefreshToken(world, pool, family) }
}

/** Signs an access and an id token of a family. */
export async function signTokens(world: World, of: ClaimsOf): Promise<IssuedTokens> {
  const { access, id } = await buildClaims(world, of)
  const { accessTokenSeconds, idTokenSeconds } = of.client
  const [AccessToken, IdToken] = await Promise.all([
    sign(world, of.pool, access, accessTokenSeconds),
    sign(world, of.pool, id, idTokenSeconds),
  ])
  return { AccessToken, IdToken, ExpiresIn: accessTokenSeconds, TokenType: 'Bearer' }
}

/** Makes a refresh token that only this server can tell anything from: a JWE, as Cognito's are. */
export async function issueRefreshToken(
  world: World,
  pool: Pool,
  family: TokenFamily,
): Promise<string> {
  const { publicKey } = await poolKeys(world, pool)
  const token = await new CompactEncrypt(Buffer.from(hex(world, 32)))
    .setProtectedHeader({ cty: 'JWT', enc: 'A256GCM', alg: 'RSA-OAEP' })
    .encrypt(publicKey)
  pool.refreshTokens[hashToken(token)] = {
    familyId: family.id,
    expiresAt: family.expiresAt,
    usableUntil: undefined,
  }
  return token
}

/** The name under which a refresh token is remembered. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/**
 * Accepts an access token of any pool of this world.
 *
 * @throws CognitoError `NotAuthorizedException` for a forged, foreign, expired or revoked one.
 */
export function verifyAccessToken(world: World, token: string): Promise<Verified> {
  return verify(world, token, 'access')
}

/** Accepts an id token of any pool of this world, as an identity pool does. */
export function verifyIdToken(world: World, token: string): Promise<Verified> {
  return verify(world, token, 'id')
}

async function sign(
  world: World,
  pool: Pool,
  claims: Record<string, unknown>,
  seconds: number,
): Promise<string> {
  const { kid, privateKey } = await poolKeys(world, pool)
  const now = Math.floor(world.clock.now() / 1_000)
  return new SignJWT({ ...claims, exp: now + seconds, iat: now, jti: uuid(world) })
    .setProtectedHeader({ kid, alg: 'RS256' })
    .sign(privateKey)
}

async function verify(world: World, token: string, use: 'access' | 'id'): Promise<Verified> {
  const name = use === 'access' ? 'Access Token' : 'Id Token'
  const pool = findIssuer(world, token)
  if (!pool) throw new CognitoError('NotAuthorizedException', `Invalid ${name}`)
  const claims = await checkSignature(world, pool, token, name)
  const clientId = use === 'access' ? claims.client_id : claims.aud
  const client = typeof clientId === 'string' ? pool.clients[clientId] : undefined
  const family = findFamily(pool, claims)
  if (claims.token_use !== use || !client || !family || family.clientId !== client.id) {
    throw new CognitoError('NotAuthorizedException', `Invalid ${name}`)
  }
  const user = pool.users[family.username]
  if (!user || user.sub !== claims.sub) throw new CognitoError('UserNotFoundException')
  if (family.revoked) throw new CognitoError('NotAuthorizedException', `${name} has been revoked`)
  if (!user.enabled) throw new CognitoError('NotAuthorizedException', 'User is disabled.')
  return { pool, client, user, family, claims }
}

async function checkSignature(
  world: World,
  pool: Pool,
  token: string,
  name: string,
): Promise<JWTPayload> {
  const { publicKey } = await poolKeys(world, pool)
  try {
    const { payload } = await jwtVerify(token, publicKey, {
      algorithms: ['RS256'],
      issuer: issuerOf(pool),
      currentDate: new Date(world.clock.now()),
    })
    return payload
  } catch (cause) {
    const isExpired = cause instanceof errors.JWTExpired
    throw new CognitoError(
      'NotAuthorizedException',
      isExpired ? `${name} has expired` : `Invalid ${name}`,
    )
  }
}

/** Which pool a token claims to be from; nothing else in it is believed before its signature. */
function findIssuer(world: World, token: string): Pool | undefined {
  try {
    const { iss } = decodeJwt(token)
    return Object.values(world.state.pools).find((pool) => issuerOf(pool) === iss)
  } catch {
    // Not even a JWT: it has no issuer.
    return undefined
  }
}

/** By `origin_jti`, or by the event where the app client does not revoke tokens and has none. */
function findFamily(pool: Pool, claims: JWTPayload): TokenFamily | undefined {
  if (typeof claims.origin_jti === 'string') return pool.families[claims.origin_jti]
  return Object.values(pool.families).find((family) => family.eventId === claims.event_id)
}

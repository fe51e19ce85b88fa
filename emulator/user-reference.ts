import { CognitoError } from './core/errors.js'
import type { AppClient, MfaFactor, Pool, User, UserStatus, World } from './core/model.js'
import { findUser } from './core/users.js'

/** Names a user: by username or alias, in the only pool or in the one that is named. */
export interface UserReference {
  readonly poolId?: string
  readonly username: string
}

/** A user as the administrator sees one. */
export interface UserView {
  readonly poolId: string
  readonly username: string
  readonly sub: string
  readonly status: UserStatus
  readonly enabled: boolean
  readonly attributes: Readonly<Record<string, string>>
  readonly groups: readonly string[]
  readonly mfa: {
    readonly sms: boolean
    readonly email: boolean
    readonly totp: boolean
    readonly preferred: MfaFactor | null
  }
  readonly devices: readonly string[]
  readonly passkeys: readonly string[]
}

/** The pool that is named, or the only one. */
export function findPool(world: World, poolId: string | undefined): Pool {
  const pools = Object.values(world.state.pools)
  const found = poolId === undefined ? pools[0] : pools.find(({ id }) => id === poolId)
  if (found === undefined || (poolId === undefined && pools.length > 1)) {
    const known = pools.map(({ id }) => id).join(', ') || 'none'
    throw new CognitoError(
      'ResourceNotFoundException',
      `${poolId === undefined ? 'Name a pool by its poolId' : `There is no pool ${poolId}`}. There are: ${known}.`,
    )
  }
  return found
}

/** The app client that is named, or the first that a browser could use: one without a secret. */
export function findPoolClient(pool: Pool, clientId: string | undefined): AppClient {
  const clients = Object.values(pool.clients)
  const client =
    clientId === undefined
      ? (clients.find(({ secret }) => secret === undefined) ?? clients[0])
      : clients.find(({ id }) => id === clientId)
  if (client !== undefined) return client
  throw new CognitoError(
    'ResourceNotFoundException',
    `The pool ${pool.id} has no app client ${clientId ?? 'at all'}.`,
  )
}

/** The user that is named, or an error that says what is missing. */
export function findReferenced(world: World, reference: UserReference): { pool: Pool; user: User } {
  const pool = findPool(world, reference.poolId)
  const user = findUser(pool, String(reference.username))
  if (user === undefined) {
    throw new CognitoError('UserNotFoundException', `There is no user ${reference.username}.`)
  }
  return { pool, user }
}

/** A user without passwords, secrets and keys. */
export function viewOf(pool: Pool, user: User): UserView {
  return {
    poolId: pool.id,
    username: user.username,
    sub: user.sub,
    status: user.status,
    enabled: user.enabled,
    attributes: { ...user.attributes },
    groups: [...user.groups],
    mfa: {
      sms: user.smsMfa,
      email: user.emailMfa,
      totp: user.totp?.enabled === true,
      preferred: user.preferredMfa ?? null,
    },
    devices: Object.keys(user.devices),
    passkeys: Object.keys(user.passkeys),
  }
}

import { setTotp } from './core/mfa.js'
import type { Message, MfaFactor, Pool, User, World } from './core/model.js'
import type { UserOptions } from './core/options.js'
import { setPassword } from './core/passwords.js'
import { revokeAll } from './core/refresh.js'
import { issueTokens } from './core/tokens.js'
import { createUser, deleteUser, findUser } from './core/users.js'
import {
  findPool,
  findPoolClient,
  findReferenced,
  type UserReference,
  type UserView,
  viewOf,
} from './user-reference.js'

/** A user's second factors; what is left out stays as it is. */
export interface MfaSettings extends UserReference {
  readonly sms?: boolean
  readonly email?: boolean
  /** The shared secret in base32; null takes the factor away. */
  readonly totpSecret?: string | null
  /** null: no factor is preferred. */
  readonly preferred?: MfaFactor | null
}

/** The tokens of one sign-in. */
export interface UserTokens {
  readonly accessToken: string
  readonly idToken: string
  readonly refreshToken: string
}

/** Which messages of the outbox. */
export interface MessageFilter {
  readonly poolId?: string
  readonly username?: string
  readonly purpose?: Message['purpose']
}

/** What an administrator, or a test, does to the users. Everything takes effect at once. */
export interface Administration {
  /** Makes a user: confirmed, unless `temporary` or `status` says otherwise. Nothing is sent. */
  createUser(options: UserOptions & { readonly poolId?: string }): UserView
  getUser(user: UserReference): UserView
  listUsers(pool?: { readonly poolId?: string }): UserView[]
  deleteUser(user: UserReference): void
  /** Sets a password for good, or with `temporary` for the first sign-in only. */
  setPassword(
    user: UserReference & { readonly password: string; readonly temporary?: boolean },
  ): UserView
  confirmUser(user: UserReference): UserView
  enableUser(user: UserReference): UserView
  disableUser(user: UserReference): UserView
  /** The next sign-in is refused until the password was reset with a code. */
  requirePasswordReset(user: UserReference): UserView
  setAttributes(
    user: UserReference & { readonly attributes: Readonly<Record<string, string>> },
  ): UserView
  setGroups(user: UserReference & { readonly groups: readonly string[] }): UserView
  setMfa(settings: MfaSettings): UserView
  /** Revokes all tokens of a user, as AdminUserGlobalSignOut does. */
  signOutUser(user: UserReference): UserView
  /** Signs a user in without any call, for tests that only need valid tokens. */
  issueTokens(
    user: UserReference & { readonly clientId?: string; readonly scopes?: readonly string[] },
  ): Promise<UserTokens>
  /** The codes and links that were sent, oldest first. */
  outbox(filter?: MessageFilter): Message[]
  /** The code that was sent last. Throws when there is none, so that a test stops where it fails. */
  lastCode(filter?: MessageFilter): string
  /** Challenges that wait for their answer are forgotten, as if they had expired. */
  expireSessions(): void
}

export function createAdministration(world: World): Administration {
  return { ...createUserFunctions(world), ...createUserChanges(world), ...createOutbox(world) }
}

type UserChanges = Pick<
  Administration,
  | 'setPassword'
  | 'confirmUser'
  | 'enableUser'
  | 'disableUser'
  | 'requirePasswordReset'
  | 'setAttributes'
  | 'setGroups'
  | 'setMfa'
  | 'signOutUser'
>
type Outbox = Pick<Administration, 'outbox' | 'lastCode' | 'expireSessions'>

function createUserFunctions(world: World): Omit<Administration, keyof UserChanges | keyof Outbox> {
  return {
    createUser: ({ poolId, ...options }) => {
      const pool = findPool(world, poolId)
      return viewOf(pool, createUser(world, pool, options))
    },
    getUser: (reference) => {
      const { pool, user } = findReferenced(world, reference)
      return viewOf(pool, user)
    },
    listUsers: ({ poolId } = {}) => {
      const pool = findPool(world, poolId)
      return Object.values(pool.users).map((user) => viewOf(pool, user))
    },
    deleteUser: (reference) => {
      const { pool, user } = findReferenced(world, reference)
      deleteUser(pool, user)
    },
    issueTokens: async ({ clientId, scopes, ...reference }) => {
      const { pool, user } = findReferenced(world, reference)
      const client = findPoolClient(pool, clientId)
      const tokens = await issueTokens(world, {
        pool,
        client,
        user,
        ...(scopes === undefined ? {} : { scopes }),
      })
      return {
        accessToken: tokens.AccessToken,
        idToken: tokens.IdToken,
        refreshToken: tokens.RefreshToken ?? '',
      }
    },
  }
}

function createUserChanges(world: World): UserChanges {
  const change =
    <Input extends UserReference>(effect: (user: User, input: Input, pool: Pool) => void) =>
    (input: Input): UserView => {
      const { pool, user } = findReferenced(world, input)
      effect(user, input, pool)
      user.updatedAt = world.clock.now()
      return viewOf(pool, user)
    }
  return {
    setPassword: change<Parameters<Administration['setPassword']>[0]>((user, input, pool) => {
      const temporary = input.temporary ?? false
      setPassword(world, pool, user, input.password, { temporary })
      user.status = temporary ? 'FORCE_CHANGE_PASSWORD' : 'CONFIRMED'
    }),
    confirmUser: change((user) => {
      user.status = 'CONFIRMED'
      delete user.codes.signUp
    }),
    enableUser: change((user) => {
      user.enabled = true
    }),
    disableUser: change((user) => {
      user.enabled = false
    }),
    requirePasswordReset: change((user) => {
      user.status = 'RESET_REQUIRED'
    }),
    setAttributes: change<Parameters<Administration['setAttributes']>[0]>((user, input) => {
      Object.assign(user.attributes, input.attributes, { sub: user.sub })
    }),
    setGroups: change<Parameters<Administration['setGroups']>[0]>((user, input) => {
      user.groups = [...input.groups]
    }),
    setMfa: change<MfaSettings>(applyMfa),
    signOutUser: change((user, _input, pool) => {
      revokeAll(pool, user)
    }),
  }
}

function createOutbox(world: World): Outbox {
  return {
    outbox: (filter = {}) => findMessages(world, filter),
    lastCode: (filter = {}) => {
      const message = findMessages(world, filter).at(-1)
      if (message === undefined) throw new Error('No code was sent that fits.')
      return message.code
    },
    expireSessions: () => {
      world.state.sessions = {}
      world.state.exchanges = {}
    },
  }
}

function applyMfa(user: User, settings: MfaSettings): void {
  if (settings.sms !== undefined) user.smsMfa = settings.sms
  if (settings.email !== undefined) user.emailMfa = settings.email
  if (settings.totpSecret === null) user.totp = undefined
  else if (settings.totpSecret !== undefined) setTotp(user, settings.totpSecret)
  if (settings.preferred !== undefined) user.preferredMfa = settings.preferred ?? undefined
}

function findMessages(world: World, filter: MessageFilter): Message[] {
  const names = new Set([filter.username])
  for (const pool of Object.values(world.state.pools)) {
    const user = filter.username === undefined ? undefined : findUser(pool, filter.username)
    if (user !== undefined) names.add(user.username)
  }
  return world.state.outbox.filter(
    (message) =>
      (filter.poolId === undefined || message.poolId === filter.poolId) &&
      (filter.purpose === undefined || message.purpose === filter.purpose) &&
      (filter.username === undefined || names.has(message.username)),
  )
}

import type {
  AppClient,
  AttributeSchema,
  Clock,
  Group,
  IdentityPool,
  IdentityProvider,
  PasswordPolicy,
  Pool,
  Triggers,
} from './model.js'

/** How a world is described by its user: everything may be left out. */
export interface WorldOptions {
  readonly pools?: readonly PoolOptions[]
  readonly identityPools?: readonly IdentityPoolOptions[]
  readonly clock?: Clock
  /** Default: the operating system's random bytes. */
  readonly random?: (bytes: number) => Uint8Array
}

/** A pool; what is left out has the default of a new pool in AWS, or the one that a test wants. */
export interface PoolOptions
  extends Partial<
    Omit<
      Pool,
      | 'passwordPolicy'
      | 'schema'
      | 'clients'
      | 'groups'
      | 'users'
      | 'families'
      | 'refreshTokens'
      | 'signingKey'
      | 'identityProviders'
    >
  > {
  readonly passwordPolicy?: Partial<PasswordPolicy>
  /** Custom attributes are named with their `custom:` prefix. */
  readonly schema?: Readonly<Record<string, Partial<AttributeSchema>>>
  readonly clients?: readonly ClientOptions[]
  readonly groups?: readonly (Partial<Group> & { readonly name: string })[]
  readonly identityProviders?: readonly (Partial<IdentityProvider> & { readonly name: string })[]
  readonly users?: readonly UserOptions[]
  readonly triggers?: Triggers
}

export type ClientOptions = Partial<AppClient>
export type IdentityPoolOptions = Partial<Omit<IdentityPool, 'identities'>>

/** A user as an administrator makes one. */
export interface UserOptions {
  readonly username: string
  readonly password?: string
  /** The password must be changed at the first sign-in. */
  readonly temporary?: boolean
  readonly attributes?: Readonly<Record<string, string>>
  readonly groups?: readonly string[]
  /** Default: CONFIRMED with a password, FORCE_CHANGE_PASSWORD with a temporary one. */
  readonly status?: Pool['users'][string]['status']
  readonly enabled?: boolean
}

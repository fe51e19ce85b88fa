import { checkAttributes } from './attributes.js'
import { CognitoError } from './errors.js'
import type { Pool, User, UserStatus, World } from './model.js'
import type { UserOptions } from './options.js'
import { setPassword } from './passwords.js'
import { uuid } from './random.js'

/** Makes a user as an administrator does: nothing is sent, no trigger runs. */
export function createUser(world: World, pool: Pool, options: UserOptions): User {
  const attributes = { ...options.attributes }
  const attribute = usernameAttributeOf(pool, options.username)
  if (attribute) attributes[attribute] ??= options.username
  checkAttributes(pool, attributes)
  if (findUser(pool, options.username)) throw new CognitoError('UsernameExistsException')
  const status = options.status ?? (options.temporary ? 'FORCE_CHANGE_PASSWORD' : 'CONFIRMED')
  const user = addUser(world, pool, { name: options.username, attributes, status })
  if (options.password !== undefined) {
    const temporary = options.temporary ?? status === 'FORCE_CHANGE_PASSWORD'
    setPassword(world, pool, user, options.password, { temporary })
  }
  user.enabled = options.enabled ?? true
  user.groups = [...(options.groups ?? [])]
  return user
}

/** Puts a new user into the pool; the caller has checked name, attributes and duplicates. */
export function addUser(
  world: World,
  pool: Pool,
  given: { name: string; attributes: Readonly<Record<string, string>>; status: UserStatus },
): User {
  const sub = given.attributes.sub ?? uuid(world)
  const username = usernameAttributeOf(pool, given.name) ? sub : given.name
  if (username === '__proto__') {
    throw new CognitoError('InvalidParameterException', 'Invalid username.')
  }
  const user = buildUser(world, { username, sub, status: given.status })
  user.attributes = { ...given.attributes, sub }
  pool.users[username] = user
  return user
}

/** A user with nothing but a name. */
export function buildUser(
  world: World,
  given: { username: string; sub: string; status: UserStatus },
): User {
  const now = world.clock.now()
  return {
    ...given,
    enabled: true,
    attributes: { sub: given.sub },
    pendingAttributes: {},
    password: undefined,
    codes: {},
    smsMfa: false,
    emailMfa: false,
    totp: undefined,
    pendingTotp: undefined,
    preferredMfa: undefined,
    mfaOptions: [],
    devices: {},
    passkeys: {},
    passkeyChallenge: undefined,
    groups: [],
    federated: undefined,
    failures: { count: 0, lockedUntil: 0 },
    createdAt: now,
    updatedAt: now,
  }
}

/** Finds a user by the username, or by an alias that the pool allows and that is verified. */
export function findUser(pool: Pool, name: string): User | undefined {
  const key = foldCase(pool, name)
  if (Object.hasOwn(pool.users, name)) return pool.users[name]
  return Object.values(pool.users).find(
    (user) => foldCase(pool, user.username) === key || isAliasOf(pool, user, key),
  )
}

/** Who else holds this alias: a verified address, or any address where it is the sign-in name. */
export function findAliasHolder(
  pool: Pool,
  attribute: string,
  value: string,
  except?: User,
): User | undefined {
  const key = foldCase(pool, value)
  return Object.values(pool.users).find(
    (user) => user !== except && isHeldBy(pool, user, attribute, key),
  )
}

/** Removes a user and all that was issued to them. */
export function deleteUser(pool: Pool, user: User): void {
  delete pool.users[user.username]
  for (const family of Object.values(pool.families)) {
    if (family.username === user.username) family.revoked = true
  }
}

/** Finds the local user of someone from an identity provider, or makes one, as the Hosted UI does. */
export function findOrCreateFederated(
  world: World,
  pool: Pool,
  provider: string,
  person: { readonly subject: string; readonly attributes?: Readonly<Record<string, string>> },
): User {
  const username = `${provider}_${person.subject}`
  const existing = pool.users[username]
  if (existing) {
    Object.assign(existing.attributes, person.attributes)
    return existing
  }
  const user = addUser(
    world,
    { ...pool, usernameAttributes: [] },
    {
      name: username,
      attributes: { ...person.attributes },
      status: 'EXTERNAL_PROVIDER',
    },
  )
  user.federated = { provider, subject: person.subject }
  user.groups = [`${pool.id}_${provider}`]
  return user
}

/** Which username attribute a sign-up name is, if the pool takes addresses as names. */
export function usernameAttributeOf(
  pool: Pool,
  name: string,
): 'email' | 'phone_number' | undefined {
  const isPhone = /^\+[0-9]+$/.test(name)
  const kind = isPhone ? 'phone_number' : 'email'
  return pool.usernameAttributes.includes(kind) && (isPhone || name.includes('@'))
    ? kind
    : undefined
}

function isAliasOf(pool: Pool, user: User, key: string): boolean {
  const names = [...pool.aliasAttributes, ...pool.usernameAttributes]
  return names.some((attribute) => isHeldBy(pool, user, attribute, key))
}

function isHeldBy(pool: Pool, user: User, attribute: string, key: string): boolean {
  const value = user.attributes[attribute]
  if (value === undefined || foldCase(pool, value) !== key) return false
  if (attribute === 'preferred_username') return user.status !== 'UNCONFIRMED'
  if (user.attributes[`${attribute}_verified`] === 'true') return true
  return pool.usernameAttributes.some((name) => name === attribute)
}

function foldCase(pool: Pool, name: string): string {
  return pool.usernameCaseSensitive ? name : name.toLowerCase()
}

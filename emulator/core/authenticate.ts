import { createHmac } from 'node:crypto'
import { CognitoError } from './errors.js'
import type { AppClient, Pool, User, World } from './model.js'
import { checkLock, checkTemporary, clearFailures, countFailure, isPassword } from './passwords.js'
import { buildUser, findUser, usernameAttributeOf } from './users.js'

/**
 * Checks a name and password with all that may stand in the way, but asks for no second factor.
 *
 * @throws CognitoError as the API does for the same sign-in.
 */
export async function signInWithPassword(
  world: World,
  pool: Pool,
  client: AppClient,
  name: string,
  password: string,
): Promise<User> {
  const user = findOrImagine(world, pool, client, name)
  checkBeforeProof(world, user)
  provePassword(world, pool, user, password)
  checkAfterProof(user)
  return user
}

/**
 * Finds who signs in. For an unknown name a client with PreventUserExistenceErrors gets a user that
 * exists nowhere, who goes through the same steps and never succeeds.
 */
export function findOrImagine(world: World, pool: Pool, client: AppClient, name: string): User {
  const user = findUser(pool, name)
  if (user) return user
  if (!client.preventUserExistenceErrors) throw new CognitoError('UserNotFoundException')
  return imagineUser(world, pool, name)
}

/** A user whose name and salt are the same each time, as those of a real one would be. */
export function imagineUser(world: World, pool: Pool, name: string): User {
  const digest = createHmac('sha256', pool.id).update(name.toLowerCase()).digest('hex')
  const sub = digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-a$4-$5')
  const isAddress = usernameAttributeOf(pool, name) !== undefined
  return {
    ...buildUser(world, { username: isAddress ? sub : name, sub, status: 'CONFIRMED' }),
    password: { saltHex: digest.slice(0, 32), verifierHex: digest, expiresAt: undefined },
  }
}

/** Whether a user is one of the pool and not imagined. */
export function isReal(pool: Pool, user: User): boolean {
  return pool.users[user.username] === user
}

/** What stops a sign-in whatever the password. */
export function checkBeforeProof(world: World, user: User): void {
  checkLock(world, user)
  if (user.status === 'RESET_REQUIRED') throw new CognitoError('PasswordResetRequiredException')
}

/** Throws for a wrong password, and counts it. */
export function provePassword(world: World, pool: Pool, user: User, password: string): void {
  const isRight = isPassword(pool, user, password)
  if (!isRight || !isReal(pool, user)) {
    countFailure(world, user)
    throw new CognitoError('NotAuthorizedException')
  }
  checkTemporary(world, user)
  clearFailures(user)
}

/** What only someone who has proved who they are may learn. */
export function checkAfterProof(user: User): void {
  if (!user.enabled) throw new CognitoError('NotAuthorizedException', 'User is disabled.')
  if (user.status === 'UNCONFIRMED') throw new CognitoError('UserNotConfirmedException')
}

import { timingSafeEqual } from 'node:crypto'
import { CognitoError } from './errors.js'
import type { Pool, User, World } from './model.js'
import { hex } from './random.js'
import { computeVerifier, type SrpIdentity } from './srp.js'

const DAY = 86_400_000
const LOCK_AFTER = 5
const LONGEST_LOCK = 900_000
/** As AWS lists them, with the blank that counts inside a password only. */
const SYMBOL = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]|\S \S/

/** Sets a password; throws `InvalidPasswordException` where the pool's policy forbids it. */
export function setPassword(
  world: World,
  pool: Pool,
  user: User,
  password: string,
  options: { readonly temporary?: boolean } = {},
): void {
  checkPolicy(pool, password)
  const now = world.clock.now()
  const saltHex = hex(world, 16)
  user.password = {
    saltHex,
    verifierHex: computeVerifier(srpIdentity(pool, user), password, saltHex),
    expiresAt: options.temporary
      ? now + pool.passwordPolicy.temporaryPasswordDays * DAY
      : undefined,
  }
  user.failures = { count: 0, lockedUntil: 0 }
  user.updatedAt = now
}

/** Whether this is the user's password. Costs one exponentiation and never changes anything. */
export function isPassword(pool: Pool, user: User, password: string): boolean {
  if (!user.password) return false
  const { saltHex, verifierHex } = user.password
  const computed = computeVerifier(srpIdentity(pool, user), password, saltHex)
  const [left, right] = [computed, verifierHex].map((text) => Buffer.from(text.padStart(768, '0')))
  return timingSafeEqual(left!, right!)
}

/** The names that the SRP hash of a user has in it. */
export function srpIdentity(pool: Pool, user: { readonly username: string }): SrpIdentity {
  return { realm: pool.id.slice(pool.id.indexOf('_') + 1), name: user.username }
}

/** Throws while too many wrong passwords have locked the user. */
export function checkLock(world: World, user: User): void {
  if (user.failures.lockedUntil > world.clock.now()) {
    throw new CognitoError('NotAuthorizedException', 'Password attempts exceeded')
  }
}

/** Counts a wrong password; from the fifth on the user is locked, each time for twice as long. */
export function countFailure(world: World, user: User): void {
  user.failures.count += 1
  const over = user.failures.count - LOCK_AFTER
  if (over < 0) return
  const lock = Math.min(1_000 * 2 ** over, LONGEST_LOCK)
  user.failures.lockedUntil = world.clock.now() + lock
}

/** Forgets the wrong passwords after a right one. */
export function clearFailures(user: User): void {
  user.failures = { count: 0, lockedUntil: 0 }
}

/** Throws for a temporary password that was not used in time. */
export function checkTemporary(world: World, user: User): void {
  const expiresAt = user.password?.expiresAt
  if (expiresAt === undefined || expiresAt > world.clock.now()) return
  throw new CognitoError(
    'NotAuthorizedException',
    'Temporary password has expired and must be reset by an administrator.',
  )
}

function checkPolicy(pool: Pool, password: string): void {
  const policy = pool.passwordPolicy
  const rules: readonly (readonly [boolean, string])[] = [
    [[...password].length < policy.minimumLength, 'Password not long enough'],
    [password.length > 256, 'Password too long'],
    [policy.requireLowercase && !/[a-z]/.test(password), 'Password must have lowercase characters'],
    [policy.requireUppercase && !/[A-Z]/.test(password), 'Password must have uppercase characters'],
    [policy.requireNumbers && !/[0-9]/.test(password), 'Password must have numeric characters'],
    [policy.requireSymbols && !SYMBOL.test(password), 'Password must have symbol characters'],
  ]
  const broken = rules.find(([isBroken]) => isBroken)
  if (!broken) return
  throw new CognitoError(
    'InvalidPasswordException',
    `Password did not conform with policy: ${broken[1]}`,
  )
}

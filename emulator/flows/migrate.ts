import { checkAttributes } from '../core/attributes.js'
import type { AppClient, Pool, World } from '../core/model.js'
import { setPassword } from '../core/passwords.js'
import { hasTrigger, runTrigger } from '../core/triggers.js'
import { addUser, findUser } from '../core/users.js'

/** Who asks for a user that may have to be fetched from elsewhere. */
interface Migration {
  readonly world: World
  readonly pool: Pool
  readonly client: AppClient
  readonly metadata: Readonly<Record<string, string>>
}

/**
 * Lets the migration trigger bring a user that the pool does not know: with a password at sign-in,
 * without one for a forgotten password. A trigger that throws means that there is no such user.
 */
export async function migrateUser(from: Migration, name: string, password?: string): Promise<void> {
  const { world, pool, client, metadata } = from
  if (findUser(pool, name) || !hasTrigger(world, pool, 'userMigration')) return
  const isSignIn = password !== undefined
  const found = await runTrigger(world, pool, {
    name: 'userMigration',
    source: isSignIn ? 'UserMigration_Authentication' : 'UserMigration_ForgotPassword',
    clientId: client.id,
    userName: name,
    request: { password: password ?? null, validationData: metadata, clientMetadata: metadata },
    response: { userAttributes: null, finalUserStatus: null, messageAction: null },
  }).catch(() => undefined)
  const attributes = found?.userAttributes
  if (typeof attributes !== 'object' || attributes === null || findUser(pool, name)) return
  const { username: _username, ...given } = attributes as Record<string, string>
  checkAttributes(pool, given)
  const isConfirmed = found?.finalUserStatus === 'CONFIRMED' && isSignIn
  const user = addUser(world, pool, {
    name,
    attributes: given,
    status: isConfirmed || isSignIn ? 'CONFIRMED' : 'RESET_REQUIRED',
  })
  if (isSignIn) setPassword(world, pool, user, password)
  if (isSignIn && !isConfirmed) user.status = 'RESET_REQUIRED'
}

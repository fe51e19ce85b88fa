import { randomBytes } from 'node:crypto'
import { CognitoError } from '../core/errors.js'
import type { Identity, IdentityPool, World } from '../core/model.js'
import type { Operation } from '../operations/operations.js'
import { checkLogins } from './logins.js'

const LIFETIME_SECONDS = 3600

/** Credentials that look like those of AWS; nothing accepts them. */
export const getCredentialsForIdentity: Operation = async (world, input) => {
  const { pool, identity } = findIdentity(world, input.IdentityId)
  const logins = await checkLogins(world, pool, input.Logins)
  return {
    IdentityId: linkLogins(pool, identity, logins).id,
    Credentials: {
      AccessKeyId: `ASIA${randomText(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
      SecretKey: randomBytes(30).toString('base64'),
      SessionToken: randomBytes(240).toString('base64'),
      Expiration: Math.floor(world.clock.now() / 1000) + LIFETIME_SECONDS,
    },
  }
}

function findIdentity(world: World, id: unknown): { pool: IdentityPool; identity: Identity } {
  if (typeof id !== 'string' || !/^[\w-]{1,55}:[0-9a-f-]{1,55}$/.test(id)) {
    throw new CognitoError(
      'InvalidParameterException',
      "Value at 'identityId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+",
    )
  }
  for (const pool of Object.values(world.state.identityPools)) {
    const identity = Object.hasOwn(pool.identities, id) ? pool.identities[id] : undefined
    if (identity !== undefined) return { pool, identity }
  }
  throw new CognitoError('ResourceNotFoundException', `Identity '${id}' not found.`)
}

/**
 * A guest who signs in keeps the identity, unless the login has one already: then the two are merged
 * into that one, and the answer names it.
 */
function linkLogins(pool: IdentityPool, identity: Identity, logins: readonly string[]): Identity {
  if (logins.length === 0) {
    if (identity.logins.length === 0) return identity
    throw new CognitoError(
      'NotAuthorizedException',
      `Access to Identity '${identity.id}' is forbidden.`,
    )
  }
  if (logins.some((login) => identity.logins.includes(login))) {
    identity.logins = [...new Set([...identity.logins, ...logins])]
    return identity
  }
  if (identity.logins.length > 0) {
    throw new CognitoError(
      'NotAuthorizedException',
      "Logins don't match. Please include at least one valid login for this identity or identity pool.",
    )
  }
  const owner = Object.values(pool.identities).find((other) =>
    other.logins.some((login) => logins.includes(login)),
  )
  if (owner === undefined) {
    identity.logins = [...logins]
    return identity
  }
  delete pool.identities[identity.id]
  return owner
}

function randomText(length: number, alphabet: string): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('')
}

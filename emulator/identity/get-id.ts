import { randomUUID } from 'node:crypto'
import { CognitoError } from '../core/errors.js'
import type { Identity, IdentityPool } from '../core/model.js'
import type { Operation } from '../operations/operations.js'
import { checkLogins } from './logins.js'

/** Finds the identity of a login, or makes a new one; a guest gets a new one each time. */
export const getId: Operation = async (world, input) => {
  const pool = findIdentityPool(world.state.identityPools, input.IdentityPoolId)
  const logins = await checkLogins(world, pool, input.Logins)
  const known = Object.values(pool.identities).find((identity) =>
    identity.logins.some((login) => logins.includes(login)),
  )
  return { IdentityId: (known ?? addIdentity(pool, logins)).id }
}

function findIdentityPool(
  pools: Readonly<Record<string, IdentityPool>>,
  id: unknown,
): IdentityPool {
  if (typeof id !== 'string' || !/^[\w-]{1,55}:[0-9a-f-]{1,55}$/.test(id)) {
    throw new CognitoError(
      'InvalidParameterException',
      "Value at 'identityPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+",
    )
  }
  const pool = Object.hasOwn(pools, id) ? pools[id] : undefined
  if (pool === undefined) {
    throw new CognitoError('ResourceNotFoundException', `IdentityPool '${id}' not found.`)
  }
  return pool
}

function addIdentity(pool: IdentityPool, logins: readonly string[]): Identity {
  const identity: Identity = { id: `${pool.region}:${randomUUID()}`, logins: [...logins] }
  pool.identities[identity.id] = identity
  return identity
}

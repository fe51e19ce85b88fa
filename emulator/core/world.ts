import { randomBytes } from 'node:crypto'
import { createClock } from './clock.js'
import { CognitoError } from './errors.js'
import type { AppClient, IdentityPool, Pool, World } from './model.js'
import type { IdentityPoolOptions, PoolOptions, WorldOptions } from './options.js'
import { buildClient, buildPool } from './pool-defaults.js'
import { letters, uuid } from './random.js'
import { createUser } from './users.js'

/** Makes an empty world, or one with the pools and users that the options describe. */
export function createWorld(options: WorldOptions = {}): World {
  const world: World = {
    state: {
      version: 1,
      pools: {},
      identityPools: {},
      sessions: {},
      exchanges: {},
      codes: {},
      outbox: [],
    },
    clock: options.clock ?? createClock(),
    random: options.random ?? randomBytes,
    triggers: new Map(),
    listeners: new Set(),
  }
  for (const pool of options.pools ?? []) addPool(world, pool)
  for (const pool of options.identityPools ?? []) addIdentityPool(world, pool)
  return world
}

/** Adds a user pool with its clients, groups and users. */
function addPool(world: World, options: PoolOptions = {}): Pool {
  const region = options.region ?? options.id?.split('_')[0] ?? 'us-east-1'
  const id = options.id ?? `${region}_${letters(world, 9)}`
  const pool = buildPool(id, region, options)
  world.state.pools[id] = pool
  for (const client of options.clients ?? []) {
    const built = buildClient(client.id ?? letters(world, 26).toLowerCase(), client)
    pool.clients[built.id] = built
  }
  if (options.triggers) world.triggers.set(id, options.triggers)
  for (const user of options.users ?? []) createUser(world, pool, user)
  return pool
}

/** Adds an identity pool. */
function addIdentityPool(world: World, options: IdentityPoolOptions = {}): IdentityPool {
  const region = options.region ?? options.id?.split(':')[0] ?? 'us-east-1'
  const pool: IdentityPool = {
    id: options.id ?? `${region}:${uuid(world)}`,
    region,
    allowGuests: options.allowGuests ?? true,
    providers: options.providers ?? [],
    identities: {},
  }
  world.state.identityPools[pool.id] = pool
  return pool
}

/** Finds an app client and its pool: client ids are unique in a world. */
export function findClient(
  world: World,
  clientId: string,
): { pool: Pool; client: AppClient } | undefined {
  for (const pool of Object.values(world.state.pools)) {
    if (Object.hasOwn(pool.clients, clientId)) return { pool, client: pool.clients[clientId]! }
  }
  return undefined
}

/** Finds an app client and its pool, or throws what Cognito would. */
export function getClient(world: World, clientId: string): { pool: Pool; client: AppClient } {
  const found = findClient(world, clientId)
  if (found) return found
  throw new CognitoError(
    'ResourceNotFoundException',
    `User pool client ${clientId} does not exist.`,
  )
}

import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { exportJWK, type JWK } from 'jose'
import type { Pool, World } from './model.js'
import { letters } from './random.js'

/** A pool's pair of keys. */
export interface PoolKeys {
  readonly kid: string
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** Imported keys by pool: importing costs more than signing. */
const imported = new WeakMap<Pool, Promise<PoolKeys>>()

/** The keys of a pool; made when they are first needed. */
export function poolKeys(world: World, pool: Pool): Promise<PoolKeys> {
  const known = imported.get(pool)
  if (known) return known
  const keys = loadKeys(world, pool)
  imported.set(pool, keys)
  return keys
}

/** The public keys that anyone may fetch to check this pool's tokens. */
export async function jwks(world: World, pool: Pool): Promise<{ keys: JWK[] }> {
  const { kid, publicKey } = await poolKeys(world, pool)
  return { keys: [{ ...(await exportJWK(publicKey)), alg: 'RS256', kid, use: 'sig' }] }
}

async function loadKeys(world: World, pool: Pool): Promise<PoolKeys> {
  if (!pool.signingKey) {
    const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2_048 })
    const jwk = (await exportJWK(privateKey)) as Record<string, string>
    pool.signingKey = { kid: `${letters(world, 43)}=`, jwk }
  }
  const { kid, jwk } = pool.signingKey
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' })
  return { kid, privateKey, publicKey: createPublicKey(privateKey) }
}

import type { Input, Operation, Output } from '../platform/client.js'
import type { UserPoolConfig } from './config/config.js'
import type { Engine } from './engine.js'
import { fault } from './faults.js'
import { refusalOf } from './refusals.js'

/**
 * Calls an operation of the configured user pool.
 *
 * @throws Fault `AuthUserPoolException` without a pool, the service's own names where it refuses,
 * `NetworkError` where nothing came back
 */
export async function callPool<Name extends Operation>(
  engine: Engine,
  name: Name,
  input: Input<Name>,
): Promise<Output<Name>> {
  userPoolOf(engine)
  const { client } = engine
  if (client === null) throw fault('AuthUserPoolException')
  try {
    return await client.call(name, input)
  } catch (failure) {
    throw refusalOf(failure)
  }
}

/**
 * The configured user pool.
 *
 * @throws Fault `AuthUserPoolException` without one
 */
export function userPoolOf({ config }: Engine): UserPoolConfig {
  if (!config?.userPool) throw fault('AuthUserPoolException')
  return config.userPool
}

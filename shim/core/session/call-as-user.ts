import type { Input, Operation, Operations, Output } from '../../platform/client.js'
import { callPool } from '../call.js'
import type { Engine } from '../engine.js'
import { requireSession, type SessionOptions } from './current-session.js'

/** An operation that is called with the access token of the user. */
export type UserOperation = {
  [Name in Operation]: 'AccessToken' extends keyof Operations[Name]['input'] ? Name : never
}[Operation]

/**
 * Calls an operation for who is signed in; the access token is added here. The identity pool is not
 * asked for anything.
 *
 * @throws Fault `UserUnAuthenticatedException` where nobody is signed in, what a refresh was refused
 * with, the service's own names where it refuses
 */
export async function callAsUser<Name extends UserOperation>(
  engine: Engine,
  name: Name,
  input: Omit<Input<Name>, 'AccessToken'>,
  options?: SessionOptions,
): Promise<Output<Name>> {
  const { accessToken } = await requireSession(engine, options)
  return callPool(engine, name, { ...input, AccessToken: accessToken } as Input<Name>)
}

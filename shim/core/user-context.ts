import { userPoolOf } from './call.js'
import type { Engine } from './engine.js'

/**
 * The part of a request that tells threat protection about this device; empty where its script is
 * not loaded.
 */
export function userContextOf(
  engine: Engine,
  username: string,
): { UserContextData?: { EncodedData: string } } {
  const { id, clientId } = userPoolOf(engine)
  const data = engine.platform.userContext(username, { userPoolId: id, clientId })
  return data === undefined ? {} : { UserContextData: { EncodedData: data } }
}

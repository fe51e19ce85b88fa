import { revokeAll } from '../core/refresh.js'
import { type Operation, readSignedIn } from './operation.js'

export const globalSignOut: Operation = async (world, input) => {
  const { pool, user } = await readSignedIn(world, input)
  revokeAll(pool, user)
  return {}
}

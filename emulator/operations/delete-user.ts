import { deleteUser as removeUser } from '../core/users.js'
import { type Operation, readSignedIn } from './operation.js'

export const deleteUser: Operation = async (world, input) => {
  const { pool, user } = await readSignedIn(world, input)
  removeUser(pool, user)
  return {}
}

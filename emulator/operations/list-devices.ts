import { describeDevice, isConfirmed } from '../core/devices.js'
import { checkTracking } from './devices.js'
import { count, optionalText } from './input.js'
import { type Operation, readSignedIn } from './operation.js'
import { pageOf } from './page.js'

export const listDevices: Operation = async (world, input) => {
  const { pool, user } = await readSignedIn(world, input)
  checkTracking(pool)
  const { items, next } = pageOf(
    Object.values(user.devices).filter(isConfirmed),
    count(input, 'Limit', 60),
    optionalText(input, 'PaginationToken', { min: 1 }),
  )
  return {
    Devices: items.map(describeDevice),
    ...(next !== undefined && { PaginationToken: next }),
  }
}

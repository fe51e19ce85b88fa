import { createHash } from 'node:crypto'
import { CognitoError } from '../core/errors.js'
import { type CodeDelivery, maskDestination } from '../core/messages.js'
import type { AppClient } from '../core/model.js'

/** For a name that nobody has: the truth, or a delivery that looks like any other. */
export function simulateDelivery(client: AppClient, name: string): CodeDelivery {
  if (!client.preventUserExistenceErrors) {
    throw new CognitoError('UserNotFoundException', 'Username/client id combination not found.')
  }
  const letters = createHash('sha256').update(name).digest('hex').replace(/[0-9]/g, 'k')
  return {
    Destination: maskDestination(name.includes('@') ? name : `${letters[0]}@${letters[1]}`),
    DeliveryMedium: 'EMAIL',
    AttributeName: 'email',
  }
}

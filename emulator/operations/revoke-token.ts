import { CognitoError } from '../core/errors.js'
import { revokeFamily } from '../core/refresh.js'
import { findClient } from '../core/world.js'
import { limits, text } from './input.js'
import { checkClientSecret, type Operation } from './operation.js'

/** Of the errors for a stranger this operation declares UnauthorizedException alone. */
export const revokeToken: Operation = async (world, input) => {
  const clientId = text(input, 'ClientId', limits.clientId)
  const token = text(input, 'Token', limits.token)
  const found = findClient(world, clientId)
  if (!found) {
    throw new CognitoError(
      'InvalidParameterException',
      `User pool client ${clientId} does not exist.`,
    )
  }
  checkClientSecret(found.client, input, 'UnauthorizedException')
  revokeFamily({ ...found, token })
  return {}
}

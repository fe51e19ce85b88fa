import { sendCode } from '../core/codes.js'
import { CognitoError } from '../core/errors.js'
import { type Operation, readCaller } from './operation.js'
import { verifiableAddress } from './sign-up.js'
import { simulateDelivery } from './simulated-delivery.js'

export const resendConfirmationCode: Operation = async (world, input) => {
  const { pool, client, name, user, metadata } = readCaller(world, input)
  if (!user) return { CodeDeliveryDetails: simulateDelivery(client, name) }
  if (user.status !== 'UNCONFIRMED') {
    throw new CognitoError('InvalidParameterException', 'User is already confirmed.')
  }
  const attribute = verifiableAddress(pool, user)
  if (!attribute) {
    throw new CognitoError('InvalidParameterException', 'Auto verification not turned on.')
  }
  const delivery = await sendCode(world, pool, user, {
    client,
    purpose: 'signUp',
    attribute,
    destination: user.attributes[attribute]!,
    source: 'CustomMessage_ResendCode',
    metadata,
  })
  return { CodeDeliveryDetails: delivery }
}

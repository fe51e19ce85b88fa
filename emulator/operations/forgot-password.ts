import { checkCode, sendCode } from '../core/codes.js'
import { CognitoError } from '../core/errors.js'
import type { Pool, User } from '../core/model.js'
import { setPassword } from '../core/passwords.js'
import { findUser } from '../core/users.js'
import { migrateUser } from '../flows/migrate.js'
import { limits, text } from './input.js'
import { type Operation, readCaller } from './operation.js'
import { postConfirmation } from './post-confirmation.js'
import { simulateDelivery } from './simulated-delivery.js'

export const forgotPassword: Operation = async (world, input) => {
  const caller = readCaller(world, input)
  const { pool, client, name, metadata } = caller
  await migrateUser({ ...caller, world }, name)
  const user = findUser(pool, name)
  if (!user) return { CodeDeliveryDetails: simulateDelivery(client, name) }
  checkResettable(user)
  const attribute = recoveryAddress(pool, user)
  if (!attribute) {
    throw new CognitoError(
      'InvalidParameterException',
      'Cannot reset password for the user as there is no registered/verified email or phone_number',
    )
  }
  const delivery = await sendCode(world, pool, user, {
    client,
    purpose: 'forgotPassword',
    attribute,
    destination: user.attributes[attribute]!,
    source: 'CustomMessage_ForgotPassword',
    metadata,
  })
  return { CodeDeliveryDetails: delivery }
}

export const confirmForgotPassword: Operation = async (world, input) => {
  const caller = readCaller(world, input)
  const { pool, client, user } = caller
  const code = text(input, 'ConfirmationCode', limits.code)
  const password = text(input, 'Password', limits.password)
  if (!user) {
    if (client.preventUserExistenceErrors) throw new CognitoError('CodeMismatchException')
    throw new CognitoError('UserNotFoundException', 'Username/client id combination not found.')
  }
  if (!user.enabled) throw new CognitoError('NotAuthorizedException', 'User is disabled.')
  checkCode(world, user, 'forgotPassword', code)
  setPassword(world, pool, user, password)
  delete user.codes.forgotPassword
  user.status = 'CONFIRMED'
  await postConfirmation(world, { ...caller, user }, 'PostConfirmation_ConfirmForgotPassword')
  return {}
}

function checkResettable(user: User): void {
  if (!user.enabled) throw new CognitoError('NotAuthorizedException', 'User is disabled.')
  if (user.status === 'FORCE_CHANGE_PASSWORD' || user.status === 'EXTERNAL_PROVIDER') {
    throw new CognitoError(
      'NotAuthorizedException',
      'User password cannot be reset in the current state.',
    )
  }
}

function recoveryAddress(pool: Pool, user: User): 'email' | 'phone_number' | undefined {
  const ways = { verified_email: 'email', verified_phone_number: 'phone_number' } as const
  for (const way of pool.accountRecovery) {
    if (way === 'admin_only') return undefined
    if (user.attributes[`${ways[way]}_verified`] === 'true' && user.attributes[ways[way]]) {
      return ways[way]
    }
  }
  return undefined
}

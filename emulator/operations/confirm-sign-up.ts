import { checkCode } from '../core/codes.js'
import { CognitoError } from '../core/errors.js'
import type { Pool, User } from '../core/model.js'
import { findAliasHolder } from '../core/users.js'
import { openAutoSignIn } from './auto-sign-in.js'
import { flag, limits, text } from './input.js'
import { type Operation, readCaller } from './operation.js'
import { postConfirmation } from './post-confirmation.js'
import { verifiableAddress } from './sign-up.js'

export const confirmSignUp: Operation = async (world, input) => {
  const caller = readCaller(world, input)
  const code = text(input, 'ConfirmationCode', limits.code)
  const { pool, client, user } = caller
  if (!user) {
    if (client.preventUserExistenceErrors) throw new CognitoError('ExpiredCodeException')
    throw new CognitoError('UserNotFoundException', 'Username/client id combination not found.')
  }
  checkStatus(user)
  checkCode(world, user, 'signUp', code)
  const attribute = verifiableAddress(pool, user)
  if (attribute) takeAlias(pool, user, attribute, flag(input, 'ForceAliasCreation') ?? false)
  delete user.codes.signUp
  user.status = 'CONFIRMED'
  if (attribute) user.attributes[`${attribute}_verified`] = 'true'
  user.updatedAt = world.clock.now()
  await postConfirmation(world, { ...caller, user }, 'PostConfirmation_ConfirmSignUp')
  return openAutoSignIn(world, pool, client, user)
}

function checkStatus(user: User): void {
  if (!user.enabled) throw new CognitoError('NotAuthorizedException', 'User is disabled.')
  if (user.status === 'UNCONFIRMED') return
  throw new CognitoError(
    'NotAuthorizedException',
    `User cannot be confirmed. Current status is ${user.status}`,
  )
}

/** An address is an alias of one user: of the newcomer only where they insist. */
function takeAlias(
  pool: Pool,
  user: User,
  attribute: 'email' | 'phone_number',
  isForced: boolean,
): void {
  if (!pool.aliasAttributes.includes(attribute)) return
  const holder = findAliasHolder(pool, attribute, user.attributes[attribute]!, user)
  if (!holder) return
  if (!isForced) {
    throw new CognitoError(
      'AliasExistsException',
      `An account with the ${attribute} already exists.`,
    )
  }
  holder.attributes[`${attribute}_verified`] = 'false'
}

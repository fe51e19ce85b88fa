import { acceptCode, checkCode, sendCode } from '../core/codes.js'
import { CognitoError } from '../core/errors.js'
import { findAliasHolder } from '../core/users.js'
import { type Input, limits, text, textMap } from './input.js'
import { type Operation, readSignedIn } from './operation.js'

export const getUserAttributeVerificationCode: Operation = async (world, input) => {
  const { pool, client, user } = await readSignedIn(world, input)
  const attribute = readAddressName(input)
  const destination = user.pendingAttributes[attribute] ?? user.attributes[attribute]
  if (!destination) {
    throw new CognitoError('InvalidParameterException', `User does not have ${attribute} set.`)
  }
  const delivery = await sendCode(world, pool, user, {
    client,
    purpose: attribute,
    attribute,
    destination,
    source: 'CustomMessage_VerifyUserAttribute',
    metadata: textMap(input, 'ClientMetadata'),
  })
  return { CodeDeliveryDetails: delivery }
}

export const verifyUserAttribute: Operation = async (world, input) => {
  const { pool, user } = await readSignedIn(world, input)
  const attribute = readAddressName(input)
  const code = text(input, 'Code', limits.code)
  const value = user.pendingAttributes[attribute] ?? user.attributes[attribute]
  checkCode(world, user, attribute, code)
  const isAlias = [...pool.aliasAttributes, ...pool.usernameAttributes].some(
    (name) => name === attribute,
  )
  if (value && isAlias && findAliasHolder(pool, attribute, value, user)) {
    throw new CognitoError(
      'AliasExistsException',
      `An account with the given ${attribute} already exists.`,
    )
  }
  acceptCode(world, user, attribute, code)
  if (value) user.attributes[attribute] = value
  delete user.pendingAttributes[attribute]
  user.attributes[`${attribute}_verified`] = 'true'
  user.updatedAt = world.clock.now()
  return {}
}

function readAddressName(input: Input): 'email' | 'phone_number' {
  const name = text(input, 'AttributeName', limits.attributeName)
  if (name === 'email' || name === 'phone_number') return name
  throw new CognitoError(
    'InvalidParameterException',
    'Invalid attribute name: only email and phone_number can be verified.',
  )
}

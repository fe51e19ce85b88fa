import { checkAttributes, checkRequired, checkWritable } from '../core/attributes.js'
import { sendCode } from '../core/codes.js'
import { CognitoError } from '../core/errors.js'
import type { CodeDelivery } from '../core/messages.js'
import type { Pool, User, World } from '../core/model.js'
import { setPassword } from '../core/passwords.js'
import { runTrigger } from '../core/triggers.js'
import {
  addUser,
  deleteUser,
  findAliasHolder,
  findUser,
  usernameAttributeOf,
} from '../core/users.js'
import { openAutoSignIn } from './auto-sign-in.js'
import { attributeList, type Input, limits, optionalText } from './input.js'
import { type Caller, type Operation, readCaller } from './operation.js'
import { postConfirmation } from './post-confirmation.js'

/** Which address the code of a new user goes to: the phone where both could have it. */
export function verifiableAddress(pool: Pool, user: User): 'phone_number' | 'email' | undefined {
  const order = ['phone_number', 'email'] as const
  return order.find((name) => pool.autoVerifiedAttributes.includes(name) && user.attributes[name])
}

export const signUp: Operation = async (world, input) => {
  const caller = readCaller(world, input)
  const { pool, client, name } = caller
  if (!pool.selfSignUp) {
    throw new CognitoError('NotAuthorizedException', 'SignUp is not permitted for this user pool')
  }
  const attributes = readAttributes(caller, input)
  checkName(pool, name)
  checkTaken(caller, attributes)
  const decided = await askPreSignUp(world, caller, attributes, input)
  checkTaken(caller, attributes)
  const user = addUser(world, pool, { name, attributes, status: 'UNCONFIRMED' })
  try {
    takePassword(world, pool, user, input)
  } catch (error) {
    deleteUser(pool, user)
    throw error
  }
  if (decided.autoVerifyEmail === true) user.attributes.email_verified = 'true'
  if (decided.autoVerifyPhone === true) user.attributes.phone_number_verified = 'true'
  if (decided.autoConfirmUser === true) {
    user.status = 'CONFIRMED'
    await postConfirmation(world, { ...caller, user }, 'PostConfirmation_ConfirmSignUp')
  }
  const delivery = user.status === 'UNCONFIRMED' ? await send(world, caller, user) : undefined
  return {
    UserConfirmed: user.status === 'CONFIRMED',
    UserSub: user.sub,
    ...(delivery && { CodeDeliveryDetails: delivery }),
    ...openAutoSignIn(world, pool, client, user),
  }
}

function readAttributes({ pool, client, name }: Caller, input: Input): Record<string, string> {
  const attributes = attributeList(input, 'UserAttributes')
  const nameIs = usernameAttributeOf(pool, name)
  if (nameIs) attributes[nameIs] ??= name
  checkWritable({ ...pool, schema: {} }, client, Object.keys(attributes))
  checkAttributes(pool, attributes)
  checkRequired(pool, attributes)
  for (const address of ['email', 'phone_number']) {
    if (attributes[address]) attributes[`${address}_verified`] = 'false'
  }
  return attributes
}

function checkName(pool: Pool, name: string): void {
  const refuse = (message: string) => {
    throw new CognitoError('InvalidParameterException', message)
  }
  const [first, second] = pool.usernameAttributes
  if (first && !usernameAttributeOf(pool, name)) {
    const words = { email: 'an email', phone_number: 'a phone number' } as const
    const kinds = second ? `either ${words.email} or ${words.phone_number}` : words[first]
    refuse(`Username should be ${kinds}.`)
  }
  if (pool.aliasAttributes.includes('email') && /^[^@\s]+@[^@\s]+$/.test(name)) {
    refuse('Username cannot be of email format, since user pool is configured for email alias.')
  }
  if (pool.aliasAttributes.includes('phone_number') && /^\+[0-9]+$/.test(name)) {
    refuse(
      'Username cannot be of phone number format, since user pool is configured for phone number alias.',
    )
  }
}

function checkTaken({ pool, name }: Caller, attributes: Record<string, string>): void {
  const user = findUser(pool, name)
  const nameIs = usernameAttributeOf(pool, name)
  if (nameIs) {
    const words = nameIs === 'email' ? 'email' : 'phone_number'
    if (!user && !findAliasHolder(pool, nameIs, attributes[nameIs] ?? name)) return
    throw new CognitoError(
      'UsernameExistsException',
      `An account with the given ${words} already exists.`,
    )
  }
  if (user || Object.hasOwn(pool.users, name)) throw new CognitoError('UsernameExistsException')
}

async function askPreSignUp(
  world: World,
  { pool, client, name, metadata }: Caller,
  attributes: Record<string, string>,
  input: Input,
): Promise<Record<string, unknown>> {
  return runTrigger(world, pool, {
    name: 'preSignUp',
    source: 'PreSignUp_SignUp',
    clientId: client.id,
    userName: name,
    request: {
      userAttributes: attributes,
      validationData: attributeList(input, 'ValidationData'),
      clientMetadata: metadata,
    },
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  })
}

/** A pool whose first factors include codes takes people without a password. */
function takePassword(world: World, pool: Pool, user: User, input: Input): void {
  const password = optionalText(input, 'Password', limits.password)
  if (password !== undefined) {
    setPassword(world, pool, user, password)
    return
  }
  if (pool.firstFactors.includes('EMAIL_OTP') || pool.firstFactors.includes('SMS_OTP')) return
  throw new CognitoError(
    'InvalidParameterException',
    "1 validation error detected: Value null at 'password' failed to satisfy constraint: Member must not be null",
  )
}

async function send(
  world: World,
  { pool, client, metadata }: Caller,
  user: User,
): Promise<CodeDelivery | undefined> {
  const attribute = verifiableAddress(pool, user)
  if (!attribute) return undefined
  return sendCode(world, pool, user, {
    client,
    purpose: 'signUp',
    attribute,
    destination: user.attributes[attribute]!,
    source: 'CustomMessage_SignUp',
    metadata,
  })
}

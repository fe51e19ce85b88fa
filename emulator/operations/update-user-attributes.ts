import { checkAttributes, checkWritable, setAttributes } from '../core/attributes.js'
import { sendCode } from '../core/codes.js'
import { CognitoError } from '../core/errors.js'
import type { CodeDelivery } from '../core/messages.js'
import type { Pool, User, World } from '../core/model.js'
import type { Verified } from '../core/tokens.js'
import { findAliasHolder } from '../core/users.js'
import { attributeList, textMap } from './input.js'
import { type Operation, readSignedIn } from './operation.js'

type Address = 'email' | 'phone_number'

export const updateUserAttributes: Operation = async (world, input) => {
  const verified = await readSignedIn(world, input)
  const { pool, client, user } = verified
  const attributes = attributeList(input, 'UserAttributes')
  const metadata = textMap(input, 'ClientMetadata')
  checkWritable(pool, client, Object.keys(attributes))
  checkAttributes(pool, attributes)
  checkAliases(pool, user, attributes)
  const changed = changedAddresses(pool, user, attributes)
  for (const name of changed) {
    if (!pool.keepOriginalUntilVerified.includes(name)) continue
    user.pendingAttributes[name] = attributes[name]!
    delete attributes[name]
  }
  setAttributes(user, attributes)
  user.updatedAt = world.clock.now()
  const deliveries: CodeDelivery[] = []
  for (const name of changed) deliveries.push(await send(world, verified, name, metadata))
  return { CodeDeliveryDetailsList: deliveries }
}

function changedAddresses(
  pool: Pool,
  user: User,
  attributes: Readonly<Record<string, string>>,
): Address[] {
  const addresses: readonly Address[] = ['email', 'phone_number']
  return addresses.filter(
    (name) =>
      attributes[name] &&
      attributes[name] !== user.attributes[name] &&
      pool.autoVerifiedAttributes.includes(name),
  )
}

/** A name that someone else signs in with cannot be taken. */
function checkAliases(pool: Pool, user: User, attributes: Readonly<Record<string, string>>): void {
  const names = [...pool.usernameAttributes, ...pool.aliasAttributes]
  const taken = names.find((name) => {
    const isDecidedLater = pool.aliasAttributes.includes(name) && name !== 'preferred_username'
    const value = attributes[name]
    return value && !isDecidedLater && findAliasHolder(pool, name, value, user)
  })
  if (!taken) return
  throw new CognitoError(
    'AliasExistsException',
    `An account with the given ${taken} already exists.`,
  )
}

function send(
  world: World,
  { pool, client, user }: Verified,
  name: Address,
  metadata: Record<string, string>,
): Promise<CodeDelivery> {
  return sendCode(world, pool, user, {
    client,
    purpose: name,
    attribute: name,
    destination: user.pendingAttributes[name] ?? user.attributes[name]!,
    source: 'CustomMessage_UpdateUserAttribute',
    metadata,
  })
}

import { updateUserAttributes as updateUserAttributesV6 } from 'aws-amplify/auth'
import { actAs } from './act-as.js'
import { keepChanges } from './attribute-changes.js'
import { type ClientMetadata, metadataOptions } from './client-metadata.js'
import { userChanged } from './user.js'
import type { V5Any } from './v5-any.js'
import { likeV5 } from './v5-error.js'

/**
 * Changes attributes of a user, leaves out those that cannot be changed, and refreshes the tokens so
 * that they have the new values.
 */
export async function updateUserAttributes(
  user: V5Any,
  attributes: object,
  clientMetadata?: ClientMetadata,
): Promise<string> {
  await actAs(user)
  const entries = Object.entries(attributes).filter(
    ([name]) => name !== 'sub' && !name.includes('_verified'),
  )
  const output = await likeV5(
    updateUserAttributesV6({
      userAttributes: Object.fromEntries(entries),
      ...metadataOptions(clientMetadata),
    }),
  )
  keepChanges(attributes, output)
  await userChanged()
  return 'SUCCESS'
}

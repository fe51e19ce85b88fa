import { fetchUserAttributes } from 'aws-amplify/auth'
import { actAs } from './act-as.js'
import { attributesObject } from './attributes.js'
import type { V5Any } from './v5-any.js'
import { likeV5 } from './v5-error.js'

/** The mail address and phone number of a user, sorted by whether they are verified. */
export async function verifiedContact(user: V5Any): Promise<V5Any> {
  await actAs(user)
  const attributes = attributesObject(await likeV5(fetchUserAttributes()))
  const contact: Record<'verified' | 'unverified', Record<string, V5Any>> = {
    verified: {},
    unverified: {},
  }
  for (const name of ['email', 'phone_number']) {
    if (!attributes[name]) continue
    const kind = attributes[`${name}_verified`] ? 'verified' : 'unverified'
    contact[kind][name] = attributes[name]
  }
  return contact
}

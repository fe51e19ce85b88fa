import type { FetchUserAttributesOutput } from 'aws-amplify/auth'
import type { V5Any } from './v5-any.js'

/** Attributes as v5 kept them on a user: the two flags are booleans, all others strings. */
export function attributesObject(attributes: FetchUserAttributesOutput): Record<string, V5Any> {
  const flags = ['email_verified', 'phone_number_verified']
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      flags.includes(name) ? String(value).toLowerCase() === 'true' : value,
    ]),
  )
}

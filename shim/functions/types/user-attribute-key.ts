/**
 * The name of an attribute of a user: one of OpenID Connect, or one of the pool's own, whose names
 * begin with `custom:`.
 *
 * @example
 * import type { UserAttributeKey } from '@amplift/auth'
 *
 * const key: UserAttributeKey = 'custom:team'
 */
export type UserAttributeKey = StandardAttributeKey | CustomAttributeKey

/** An attribute that is verified with a code: an address or a number. */
export type VerifiableUserAttributeKey = 'email' | 'phone_number'

/** Attributes by their names. Values are texts, `'true'` and `'false'` too. */
export type UserAttributes = Partial<Record<UserAttributeKey, string>>

/** The names that every user pool has. */
export type StandardAttributeKey =
  | 'address'
  | 'birthdate'
  | 'email_verified'
  | 'family_name'
  | 'gender'
  | 'given_name'
  | 'locale'
  | 'middle_name'
  | 'name'
  | 'nickname'
  | 'phone_number_verified'
  | 'picture'
  | 'preferred_username'
  | 'profile'
  | 'sub'
  | 'updated_at'
  | 'website'
  | 'zoneinfo'
  | VerifiableUserAttributeKey

/** Any other name: the pool knows which of them there are. */
export type CustomAttributeKey = string & NonNullable<unknown>

import type { MetadataOptions } from './client-metadata.js'
import type { CodeDeliveryDetails } from './code-delivery-details.js'
import type {
  UserAttributeKey,
  UserAttributes,
  VerifiableUserAttributeKey,
} from './user-attribute-key.js'

/** What `fetchUserAttributes` resolves with: all attributes of the user, as texts. */
export type FetchUserAttributesOutput = UserAttributes

/**
 * What `updateUserAttributes` takes.
 *
 * @example
 * import type { UpdateUserAttributesInput } from '@amplift/auth'
 *
 * const input: UpdateUserAttributesInput = {
 *   userAttributes: { name: 'Ada', email: 'ada@example.com' },
 * }
 */
export interface UpdateUserAttributesInput {
  userAttributes: UserAttributes
  options?: MetadataOptions
}

/** What `updateUserAttributes` resolves with: what became of each attribute. */
export type UpdateUserAttributesOutput = Record<UserAttributeKey, UpdateUserAttributeOutput>

/** What `updateUserAttribute` takes. */
export interface UpdateUserAttributeInput {
  userAttribute: UserAttribute
  options?: MetadataOptions
}

/** What `updateUserAttribute` resolves with. */
export interface UpdateUserAttributeOutput {
  /** False while a code is waited for. */
  isUpdated: boolean
  nextStep: UpdateAttributeNext
}

/** What `deleteUserAttributes` takes: one name or more. */
export interface DeleteUserAttributesInput {
  userAttributeKeys: [UserAttributeKey, ...UserAttributeKey[]]
}

/** What `sendUserAttributeVerificationCode` takes. */
export interface SendUserAttributeVerificationCodeInput {
  userAttributeKey: VerifiableUserAttributeKey
  options?: MetadataOptions
}

/** What `sendUserAttributeVerificationCode` resolves with: where the code went. */
export type SendUserAttributeVerificationCodeOutput =
  CodeDeliveryDetails<VerifiableUserAttributeKey>

/** What `confirmUserAttribute` takes. */
export interface ConfirmUserAttributeInput {
  userAttributeKey: VerifiableUserAttributeKey
  /** The code that was sent. */
  confirmationCode: string
}

/** One attribute. */
export interface UserAttribute {
  attributeKey: UserAttributeKey
  value: string
}

/** What a changed attribute asks for next: `confirmUserAttribute` with the code that was sent. */
export interface UpdateAttributeNext {
  updateAttributeStep: 'CONFIRM_ATTRIBUTE_WITH_CODE' | 'DONE'
  codeDeliveryDetails?: CodeDeliveryDetails
}

import type { UserAttributeKey } from './user-attribute-key.js'

/**
 * Where a code was sent.
 *
 * @example
 * import type { CodeDeliveryDetails } from '@amplift/auth'
 *
 * const details: CodeDeliveryDetails = {
 *   attributeName: 'email',
 *   deliveryMedium: 'EMAIL',
 *   destination: 'a***@e***',
 * }
 */
export interface CodeDeliveryDetails<Key extends UserAttributeKey = UserAttributeKey> {
  /** The address or number, most of it hidden. */
  destination?: string
  deliveryMedium?: DeliveryMedium
  /** The attribute that the code verifies. */
  attributeName?: Key
}

/** How a code was sent. */
export type DeliveryMedium = 'EMAIL' | 'SMS' | 'PHONE' | 'UNKNOWN'

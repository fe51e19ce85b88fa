import type { CodeDeliveryDetailsType } from '@aws-sdk/client-cognito-identity-provider'
import type { CodeDeliveryDetails, DeliveryMedium } from './types/code-delivery-details.js'
import type { VerifiableUserAttributeKey } from './types/user-attribute-key.js'

/** Where a code went, as this door names it. */
export function codeDelivery({
  Destination,
  DeliveryMedium: medium,
  AttributeName,
}: CodeDeliveryDetailsType = {}): CodeDeliveryDetails<VerifiableUserAttributeKey> {
  return {
    ...(Destination !== undefined && { destination: Destination }),
    ...(medium !== undefined && { deliveryMedium: medium as DeliveryMedium }),
    ...(AttributeName !== undefined && {
      attributeName: AttributeName as VerifiableUserAttributeKey,
    }),
  }
}

import { resetPassword } from 'aws-amplify/auth'
import { type ClientMetadata, metadataOptions } from './client-metadata.js'
import { deliveryDetails } from './delivery-details.js'
import type { V5Any } from './v5-any.js'
import { authError, likeV5 } from './v5-error.js'

/** Sends a code for a new password and says where to. */
export async function forgotPassword(
  username: string,
  clientMetadata?: ClientMetadata,
): Promise<V5Any> {
  if (!username) throw authError('Username cannot be empty')
  const input = { username, ...metadataOptions(clientMetadata) }
  const { nextStep } = await likeV5(resetPassword(input))
  return { CodeDeliveryDetails: deliveryDetails(nextStep.codeDeliveryDetails) }
}

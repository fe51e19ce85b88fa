import { resendSignUpCode } from 'aws-amplify/auth'
import { type ClientMetadata, metadataOptions } from './client-metadata.js'
import { deliveryDetails } from './delivery-details.js'
import type { V5Any } from './v5-any.js'
import { authError, likeV5 } from './v5-error.js'

/** Sends the code of a sign-up again and says where to. */
export async function resendSignUp(
  username: string,
  clientMetadata?: ClientMetadata,
): Promise<V5Any> {
  if (!username) throw authError('Username cannot be empty')
  const sent = await likeV5(resendSignUpCode({ username, ...metadataOptions(clientMetadata) }))
  return { CodeDeliveryDetails: deliveryDetails(sent) }
}

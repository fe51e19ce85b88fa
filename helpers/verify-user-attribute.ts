import {
  sendUserAttributeVerificationCode,
  type VerifiableUserAttributeKey,
} from 'aws-amplify/auth'
import { actAs } from './act-as.js'
import { type ClientMetadata, metadataOptions } from './client-metadata.js'
import type { V5Any } from './v5-any.js'
import { likeV5 } from './v5-error.js'

/** Sends a code to the mail address or phone number of a user. */
export async function verifyUserAttribute(
  user: V5Any,
  attr: string,
  clientMetadata?: ClientMetadata,
): Promise<V5Any> {
  await actAs(user)
  await likeV5(
    sendUserAttributeVerificationCode({
      userAttributeKey: attr as VerifiableUserAttributeKey,
      ...metadataOptions(clientMetadata),
    }),
  )
  return 'SUCCESS'
}

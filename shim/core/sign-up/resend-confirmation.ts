import type { CodeDeliveryDetailsType } from '@aws-sdk/client-cognito-identity-provider'
import { callPool, userPoolOf } from '../call.js'
import { type ClientMetadata, metadataPart } from '../client-metadata.js'
import type { Engine } from '../engine.js'
import { isText } from '../is-text.js'
import { userContextOf } from '../user-context.js'
import { signUpFault } from './sign-up-fault.js'

/** Whose confirmation is to be sent once more. */
export interface ConfirmationRequest {
  readonly username: string
  readonly clientMetadata?: ClientMetadata | undefined
}

/**
 * Has another code sent to somebody who has signed up, and says where it went.
 *
 * @throws Fault `EmptySignUpUsername`, `LimitExceededException` and the service's other names
 */
export async function resendConfirmation(
  engine: Engine,
  { username, clientMetadata }: ConfirmationRequest,
): Promise<CodeDeliveryDetailsType | undefined> {
  // The name and the order of v6, which has an own name for this and never uses it.
  if (!isText(username)) throw signUpFault('EmptySignUpUsername')
  const { clientId } = userPoolOf(engine)
  const { CodeDeliveryDetails } = await callPool(engine, 'ResendConfirmationCode', {
    ClientId: clientId,
    Username: username,
    ...metadataPart(clientMetadata),
    ...userContextOf(engine, username),
  })
  return CodeDeliveryDetails
}

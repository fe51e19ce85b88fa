import type { CodeDeliveryDetailsType } from '@aws-sdk/client-cognito-identity-provider'
import { callPool, userPoolOf } from '../call.js'
import { type ClientMetadata, metadataPart } from '../client-metadata.js'
import type { Engine } from '../engine.js'
import { isText } from '../is-text.js'
import { userContextOf } from '../user-context.js'
import { passwordResetFault } from './password-reset-fault.js'

/** Whose password is forgotten. */
export interface ForgottenPassword {
  readonly username: string
  readonly clientMetadata?: ClientMetadata | undefined
}

/**
 * Has a code sent that allows a new password, and says where it went.
 *
 * @throws Fault `EmptyResetPasswordUsername`, `LimitExceededException` and the service's other names
 */
export async function forgetPassword(
  engine: Engine,
  { username, clientMetadata }: ForgottenPassword,
): Promise<CodeDeliveryDetailsType | undefined> {
  if (!isText(username)) throw passwordResetFault('EmptyResetPasswordUsername')
  const { clientId } = userPoolOf(engine)
  const { CodeDeliveryDetails } = await callPool(engine, 'ForgotPassword', {
    ClientId: clientId,
    Username: username,
    ...metadataPart(clientMetadata),
    ...userContextOf(engine, username),
  })
  return CodeDeliveryDetails
}

import type { CodeDeliveryDetailsType } from '@aws-sdk/client-cognito-identity-provider'
import { attributeList } from '../attribute-list.js'
import { userPoolOf } from '../call.js'
import { type ClientMetadata, metadataPart } from '../client-metadata.js'
import type { Engine } from '../engine.js'
import { isText } from '../is-text.js'
import { callAsUser } from '../session/call-as-user.js'
import { userFault } from './user-faults.js'

/** Attributes that are to be changed. */
export interface AttributeChanges {
  /** An attribute without a value is sent without one, as v6 does. */
  readonly attributes: Readonly<Record<string, string | undefined>>
  readonly clientMetadata?: ClientMetadata | undefined
}

/** An attribute that is to be verified. */
export interface AttributeCode {
  readonly name: string
  readonly clientMetadata?: ClientMetadata | undefined
}

/**
 * Changes attributes. The id token keeps its claims until it is refreshed.
 *
 * @returns where codes were sent: attributes that are there need one before they count as verified
 * @throws Fault `UserUnAuthenticatedException` where nobody is signed in, and what the service refuses
 */
export async function updateAttributes(
  engine: Engine,
  { attributes, clientMetadata }: AttributeChanges,
): Promise<readonly CodeDeliveryDetailsType[]> {
  const { CodeDeliveryDetailsList } = await callAsUser(engine, 'UpdateUserAttributes', {
    ...metadataPart(clientMetadata),
    UserAttributes: attributeList(attributes),
  })
  return CodeDeliveryDetailsList ?? []
}

/**
 * Deletes attributes.
 *
 * @throws Fault `UserUnAuthenticatedException` where nobody is signed in, and what the service refuses
 */
export async function deleteAttributes(engine: Engine, names: readonly string[]): Promise<void> {
  await callAsUser(engine, 'DeleteUserAttributes', { UserAttributeNames: [...names] })
}

/**
 * Has a code sent that verifies an attribute.
 *
 * @throws Fault `UserUnAuthenticatedException` where nobody is signed in, and what the service refuses
 */
export async function sendAttributeCode(
  engine: Engine,
  { name, clientMetadata }: AttributeCode,
): Promise<CodeDeliveryDetailsType | undefined> {
  const { CodeDeliveryDetails } = await callAsUser(engine, 'GetUserAttributeVerificationCode', {
    ...metadataPart(clientMetadata),
    AttributeName: name,
  })
  return CodeDeliveryDetails
}

/**
 * Verifies an attribute with the code that was sent.
 *
 * @throws Fault `EmptyConfirmUserAttributeCode`, `UserUnAuthenticatedException` where nobody is signed
 * in, and what the service refuses
 */
export async function confirmAttribute(
  engine: Engine,
  { name, code }: { readonly name: string; readonly code: string },
): Promise<void> {
  userPoolOf(engine)
  if (!isText(code)) throw userFault('EmptyConfirmUserAttributeCode')
  await callAsUser(engine, 'VerifyUserAttribute', { AttributeName: name, Code: code })
}

import type {
  AttributeType,
  CodeDeliveryDetailsType,
} from '@aws-sdk/client-cognito-identity-provider'
import { userPoolOf } from '../call.js'
import type { Engine } from '../engine.js'
import { callAsUser } from '../session/call-as-user.js'
import { userFault } from './user-faults.js'

/** What the Lambda triggers of the user pool are given besides. */
export type Metadata = Readonly<Record<string, string>> | undefined

/** Attributes that are to be changed. */
export interface AttributeChanges {
  /** An attribute without a value is sent without one, as v6 does. */
  readonly attributes: Readonly<Record<string, string | undefined>>
  readonly clientMetadata?: Metadata
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
    ClientMetadata: clientMetadata,
    UserAttributes: Object.entries(attributes).map(
      ([Name, Value]): AttributeType => ({ Name, Value }),
    ),
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
  { name, clientMetadata }: { readonly name: string; readonly clientMetadata?: Metadata },
): Promise<CodeDeliveryDetailsType | undefined> {
  const { CodeDeliveryDetails } = await callAsUser(engine, 'GetUserAttributeVerificationCode', {
    ClientMetadata: clientMetadata,
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
  if (!code) throw userFault('EmptyConfirmUserAttributeCode')
  await callAsUser(engine, 'VerifyUserAttribute', { AttributeName: name, Code: code })
}

import type { AttributeType } from '@aws-sdk/client-cognito-identity-provider'

/** Attributes as the service lists them. */
export function attributeList(
  attributes: Readonly<Record<string, string | undefined>>,
): AttributeType[] {
  return Object.keys(attributes).map((Name) => ({ Name, Value: attributes[Name] }))
}

/** What a Lambda trigger is told. */
export type ClientMetadata = Record<string, string>

/** What Lambda triggers are told by a call that has nothing of its own, once something says it. */
export const configuredMetadata: { value: ClientMetadata | undefined } = { value: undefined }

/** The options of a v6 call that takes metadata. */
export function metadataOptions(
  clientMetadata: ClientMetadata | undefined = configuredMetadata.value,
): {
  options?: { clientMetadata: ClientMetadata }
} {
  return clientMetadata ? { options: { clientMetadata } } : {}
}

/** What a Lambda trigger is told. */
export type ClientMetadata = Record<string, string>

/** The options of a v6 call that takes metadata. */
export function metadataOptions(clientMetadata?: ClientMetadata): {
  options?: { clientMetadata: ClientMetadata }
} {
  return clientMetadata ? { options: { clientMetadata } } : {}
}

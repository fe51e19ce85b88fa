/** What Lambda triggers are told besides: names and values as texts. */
export type ClientMetadata = Readonly<Record<string, string>>

/** The part of a request that Lambda triggers are told; empty where there is nothing to tell. */
export function metadataPart(metadata: ClientMetadata | undefined): {
  ClientMetadata?: Record<string, string>
} {
  return metadata === undefined ? {} : { ClientMetadata: metadata }
}

/** What the Lambda triggers of the user pool are given besides: names and values as texts. */
export type ClientMetadata = Record<string, string>

/** Options of a call, of which the service may know more than are listed here. */
export type ServiceOptions = Record<string, unknown>

/** Options of a call whose Lambda triggers can be told something. */
export type MetadataOptions = ServiceOptions & { clientMetadata?: ClientMetadata }
